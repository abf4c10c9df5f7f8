#include "example_runner.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace wirefacts {
namespace {

/// A value as examples write it.
class ValuePrinter {
 public:
  ValuePrinter(const RulePack& pack, const Analysis& analysis) : pack_(pack), analysis_(analysis) {}

  [[nodiscard]] std::string show(const FieldValue& value) const {
    switch (value.kind) {
      case FieldValue::Kind::null: return "null";
      case FieldValue::Kind::text: return "\"" + std::string(value.text) + "\"";
      case FieldValue::Kind::number: return value.number.to_string();
      case FieldValue::Kind::annotation: {
        const Annotation& a = analysis_.annotations[value.annotation];
        return pack_.schema[a.label].name + " \"" + std::string(analysis_.document.text(a.span)) + "\"";
      }
      case FieldValue::Kind::list: {
        std::string out = "[";
        for (const FieldValue& item : value.items) out += (out.size() > 1 ? ", " : "") + show(item);
        return out + "]";
      }
    }
    return {};
  }

 private:
  const RulePack& pack_;
  const Analysis& analysis_;
};

std::string show_expected(const ExpectedValue& expected) {
  if (expected.null) return "null";
  std::string out;
  for (const auto& item : expected.items) out += (out.empty() ? "" : ", ") + join(item);
  return expected.list ? "[" + out + "]" : out;
}

/// Compares a field with what an example expects of it.
class ValueMatcher {
 public:
  ValueMatcher(const RulePack& pack, const Analysis& analysis)
      : pack_(pack), analysis_(analysis), context_{analysis.document, analysis.annotations, pack.cascade.lemma_field,
                                                   pack.cascade.name_field} {}

  [[nodiscard]] bool matches(const ExpectedValue& expected, const FieldValue& actual) const {
    if (expected.null) return actual.is_null();
    if (!expected.list) return matches_item(expected.items.front(), actual);
    const std::size_t count = actual.kind == FieldValue::Kind::list ? actual.items.size() : actual.is_null() ? 0 : 1;
    if (count != expected.items.size()) return false;
    for (std::size_t i = 0; i < count; ++i) {
      const FieldValue& item = actual.kind == FieldValue::Kind::list ? actual.items[i] : actual;
      if (!matches_item(expected.items[i], item)) return false;
    }
    return true;
  }

 private:
  [[nodiscard]] bool matches_item(const std::vector<std::string>& expected, const FieldValue& actual) const {
    if (actual.kind == FieldValue::Kind::list) {
      return actual.items.size() == 1 && matches_item(expected, actual.items.front());
    }
    if (actual.kind == FieldValue::Kind::annotation) return matches_record(expected, actual.annotation);
    const std::string text = join(expected);
    return same_value(actual, text, Decimal::parse(text), context_);
  }

  /// An entity by its words or its first field, another record by its required fields in schema order.
  [[nodiscard]] bool matches_record(const std::vector<std::string>& expected, AnnotationId id) const {
    const Annotation& a = analysis_.annotations[id];
    if (expected.size() == 1 && expected.front() == analysis_.document.text(a.span)) return true;
    const LabelInfo& info = pack_.schema[a.label];
    std::vector<std::uint32_t> fields;
    for (std::uint32_t f = 0; f < info.fields.size(); ++f) {
      if (info.kind == LabelKind::entity ? f == 0 : info.fields[f].required) fields.push_back(f);
    }
    if (fields.empty()) {
      if (const auto form = info.field("form")) fields.push_back(*form);
    }
    if (expected.size() > fields.size()) return false;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      if (fields[i] >= a.fields.size() || !matches_item({expected[i]}, a.fields[fields[i]])) return false;
    }
    return true;
  }

  const RulePack& pack_;
  const Analysis& analysis_;
  MatchContext context_;
};

/// One example against one analysis.
class ExampleCheck {
 public:
  ExampleCheck(const RulePack& pack, const Rule& rule, std::uint32_t number, const Example& example,
               const Analysis& analysis, const Trace& trace)
      : pack_(pack), rule_(rule), number_(number), example_(example), analysis_(analysis), trace_(trace),
        matcher_(pack, analysis), printer_(pack, analysis) {
    for (std::uint32_t i = 0; i < analysis.annotations.size(); ++i) {
      const auto id = static_cast<AnnotationId>(i);
      if (analysis.annotations[id].source == SourceId::rule(number)) made_.push_back(id);
    }
    for (const Amendment& a : analysis.annotations.amendments()) {
      if (a.rule == SourceId::rule(number)) amended_.push_back(a);
    }
  }

  [[nodiscard]] bool made_nothing() const { return made_.empty() && amended_.empty(); }

  /// Empty: it holds.
  std::string problem() {
    if (!rule_.vetoes.empty()) return veto_problem();
    if (example_.kind == Example::Kind::counter) return counter_problem();
    if (!rule_.makes) return amendment_problem();
    if (made_.empty()) return "no match kept" + losers();
    std::string found = span_problem();
    return found.empty() ? field_problem() : found;
  }

 private:
  std::string words(TokenSpan span) const { return "'" + std::string(analysis_.document.text(span)) + "'"; }

  std::string veto_problem() const {
    const bool hit = std::any_of(trace_.entries.begin(), trace_.entries.end(), [&](const TraceEntry& e) {
      return e.outcome == TraceEntry::Outcome::vetoes && e.rule == number_;
    });
    if (hit == (example_.kind != Example::Kind::counter)) return {};
    return hit ? "counter: vetoes something" : "vetoes nothing";
  }

  std::string counter_problem() const {
    if (!made_.empty()) return "counter matched: " + words(analysis_.annotations[made_.front()].span);
    return amended_.empty() ? std::string() : "counter amends at " + words(amended_.front().by);
  }

  std::string amendment_problem() const {
    if (amended_.empty()) return "amends nothing" + losers();
    for (const Expectation& e : example_.expectations) {
      std::string got;
      bool found = false;
      for (const Amendment& a : amended_) {
        const Annotation& target = analysis_.annotations[a.target];
        if (pack_.schema[target.label].fields[a.field].name != e.path.back().text) continue;
        found = found || matcher_.matches(e.value, target.fields[a.field]);
        got += (got.empty() ? "" : "; ") + printer_.show(target.fields[a.field]);
      }
      if (!found) return mismatch(e, got.empty() ? "nothing" : got);
    }
    return {};
  }

  static std::string mismatch(const Expectation& e, const std::string& got) {
    return e.path.back().text + ": expected " + show_expected(e.value) + ", got " + got;
  }

  std::string losers() const {
    std::string out;
    for (const TraceEntry& e : trace_.entries) {
      if (e.rule != number_) continue;
      const bool fell = e.outcome == TraceEntry::Outcome::beaten || e.outcome == TraceEntry::Outcome::vetoed;
      if (!fell && e.outcome != TraceEntry::Outcome::quarantined) continue;
      if (!fell) {
        const Label label = pack_.schema.find(rule_.makes->text);
        out += "; " + words(e.span) + " lacks '" + pack_.schema[label].fields[e.field].name + "'";
      } else {
        out += std::string("; ") + words(e.span) +
               (e.outcome == TraceEntry::Outcome::vetoed ? " was vetoed by " : " was beaten by ") +
               pack_.cascade.rule_names[e.other] + " " + words(e.other_span);
      }
    }
    return out;
  }

  std::string span_problem() const {
    std::string got;
    for (const AnnotationId id : made_) got += (got.empty() ? "" : ", ") + words(analysis_.annotations[id].span);
    const auto stands = [&](ByteSpan wanted) {
      return std::any_of(made_.begin(), made_.end(), [&](AnnotationId id) {
        return analysis_.document.bytes(analysis_.annotations[id].span) == wanted;
      });
    };
    for (const auto& [begin, end] : example_.spans) {
      if (!stands({begin, end})) {
        return "span: expected '" + example_.text.substr(begin, end - begin) + "', got " + got + losers();
      }
    }
    if (example_.spans.empty()) return {};
    for (const AnnotationId id : made_) {
      const ByteSpan bytes = analysis_.document.bytes(analysis_.annotations[id].span);
      const bool marked = std::any_of(example_.spans.begin(), example_.spans.end(), [&](const auto& span) {
        return span.first == bytes.begin && span.second == bytes.end;
      });
      if (!marked) return "span not marked: " + words(analysis_.annotations[id].span);
    }
    return {};
  }

  std::string field_problem() const {
    std::string first;
    for (const AnnotationId id : made_) {
      std::string bad;
      for (const Expectation& e : example_.expectations) {
        const FieldValue value = value_of(id, e.path.front().text);
        if (!matcher_.matches(e.value, value)) bad += (bad.empty() ? "" : "; ") + mismatch(e, printer_.show(value));
      }
      if (bad.empty()) return {};
      if (first.empty()) first = bad;
    }
    return first;
  }

  FieldValue value_of(AnnotationId id, const std::string& name) const {
    const Annotation& a = analysis_.annotations[id];
    if (name == "trigger") return FieldValue::of_text(analysis_.document.text(a.span));
    const auto field = pack_.schema.field(a.label, name);
    return field && *field < a.fields.size() ? a.fields[*field] : FieldValue();
  }

  const RulePack& pack_;
  const Rule& rule_;
  std::uint32_t number_;
  const Example& example_;
  const Analysis& analysis_;
  const Trace& trace_;
  ValueMatcher matcher_;
  ValuePrinter printer_;
  std::vector<AnnotationId> made_;
  std::vector<Amendment> amended_;
};

}  // namespace

Article example_article(const Rule& rule, const Example& example) {
  Article article;
  article.id = "example";
  article.text = example.text;
  const bool headline = std::any_of(rule.in.begin(), rule.in.end(), [](const InClause& in) {
    return !in.negated &&
           std::any_of(in.labels.begin(), in.labels.end(), [](const Name& label) { return label.text == "Headline"; });
  });
  const std::size_t blank = article.text.find("\n\n");
  if (blank != std::string::npos) {
    article.has_title = true;
    article.text_start = static_cast<std::uint32_t>(blank + 2);
  } else if (headline) {
    article.has_title = true;
    article.text_start = static_cast<std::uint32_t>(article.text.size());
  }
  return article;
}

std::vector<ExampleResult> run_examples(const RulePack& pack, const std::function<bool(const std::string&)>& wanted) {
  std::vector<ExampleResult> out;
  Extractor extractor(pack, identity_of(pack, ""));
  std::uint32_t number = 0;
  for (std::uint32_t s = 0; s < pack.cascade.grammar->stages.size(); ++s) {
    const Stage& stage = pack.cascade.grammar->stages[s];
    for (const Rule& rule : stage.rules) {
      const std::uint32_t rule_number = number++;
      if (!wanted(pack.cascade.rule_names[rule_number])) continue;
      for (const Example& example : rule.examples) {
        const Article article = example_article(rule, example);
        Trace trace;
        const Analysis analysis = extractor.analyze(article, &trace, s);
        ExampleResult result{&stage, &rule, &example, false, {}, false};
        ExampleCheck check(pack, rule, rule_number, example, analysis, trace);
        result.problem = check.problem();
        result.unmatched = !result.problem.empty() && example.kind == Example::Kind::example && check.made_nothing();
        if (example.kind == Example::Kind::todo) {
          result.problem = result.problem.empty() ? "todo passes now: make it an example" : "";
        }
        result.holds = result.problem.empty();
        out.push_back(std::move(result));
      }
    }
  }
  return out;
}

}  // namespace wirefacts
