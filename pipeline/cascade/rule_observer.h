#pragma once
// Who counts the work of rules while a trace is kept. It sees everything and changes nothing.

#include <cstdint>

#include "cascade/candidate.h"
#include "cascade/cascade.h"
#include "cascade/reference_matcher.h"

namespace wirefacts {

/// One for each worker.
class RuleObserver {
 public:
  RuleObserver() = default;
  RuleObserver(const RuleObserver&) = delete;
  RuleObserver& operator=(const RuleObserver&) = delete;
  virtual ~RuleObserver() = default;

  /// The sieves let the rule through to a window of so many tokens: it is tried there. Then its matches, then ends().
  virtual void begins(const CompiledRule& rule, std::uint32_t tokens) = 0;
  /// A match whose conditions hold. `tester`: the units of the window.
  virtual void matched(const CompiledStage& stage, const CompiledRule& rule, const RuleMatch& match,
                       const UnitTester& tester) = 0;
  virtual void ends() = 0;
};

}  // namespace wirefacts
