#pragma once
// Labels, their kinds and fields: schema.types, the columns of lists, and the built-in labels.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/source_file.h"
#include "document/annotation_set.h"

namespace wirefacts {

enum class LabelKind : std::uint8_t { entity, value, quotation, event, claim, mark, list, builtin };
enum class FieldType : std::uint8_t { text, integer, decimal, enumeration, reference };

struct FieldInfo {
  std::string name;
  FieldType type = FieldType::text;
  std::string enumeration;        // type enumeration: its name
  std::vector<std::string> refs;  // type reference: labels it may point to
  bool list = false;
  bool required = false;  // '!'
  std::optional<std::string> default_value;
  /// `realis` and `polarity`, which every event has without declaring them.
  bool implicit = false;
  SourceRange range;
};

/// A label of a type has the declared fields in order (events: then realis and polarity); a label of
/// a list its columns, then `lemma` and `inflection` when the list is inflected.
struct LabelInfo {
  std::string name;
  LabelKind kind = LabelKind::mark;
  std::vector<FieldInfo> fields;
  SourceRange range;  // where it is declared; no file for built-in ones
  /// A field could not be read (reported already): what seems unknown may be declared there.
  bool incomplete = false;
  [[nodiscard]] std::optional<std::uint32_t> field(std::string_view field_name) const;
};

/// The labels that the program itself makes or reads. Their numbers are fixed.
namespace labels {
inline constexpr Label kNumber{0};  // value form
inline constexpr Label kQuoted{1};
inline constexpr Label kHeadline{2};
inline constexpr Label kLead{3};
inline constexpr Label kBody{4};
inline constexpr Label kTable{5};
inline constexpr Label kKnown{6};  // type of form
}  // namespace labels

/// Immutable once the pack is built; shared by threads. Label numbers are dense: built-in ones first.
class Schema {
 public:
  /// Holds the built-in labels.
  Schema();

  /// none when there is no such label.
  [[nodiscard]] Label find(std::string_view name) const;
  [[nodiscard]] const LabelInfo& operator[](Label label) const { return labels_[static_cast<std::uint16_t>(label)]; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(labels_.size()); }
  /// Values of an enum in order; null when there is no such enum.
  [[nodiscard]] const std::vector<std::string>* enumeration(std::string_view name) const;
  /// Number of a field, or nothing.
  [[nodiscard]] std::optional<std::uint32_t> field(Label label, std::string_view name) const {
    return (*this)[label].field(name);
  }
  [[nodiscard]] std::vector<std::string> label_names() const;
  [[nodiscard]] const std::unordered_map<std::string, std::vector<std::string>>& enumerations() const { return enums_; }

  /// For an archive (base/archive.h).
  template <class A>
  void fields(A& a) {
    a(labels_, by_name_, enums_);
  }

  /// Adds a label, or gives the one of that name back to be changed.
  LabelInfo& declare(std::string_view name);
  void declare_enumeration(std::string name, std::vector<std::string> values);

 private:
  std::vector<LabelInfo> labels_;
  std::unordered_map<std::string, Label> by_name_;
  std::unordered_map<std::string, std::vector<std::string>> enums_;
};

/// "AGREEMENT_SIGN" for AgreementSign; "agreement_sign".
std::string upper_snake(std::string_view label_name);
std::string lower_snake(std::string_view label_name);

}  // namespace wirefacts
