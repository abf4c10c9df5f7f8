#include "segmentation/unicode.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "document/word_table.h"
#include "segmentation/segmenter.h"

namespace wirefacts {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

char fold_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

icu::StringPiece piece(std::string_view text) { return {text.data(), static_cast<std::int32_t>(text.size())}; }

/// `text` in the normal form; the text itself if ICU refuses (it has no memory).
std::string normalized(const icu::Normalizer2* form, std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(text.size()));
  UErrorCode error = U_ZERO_ERROR;
  form->normalizeUTF8(0, piece(text), sink, nullptr, error);
  return U_SUCCESS(error) ? out : std::string(text);
}

const icu::Normalizer2* composed_form() {
  static const icu::Normalizer2* const form = [] {
    UErrorCode error = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(error);
  }();
  return form;
}

const icu::Normalizer2* decomposed_form() {
  static const icu::Normalizer2* const form = [] {
    UErrorCode error = U_ZERO_ERROR;
    return icu::Normalizer2::getNFDInstance(error);
  }();
  return form;
}

std::string case_folded(std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(text.size()));
  UErrorCode error = U_ZERO_ERROR;
  icu::CaseMap::utf8Fold(0, piece(text), sink, nullptr, error);
  return U_SUCCESS(error) ? out : std::string(text);
}

bool is_apostrophe(char32_t c) { return c == 0x2019 || c == 0x02BC; }

void append(std::string& out, char32_t c) {
  std::uint8_t bytes[U8_MAX_LENGTH];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, c);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

void fold_any(std::string_view text, std::string& out) {
  const icu::Normalizer2* nfc = composed_form();
  // Folding may undo a composition and needs composed input for a few Greek letters: NFC twice.
  const std::string folded = normalized(nfc, case_folded(normalized(nfc, text)));
  out.clear();
  for (std::size_t i = 0; i < folded.size();) {
    const CodePoint c = code_point_at(folded, i);
    append(out, is_apostrophe(c.value) ? U'\'' : c.value);
    i += c.length;
  }
}

bool is_mark_or_format(char32_t c) {
  const std::uint32_t mask = U_GET_GC_MASK(static_cast<UChar32>(c));
  return (mask & (U_GC_M_MASK | U_GC_CF_MASK)) != 0;
}

/// Letters and digits of a token, counted; marks that only change the letter before are passed over.
struct ShapeCount {
  std::uint32_t all = 0, letters = 0, numbers = 0, upper = 0, lower = 0;
  bool begins_upper = false, ends_with_period = false;

  void add(char32_t c) {
    if (all > 0 && is_mark_or_format(c)) return;
    if (is_letter(c)) ++letters;
    if ((U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_N_MASK) != 0) ++numbers;
    if (is_upper(c)) ++upper;
    if (is_lower(c)) ++lower;
    if (all == 0) begins_upper = is_upper(c);
    ends_with_period = c == U'.';
    ++all;
  }
};

}  // namespace

namespace beyond_ascii {

CodePoint code_point_at(std::string_view text, std::size_t at) {
  // Four bytes decide; a window keeps ICU's 32-bit index small.
  const std::string_view window = text.substr(at, U8_MAX_LENGTH);
  std::int32_t i = 0;
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(window.data()), i, static_cast<std::int32_t>(window.size()), c);
  return {static_cast<char32_t>(c), static_cast<std::uint32_t>(i)};
}

CodePoint code_point_before(std::string_view text, std::size_t at) {
  const std::size_t begin = at < U8_MAX_LENGTH ? 0 : at - U8_MAX_LENGTH;
  const std::string_view window = text.substr(begin, at - begin);
  const auto size = static_cast<std::int32_t>(window.size());
  std::int32_t i = size;
  UChar32 c = 0;
  U8_PREV_OR_FFFD(reinterpret_cast<const std::uint8_t*>(window.data()), 0, i, c);
  return {static_cast<char32_t>(c), static_cast<std::uint32_t>(size - i)};
}

bool is_blank(char32_t c) {
  return u_isUWhiteSpace(static_cast<UChar32>(c)) || u_charType(static_cast<UChar32>(c)) == U_CONTROL_CHAR ||
         c == 0x200B || c == 0xFEFF;
}

bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)); }
bool is_digit(char32_t c) { return u_isdigit(static_cast<UChar32>(c)); }
bool is_lower(char32_t c) { return u_isULowercase(static_cast<UChar32>(c)); }
bool is_upper(char32_t c) { return u_isUUppercase(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c)); }

}  // namespace beyond_ascii

std::string_view trim_blanks(std::string_view text) {
  while (!text.empty()) {
    const CodePoint c = code_point_at(text, 0);
    if (!is_blank(c.value)) break;
    text.remove_prefix(c.length);
  }
  while (!text.empty()) {
    const CodePoint c = code_point_before(text, text.size());
    if (!is_blank(c.value)) break;
    text.remove_suffix(c.length);
  }
  return text;
}

void fold_into(std::string_view text, std::string& out) {
  if (!is_ascii(text)) return fold_any(text, out);
  out.resize(text.size());
  std::transform(text.begin(), text.end(), out.begin(), fold_ascii);
}

std::string fold(std::string_view text) {
  std::string out;
  fold_into(text, out);
  return out;
}

namespace {

bool is_mark(char32_t c) { return c >= 0x80 && (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0; }
bool is_dash(char32_t c) {
  return c < 0x80 ? c == U'-' : u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DASH) != 0;
}

/// fold_name of text in ASCII.
std::string fold_ascii_name(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (const char c : text) {
    if (c == '.') continue;
    if (c == '-' || is_blank(static_cast<char32_t>(c))) {
      blank = true;
      continue;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    out += fold_ascii(c);
  }
  return out;
}

}  // namespace

std::string fold_name(std::string_view text) {
  if (is_ascii(text)) return fold_ascii_name(text);
  const std::string plain = normalized(decomposed_form(), fold(text));
  std::string out;
  bool blank = false;
  for (std::size_t i = 0; i < plain.size();) {
    const CodePoint c = code_point_at(plain, i);
    i += c.length;
    if (c.value == U'.' || is_mark(c.value)) continue;
    if (is_blank(c.value) || is_dash(c.value)) {
      blank = true;
      continue;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    append(out, c.value);
  }
  return out;
}

std::uint32_t folded_ending(std::string_view text, std::string_view folded) {
  std::size_t at = text.size();
  std::size_t rest = folded.size();
  while (rest > 0) {
    const CodePoint have = code_point_before(text, at);
    const CodePoint want = code_point_before(folded, rest);
    if (have.length == 0) return 0;
    const UChar32 plain = is_apostrophe(have.value) ? U'\'' : static_cast<UChar32>(have.value);
    if (u_foldCase(plain, U_FOLD_CASE_DEFAULT) != static_cast<UChar32>(want.value)) return 0;
    at -= have.length;
    rest -= want.length;
  }
  return static_cast<std::uint32_t>(text.size() - at);
}

std::uint8_t shapes_of(std::string_view text) {
  ShapeCount n;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    n.add(c.value);
    i += c.length;
  }
  std::uint8_t shapes = 0;
  const auto set = [&](bool holds, Shape shape) {
    if (holds) shapes = static_cast<std::uint8_t>(shapes | static_cast<std::uint8_t>(shape));
  };
  const bool only_letters = n.letters == n.all;
  set(n.begins_upper && n.lower > 0, Shape::cap);
  set(only_letters && n.all > 1 && n.upper == n.all, Shape::all_caps);
  set(only_letters && n.upper == 0 && n.lower > 0, Shape::lower);
  set(n.begins_upper && (n.all == 1 || (n.all == 2 && n.ends_with_period)), Shape::initial);
  set(n.letters == 0 && n.numbers == 0, Shape::punct);
  return shapes;
}

}  // namespace wirefacts
