#include "workbench/html.h"

namespace wirefacts {

std::string escaped_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string escaped_xml(std::string_view text) {
  std::string out;
  for (const char c : escaped_html(text)) {
    if (c == '\n') out += "&#10;";
    else if (static_cast<unsigned char>(c) < ' ' && c != '\t') out += "\xEF\xBF\xBD";
    else out += c;
  }
  return out;
}

}  // namespace wirefacts
