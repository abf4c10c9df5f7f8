#include "resolution/dateline_date.h"

#include <algorithm>

namespace wirefacts {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string two_digits(const std::string& text) { return text.size() == 1 ? "0" + text : text; }
bool is_day(const std::string& number) { return !number.empty() && number.size() <= 2; }
bool is_year(const std::string& number) {
  return number.size() == 4 && (number.starts_with("19") || number.starts_with("20"));
}

/// "1996-08-30", as a few agencies write it.
bool is_iso(std::string_view date) {
  return date.size() == 10 && date[4] == '-' && date[7] == '-' && all_digits(date.substr(0, 4)) &&
         all_digits(date.substr(5, 2)) && all_digits(date.substr(8, 2));
}

class DatelineReader {
 public:
  DatelineReader(const Document& document, const AnnotationSet& annotations, const Schema& schema)
      : document_(document), annotations_(annotations), schema_(schema) {}

  std::string read() const {
    const Label label = schema_.find("Dateline"), month_label = schema_.find("Month");
    if (label == Label::none || month_label == Label::none || annotations_.by_begin(label).empty()) return {};
    const AnnotationId id = annotations_.by_begin(label).front();
    if (const std::string written = field(id, "date"); is_iso(written)) return written;
    const TokenSpan dateline = annotations_[id].span;
    for (const AnnotationId month : annotations_.by_begin(month_label)) {
      const TokenSpan span = annotations_[month].span;
      if (span.begin >= dateline.end) break;
      if (!dateline.covers(span)) continue;
      if (std::string date = around(span, dateline, two_digits(field(month, "number"))); !date.empty()) return date;
    }
    return {};
  }

 private:
  std::string around(TokenSpan month, TokenSpan dateline, const std::string& number) const {
    std::uint32_t behind = month.end;
    while (behind < dateline.end && word(behind) == ".") ++behind;
    std::string day = behind < dateline.end ? number_at(behind) : std::string();
    if (is_day(day)) {
      ++behind;
    } else {
      day = month.begin > dateline.begin ? number_at(month.begin - 1) : std::string();
    }
    if (!is_day(day) || number.size() != 2) return {};
    if (behind < dateline.end && word(behind) == ",") ++behind;
    const std::string year = behind < dateline.end ? number_at(behind) : std::string();
    return (is_year(year) ? year : "-") + "-" + number + "-" + two_digits(day);
  }

  std::string_view word(std::uint32_t token) const { return document_.word(token).text; }

  /// The numeral that a token is, in digits; "" when it is none.
  std::string number_at(std::uint32_t token) const {
    for (AnnotationId id = annotations_.first_at(token); id != AnnotationId::none; id = annotations_.next(id)) {
      if (annotations_[id].label != labels::kNumber || annotations_[id].span.size() != 1) continue;
      if (const std::string value = field(id, "value"); all_digits(value)) return value;
    }
    return {};
  }

  std::string field(AnnotationId id, std::string_view name) const {
    const Annotation& annotation = annotations_[id];
    const auto number = schema_.field(annotation.label, name);
    if (!number || *number >= annotation.fields.size()) return {};
    const FieldValue& value = annotation.fields[*number];
    if (value.kind == FieldValue::Kind::number) return value.number.to_string();
    return value.kind == FieldValue::Kind::text ? std::string(value.text) : std::string();
  }

  const Document& document_;
  const AnnotationSet& annotations_;
  const Schema& schema_;
};

}  // namespace

std::string dateline_date(const Document& document, const AnnotationSet& annotations, const Schema& schema) {
  return DatelineReader(document, annotations, schema).read();
}

}  // namespace wirefacts
