#pragma once
// Writes JSON into a string: commas, escapes, numbers. The hand-made counterpart of a JSON library, fast.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/decimal.h"

namespace wirefacts {

/// Appends `text` in quotation marks. Well-formed UTF-8 stays as it is; each ill-formed sequence becomes
/// one U+FFFD; control characters, NUL included, are escaped. Linear; 8 plain bytes at a time.
void append_json_string(std::string_view text, std::string& out);

/// Calls follow the grammar of JSON: REQUIRES a key before each value in an object, none in an array.
/// Nothing is checked. One thread at a time; `out` must outlive it.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  /// `name` is a constant of ours or a name of the schema; it is escaped all the same.
  void key(std::string_view name);

  void string(std::string_view text);
  void number(std::int64_t value);
  void number(std::uint64_t value);
  void number(const Decimal& value);
  void boolean(bool value);
  void null();

  void member(std::string_view name, std::string_view text) {
    key(name);
    string(text);
  }
  /// Nothing when the text is empty.
  void optional_member(std::string_view name, std::string_view text) {
    if (!text.empty()) member(name, text);
  }

 private:
  void separate() {
    if (comma_) out_ += ',';
    comma_ = true;
  }
  void open(char mark) {
    separate();
    out_ += mark;
    comma_ = false;
  }
  void close(char mark) {
    out_ += mark;
    comma_ = true;
  }

  std::string& out_;
  bool comma_ = false;  // the next key or element has one before it
};

}  // namespace wirefacts
