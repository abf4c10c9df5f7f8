#include "batch/dead_letters.h"

#include <unistd.h>

#include <filesystem>

#include "base/utf8.h"
#include "io/json_writer.h"

namespace wirefacts {
namespace {

std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t three = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      three = three << 8U | (at + k < bytes.size() ? static_cast<unsigned char>(bytes[at + k]) : 0U);
    }
    const std::size_t digits = std::min<std::size_t>(bytes.size() - at, 3) + 1;
    for (std::size_t k = 0; k < 4; ++k) out += k < digits ? kDigits[three >> (18 - 6 * k) & 63U] : '=';
  }
  return out;
}

}  // namespace

std::string to_json(const DeadLetter& letter) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.member("path", letter.place.path);
  if (letter.place.line > 0) {
    json.key("line");
    json.number(letter.place.line);
  }
  json.key("offset");
  json.number(letter.place.offset);
  json.key("length");
  json.number(letter.place.length);
  json.member("stage", letter.stage);
  json.member("reason", letter.code);
  json.optional_member("message", letter.message);
  json.optional_member("doc_id", letter.doc_id);
  if (is_well_formed(letter.input)) {
    json.member("input", letter.input);
  } else {
    json.member("input_base64", base64(letter.input));
  }
  json.end_object();
  return out;
}

Result<void> DeadLetters::write(const DeadLetter& letter) {
  if (!file_.is_open()) {
    auto file = File::for_appending(path_);
    if (!file) return file.error();
    file_ = std::move(*file);
  }
  return file_.write(to_json(letter) + '\n');
}

Result<void> DeadLetters::begin() {
  // A device or a pipe is written to, never taken away: /dev/null is everybody's.
  std::error_code code;
  const auto type = std::filesystem::status(path_, code).type();
  if (type == std::filesystem::file_type::character || type == std::filesystem::file_type::fifo) return {};
  if (::unlink(path_.c_str()) == 0 || ::access(path_.c_str(), F_OK) != 0) return {};
  return file_error(ErrorKind::cannot_create, "cannot replace", path_);
}

}  // namespace wirefacts
