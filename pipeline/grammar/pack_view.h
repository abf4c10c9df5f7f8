#pragma once
// What checker and linter look up in a pack; private to grammar/.

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/ast.h"
#include "grammar/checker.h"
#include "grammar/defines.h"
#include "grammar/schema.h"

namespace wirefacts {

/// A name that expressions of a rule may use: a capture, a `given` name, a role, or `trigger`.
struct Captured {
  Name name;
  /// Labels of the annotation it stands for; empty: a piece of text.
  std::vector<std::string> labels;
  /// All that its text may be, and all that its lemma may be; none: not known.
  std::optional<std::vector<std::string>> texts, lemmas;
};

/// In the order in which the rule introduces them.
class Scope {
 public:
  /// A name that is there already gains the labels.
  void add(const Name& name, const std::vector<std::string>& labels);
  /// What the text of a trigger or capture may be, by the words of its pattern.
  void set_words(std::string_view name, std::optional<std::vector<std::string>> texts,
                 std::optional<std::vector<std::string>> lemmas);
  [[nodiscard]] const Captured* find(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> names() const;
  [[nodiscard]] const std::vector<Captured>& all() const { return items_; }

 private:
  std::vector<Captured> items_;
};

class PackView {
 public:
  PackView(const Grammar& grammar, const Schema& schema, const CheckerContext& context);

  static constexpr std::uint32_t kNever = 0xFFFFFFFF;

  /// Null: no such label.
  [[nodiscard]] const LabelInfo* label(std::string_view name) const;
  [[nodiscard]] bool is_list(std::string_view name) const;
  /// Calls f with every file of the list, in all layers.
  template <typename F>
  void for_tables(std::string_view list, F f) const {
    for (const auto& [path, layered] : context_.tables.all()) {
      for (const Table& table : layered) {
        if (table.header("label") == list) f(table);
      }
    }
  }
  /// A label of schema.types.
  [[nodiscard]] bool is_type(std::string_view name) const;
  /// The label has the field, or nobody can know: unknown or incomplete labels have every field.
  [[nodiscard]] bool has_field(std::string_view label, std::string_view field) const;
  /// The declared field, or null.
  [[nodiscard]] const FieldInfo* field(std::string_view label, std::string_view field) const;
  /// Fields of the labels and those of every text, sorted.
  [[nodiscard]] std::vector<std::string> fields_of(const std::vector<std::string>& labels) const;
  /// Number of the first stage that makes the label, or kNever. Lists and most built-in labels: 0 is
  /// not meant; ask only for types and Known.
  [[nodiscard]] std::uint32_t first_maker(std::string_view label) const;
  /// An earlier stage makes the label, or may: one without a place, or one that could not be read.
  [[nodiscard]] bool made_before(std::string_view label, std::uint32_t stage) const;
  /// The header of the first rule that makes the label; no file: none does.
  [[nodiscard]] SourceRange first_rule_of(std::string_view label) const;
  /// A stage or a rule header could not be read, so any label may be made anywhere.
  [[nodiscard]] bool makers_uncertain() const { return makers_uncertain_; }

  /// An inflected list has no lemmas that could be read, so any word may be one.
  [[nodiscard]] bool lemmas_uncertain() const { return lemmas_uncertain_; }

  /// "schema.types:3"; a list by its file alone; "" for built-in labels.
  [[nodiscard]] std::string where(std::string_view label) const;
  [[nodiscard]] std::string similar_label(std::string_view word, bool types_only) const;
  /// Of the lists inflected so ("verb", "noun"), if one there is similar, else of all.
  [[nodiscard]] std::string similar_lemma(std::string_view word, std::string_view inflection) const;
  [[nodiscard]] std::string similar(std::string_view word, const std::vector<std::string>& known) const;

  [[nodiscard]] const Defines& defines(std::uint32_t stage) const { return defines_[stage]; }
  [[nodiscard]] const Grammar& grammar() const { return grammar_; }
  [[nodiscard]] const Schema& schema() const { return schema_; }
  [[nodiscard]] const CheckerContext& context() const { return context_; }

  /// Labels of the annotation that a captured pattern stands for; empty: it captures text.
  [[nodiscard]] std::vector<std::string> labels_of(const Pattern& pattern, const Defines& defines) const;
  /// Of what the position finds.
  [[nodiscard]] std::vector<std::string> labels_of(const Position& position, const Defines& defines) const;
  /// All names of the rule. Roles come with the labels of all their positions.
  [[nodiscard]] Scope scope_of(const Rule& rule, const Defines& defines) const;

 private:
  const Grammar& grammar_;
  const Schema& schema_;
  const CheckerContext& context_;
  std::map<std::string, std::uint32_t, std::less<>> first_maker_;
  bool makers_uncertain_ = false, lemmas_uncertain_ = false;
  std::deque<Defines> defines_;  // by stage
  std::vector<std::string> label_names_, type_names_;
  mutable std::vector<std::string> lemmas_;  // sorted, filled when first needed
  mutable std::uint32_t searches_ = 0;
};

/// Labels and shapes that a constraint demands (not under '!'), in order; shapes left out.
std::vector<std::string> demanded_labels(const Pattern& constraint);

/// The range of the name in front of a capture, a feature or a call.
SourceRange first_word(SourceRange range, std::string_view word);
/// The range of the name at the end of a field access.
SourceRange last_word(SourceRange range, std::string_view word);

}  // namespace wirefacts
