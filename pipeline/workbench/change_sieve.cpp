#include "workbench/change_sieve.h"

#include <algorithm>

#include "workbench/rule_needs.h"

namespace wirefacts {
namespace {

/// Sentences in which something stands, as bits.
class Sentences {
 public:
  explicit Sentences(std::size_t count) : there_(count, false) {}
  void add(const Document& document, TokenSpan span) {
    for (std::uint32_t s = document.sentence_of(span.begin); s <= document.sentence_of(span.end - 1); ++s)
      there_[s] = true;
  }
  void keep(const Sentences& other) {
    for (std::size_t s = 0; s < there_.size(); ++s) there_[s] = there_[s] && other.there_[s];
  }
  [[nodiscard]] bool any() const { return std::find(there_.begin(), there_.end(), true) != there_.end(); }
  [[nodiscard]] static Sentences all(std::size_t count) {
    Sentences out(count);
    out.there_.assign(count, true);
    return out;
  }

 private:
  std::vector<bool> there_;
};

bool holds(const Atom& atom, AnnotationId id, const MatchContext& context) {
  return std::all_of(atom.features.begin(), atom.features.end(),
                     [&](const FeatureTest& test) { return feature_holds(test, id, context); });
}

Sentences where(const RuleNeed& need, const Analysis& analysis, const MatchContext& context) {
  const Document& document = analysis.document;
  Sentences out(document.sentences().size());
  for (std::uint32_t t = 0; t < document.token_count() && !need.words.empty(); ++t) {
    if (std::find(need.words.begin(), need.words.end(), document.word(t).norm) != need.words.end()) {
      out.add(document, {t, t + 1});
    }
  }
  for (const Atom& atom : need.annotations) {
    for (const AnnotationId id : analysis.annotations.with_label(atom.labels.front())) {
      if (holds(atom, id, context)) out.add(document, analysis.annotations[id].span);
    }
  }
  for (std::uint32_t i = 0; i < analysis.annotations.size() && !need.lemmas.empty(); ++i) {
    const auto id = static_cast<AnnotationId>(i);
    if (need.lemmas.contains(std::string(lemma_of(id, context)))) out.add(document, analysis.annotations[id].span);
  }
  return out;
}

}  // namespace

ChangeSieve::ChangeSieve(const RulePack& before, const RulePack& after)
    : after_(after), changes_(changes_between(before, after)) {
  if (!changes_.everything.empty()) return;
  for (const std::string& name : after.cascade.rule_names) changed_.push_back(changes_.rules.contains(name));
  for (const CompiledStage& stage : before.cascade.stages) {
    for (const CompiledRule& rule : stage.rules) {
      if (!changes_.rules.contains(before.cascade.rule_names[rule.number])) continue;
      old_rules_.push_back(needs_of(stage, rule, before, after));
    }
  }
  for (const std::string& form : changes_.forms) {
    std::vector<std::string> norms;
    for (const ByteSpan token : tokenize(form, after.segmentation)) {
      norms.push_back(fold(std::string_view(form).substr(token.begin, token.size())));
    }
    if (!norms.empty()) forms_[norms.front()].push_back(std::move(norms));
  }
}

bool ChangeSieve::form_stands_in(const Document& document) const {
  std::string norm;
  for (std::uint32_t t = 0; t < document.token_count() && !forms_.empty(); ++t) {
    const auto begun = forms_.find(norm.assign(document.word(t).norm));
    if (begun == forms_.end()) continue;
    for (const std::vector<std::string>& form : begun->second) {
      bool same = t + form.size() <= document.token_count();
      for (std::size_t i = 1; i < form.size() && same; ++i) {
        same = document.word(t + static_cast<std::uint32_t>(i)).norm == form[i];
      }
      if (same) return true;
    }
  }
  return false;
}

bool ChangeSieve::may_match(const NeedyRule& rule, const Analysis& analysis) const {
  const MatchContext context{analysis.document, analysis.annotations, after_.cascade.lemma_field,
                             after_.cascade.name_field};
  std::uint64_t gates = 0;
  for (std::uint32_t t = 0; t < analysis.document.token_count() && rule.all_gates != 0; ++t) {
    gates |= rule.gates.met_by(analysis.document.word(t).norm);
  }
  if ((gates & rule.all_gates) != rule.all_gates) return false;
  Sentences possible = Sentences::all(analysis.document.sentences().size());
  for (const RuleNeed& need : rule.needs) {
    const Sentences there = where(need, analysis, context);
    if (!there.any()) return false;
    if (!rule.over_paragraph) possible.keep(there);
  }
  return possible.any();
}

bool ChangeSieve::old_may_differ(const Analysis& analysis) const {
  return form_stands_in(analysis.document) ||
         std::any_of(old_rules_.begin(), old_rules_.end(),
                     [&](const NeedyRule& rule) { return may_match(rule, analysis); });
}

}  // namespace wirefacts
