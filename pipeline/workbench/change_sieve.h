#pragma once
// Articles in which two packs cannot say anything different: no rule that changed can match there, and no form of a row
// that changed stands there. Then, stage by stage, both find the same; one run speaks for both.

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "cascade/rule_observer.h"
#include "cascade/word_gates.h"
#include "extractor.h"
#include "workbench/pack_changes.h"

namespace wirefacts {

/// Something that every match of a rule contains: one of these.
struct RuleNeed {
  std::vector<std::string> words;  // norms
  std::vector<Atom> annotations;   // labels and features, numbered as in the new pack
  std::unordered_set<std::string> lemmas;
};

/// A rule of the old pack, and what must stand in a window of its stage.
struct NeedyRule {
  bool over_paragraph = false;
  std::vector<RuleNeed> needs;  // all of them; none: it may match anywhere
  WordGates gates;              // of a scan: words of the article meet them all
  std::uint64_t all_gates = 0;
};

/// Of one comparison; immutable, shared by threads. The packs must outlive it.
class ChangeSieve {
 public:
  ChangeSieve(const RulePack& before, const RulePack& after);

  [[nodiscard]] const PackChanges& changes() const { return changes_; }
  /// The rule of the new pack has changed.
  [[nodiscard]] bool changed(std::uint32_t rule) const { return changed_[rule]; }
  /// In an article as the new pack analyzed it, where none of its changed rules matched, the old one may still find
  /// something else. Linear in the text for each changed rule.
  [[nodiscard]] bool old_may_differ(const Analysis& analysis) const;

 private:
  [[nodiscard]] bool form_stands_in(const Document& document) const;
  [[nodiscard]] bool may_match(const NeedyRule& rule, const Analysis& analysis) const;

  const RulePack& after_;
  PackChanges changes_;
  std::vector<bool> changed_;  // by rule of the new pack
  std::vector<NeedyRule> old_rules_;
  /// Norms of changed forms, by the norm of their first token.
  std::unordered_map<std::string, std::vector<std::vector<std::string>>> forms_;
};

/// Sees whether a changed rule of the new pack matched in an article. One article at a time.
class ChangeObserver final : public RuleObserver {
 public:
  explicit ChangeObserver(const ChangeSieve& sieve) : sieve_(sieve) {}
  void begins(const CompiledRule&, std::uint32_t) override {}
  void matched(const CompiledStage&, const CompiledRule& rule, const RuleMatch&, const UnitTester&) override {
    seen = seen || sieve_.changed(rule.number);
  }
  void ends() override {}
  bool seen = false;

 private:
  const ChangeSieve& sieve_;
};

}  // namespace wirefacts
