#pragma once
// Patterns over units, compiled: defines written out, every one-unit test an atom of its stage.

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "cascade/atom.h"
#include "grammar/ast.h"
#include "grammar/schema.h"
#include "segmentation/segmenter.h"

namespace wirefacts {

inline constexpr std::uint32_t kMaxUnits = 400;   // of a window
inline constexpr std::uint32_t kMaxContext = 12;  // units in front of a match that `after` reads

struct PatternNode {
  enum class Kind : std::uint8_t { atom, sequence, choice, repeat, capture, gap, start, end, rest };
  Kind kind = Kind::sequence;
  std::uint32_t atom = 0;  // kind atom: number in the stage's atoms
  std::uint32_t low = 0;   // repeat
  std::uint32_t high = 0;  // repeat (Pattern::kUnbounded), gap
  std::uint32_t slot = 0;  // capture: number of its name in the rule
  SourceRange range;
  std::vector<PatternNode> parts;
};

/// Units of the longest match; Pattern::kUnbounded when there is none.
std::uint32_t longest_match(const PatternNode& node);

/// The atoms of one stage; equal ones are one.
struct AtomTable {
  std::vector<Atom> atoms;
  std::unordered_map<std::string, std::uint32_t> by_text;
};

/// Names of captures, roles and given annotations of one rule → slots. Immutable once its rule is compiled.
class SlotTable {
 public:
  std::uint32_t slot(const std::string& name);
  /// Nothing when the rule has no such name.
  [[nodiscard]] std::optional<std::uint32_t> find(const std::string& name) const;
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(names_.size()); }
  [[nodiscard]] const std::string& name(std::uint32_t slot) const { return names_[slot]; }
  /// For an archive (base/archive.h).
  template <class A>
  void fields(A& a) {
    a(names_);
  }

 private:
  std::vector<std::string> names_;
};

/// Compiles patterns of one pack, before its symbols are frozen. The grammar has passed the checker.
/// One thread at a time.
class PatternCompiler {
 public:
  PatternCompiler(const Schema& schema, const SegmentationTables& tables, SymbolTable& symbols)
      : schema_(schema), tables_(tables), symbols_(symbols) {}

  /// `stage` gives the defines; captures get slots; atoms go into `atoms`.
  PatternNode compile(const Pattern& pattern, const Stage& stage, AtomTable& atoms, SlotTable& slots);
  /// A single constraint.
  Atom constraint(const Pattern& pattern);
  /// The atom that holds for a closing . ! or ?, which Rest leaves out.
  std::uint32_t closing_marks(AtomTable& atoms);
  /// Field numbers of a feature in every label.
  [[nodiscard]] FieldMap field_map(std::string_view name) const;

 private:
  PatternNode literal(const Pattern& pattern, AtomTable& atoms);
  PatternNode atom_node(Atom atom, const std::string& key, const Pattern& pattern, AtomTable& atoms);
  UnitTest test(const Pattern& pattern);
  UnitTerm term(const Pattern& pattern);
  std::vector<Symbol> norm(std::string_view text);

  const Schema& schema_;
  const SegmentationTables& tables_;
  SymbolTable& symbols_;
};

/// The shape with this name, if it is one ("Cap"); "Any" is none of them.
std::optional<Shape> shape_named(std::string_view name);

/// Labels that a pattern names, under `!`, too: what is not seen can not be refused.
std::vector<std::string> labels_named(const Pattern& pattern);

/// Atoms of which every match of the pattern contains one unit each.
std::vector<std::uint32_t> mandatory_atoms(const PatternNode& node);

}  // namespace wirefacts
