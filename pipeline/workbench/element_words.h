#pragma once
// Which words of an article each element of a rule took, for every match whose conditions hold.

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "cascade/group_line.h"
#include "cascade/rule_observer.h"
#include "cascade/trigger_matcher.h"
#include "rule_pack.h"

namespace wirefacts {

/// An element of a pattern, a trigger, a line of roles, a capture of a scan, or one of `after` and `before`.
struct ElementWords {
  std::string element;  // as written, on one line: "[Person]", "party subject [Person]"
  ByteSpan words;
  AnnotationId annotation = AnnotationId::none;  // that the element took; none: words as such
};

/// Looks on while one article is analyzed: the observer of its trace. `pack` must outlive it.
class ElementRecorder final : public RuleObserver {
 public:
  explicit ElementRecorder(const RulePack& pack) : pack_(pack) {}

  void begins(const CompiledRule&, std::uint32_t) override {}
  void matched(const CompiledStage& stage, const CompiledRule& rule, const RuleMatch& match,
               const UnitTester& tester) override;
  void ends() override {}

  /// Of the record that a rule made over these tokens: elements of patterns in order of the text, of trigger rules as
  /// written. Empty: it made none there.
  [[nodiscard]] const std::vector<ElementWords>& of(std::uint32_t rule, TokenSpan span) const;

 private:
  const RulePack& pack_;
  std::map<std::pair<std::uint32_t, TokenSpan>, std::vector<ElementWords>> found_;  // by rule and its record's tokens
};

/// What the first position of a line that finds anything finds, as the engine fills it.
struct FilledLine {
  std::size_t position = 0;  // of the line; of no meaning without captures
  std::vector<Capture> captures;
};
FilledLine fill_line(TriggerMatcher& matcher, const CompiledStage& stage, const ArgumentLine& line,
                     const Trigger& trigger, const GroupLine& groups, const Bindings& bindings);

/// "verb", "noun", "adjective".
const char* name_of(TriggerWord word);

}  // namespace wirefacts
