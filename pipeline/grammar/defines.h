#pragma once
// The defines of a stage, made safe to walk: no cycles, no explosion.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/ast.h"

namespace wirefacts {

/// Of a pattern with its defines written out; counts stop at 1,000,000.
struct PatternSize {
  std::uint64_t atoms = 0;
  std::uint64_t depth = 0;        // levels of the tree
  std::uint64_t repetitions = 1;  // largest product of bounds of repetitions inside one another

  static constexpr std::uint64_t kMostAtoms = 10000;
  static constexpr std::uint64_t kMostDepth = 1000;
  static constexpr std::uint64_t kMostRepetitions = 1000;  // the limit of RE2
  [[nodiscard]] bool fits() const { return atoms <= kMostAtoms && depth <= kMostDepth; }
};

/// Immutable; views the stage, which must outlive it.
class Defines {
 public:
  explicit Defines(const Stage& stage);

  /// The body of a define that can be walked: it ends, and fits. Null for others and unknown names.
  [[nodiscard]] const Pattern* find(std::string_view name) const;
  [[nodiscard]] bool declared(std::string_view name) const;
  /// REQUIRES for a true picture: names without a walkable body count as one atom.
  [[nodiscard]] PatternSize size(const Pattern& pattern) const;
  /// Defines that reach themselves, one for each ring, with the shortest way: a b a.
  [[nodiscard]] const std::map<std::string, std::vector<std::string>>& cycles() const { return cycles_; }
  /// Defines too large to be walked.
  [[nodiscard]] const std::set<std::string>& too_large() const { return too_large_; }

 private:
  void find_cycles(const std::set<std::string>& unsettled);

  const Stage& stage_;
  std::map<std::string, std::vector<std::string>> references_;  // define → defines it names
  std::map<std::string, PatternSize, std::less<>> sizes_;       // of those that can be walked
  std::map<std::string, std::vector<std::string>> cycles_;
  std::set<std::string> too_large_;
};

/// Whether a match may take no unit (no character, in a scan). Names without a walkable body take one.
bool may_be_empty(const Pattern& pattern, const Defines& defines, bool characters = false);

/// Calls `visit` for the node and all nodes below it, in the order written; defines are not entered.
template <typename Visit>
void walk(const Pattern& node, const Visit& visit) {
  visit(node);
  for (const Pattern& part : node.parts) walk(part, visit);
}

template <typename Visit>
void walk(const Expression& node, const Visit& visit) {
  visit(node);
  for (const Expression& part : node.parts) walk(part, visit);
}

/// The same with the bodies of defines behind their names.
template <typename Visit>
void walk_through(const Pattern& node, const Defines& defines, const Visit& visit) {
  visit(node);
  for (const Pattern& part : node.parts) walk_through(part, defines, visit);
  if (node.kind != Pattern::Kind::name) return;
  if (const Pattern* body = defines.find(node.text)) walk_through(*body, defines, visit);
}

}  // namespace wirefacts
