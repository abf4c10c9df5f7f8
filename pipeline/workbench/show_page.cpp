#include "workbench/show_page.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "document/offset_map.h"
#include "io/gzip.h"
#include "records/digest.h"
#include "workbench/html.h"
#include "workbench/page_files.h"

namespace wirefacts {
namespace {

std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve(bytes.size() / 3 * 4 + 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t left = std::min<std::size_t>(3, bytes.size() - i);
    std::uint32_t bits = 0;
    for (std::size_t k = 0; k < 3; ++k) bits = bits << 8U | (k < left ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k) out += k <= left ? kDigits[bits >> (18U - 6U * k) & 63U] : '=';
  }
  return out;
}

std::string source_hash(std::string_view text) {
  const Sha256Value value = sha256(text);
  return "'sha256-" + base64({reinterpret_cast<const char*>(value.data()), value.size()}) + "'";
}

/// Only what is inside the page may run or draw: each by its hash.
std::string policy(std::string_view style, std::string_view script) {
  return "default-src 'none'; style-src " + source_hash(style) + "; script-src " + source_hash(script) +
         "; base-uri 'none'; form-action 'none'";
}

/// Control characters become blanks.
std::string html_text(std::string_view text) {
  std::string out = escaped_html(well_formed_text(text));
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  return out;
}

}  // namespace

std::string html_page(std::string_view title, const std::vector<std::string>& scripts, std::string_view json) {
  const std::string_view style = page_file("page.css");
  std::string script;
  for (const std::string& name : scripts) script += page_file(name);
  const std::pair<std::string_view, std::string> marks[] = {{"{{policy}}", policy(style, script)},
                                                            {"{{title}}", html_text(title)},
                                                            {"{{style}}", std::string(style)},
                                                            {"{{data}}", base64(deflated(json))},
                                                            {"{{script}}", script}};
  std::string page;
  std::string_view rest = page_file("page.html");
  for (const auto& [mark, text] : marks) {  // in the order of the template; what is filled in is not searched
    const std::size_t at = rest.find(mark);
    page.append(rest.substr(0, at)).append(text);
    rest.remove_prefix(at + mark.size());
  }
  return page.append(rest);
}

}  // namespace wirefacts
