#include "workbench/missed_gold.h"

#include <algorithm>

#include "cascade/atom.h"
#include "document/offset_map.h"
#include "workbench/comparison.h"

namespace wirefacts {
namespace {

constexpr std::size_t kExamples = 2;
constexpr std::size_t kLongestExample = 400;  // bytes

std::string quoted_example(const Document& document, TokenSpan span) {
  const TokenSpan sentence = document.sentences()[document.sentence_of(span.begin)];
  const ByteSpan whole = document.bytes(sentence), inner = document.bytes(span);
  if (span.end > sentence.end || whole.size() > kLongestExample) return {};
  std::string out = "`";
  for (std::uint32_t i = whole.begin; i < whole.end; ++i) {
    const char c = document.text()[i];
    if (c == '`') return {};
    if (i == inner.begin) out += '[';
    if (c == '[' || c == ']') out += '\\';
    out += c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
    if (i + 1 == inner.end) out += ']';
  }
  return out + "`";
}

/// Reads one article against its gold.
class ArticleMiner {
 public:
  ArticleMiner(const RulePack& pack, const Analysis& analysis, const Article& article)
      : pack_(pack), analysis_(analysis), document_(analysis.document), offsets_(document_.text()), article_(article) {
    for (std::uint32_t t = 0; t < document_.token_count(); ++t) {
      starts_.push_back(offsets_.code_points(document_.token(t).begin));
      ends_.push_back(offsets_.code_points(document_.token(t).end));
    }
  }

  ArticleFindings mine(const GoldArticle& gold, const Extraction& found) {
    const auto wanted = compared_records(gold.record, article_.text), got = compared_records(found, article_.text);
    std::vector<bool> seen(wanted.size());
    for (const RecordPair& pair : pair_records(wanted, got, TypeMatch::same)) seen[pair.left] = true;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const ComparedRecord& record = wanted[i];
      const bool name = record.layer == RecordLayer::mention && !gold.events_only;
      if (!name && record.layer != RecordLayer::event) continue;
      const TokenSpan span = tokens(record.span);
      if (span.empty()) continue;
      if (name) out_.gold_names[record.type].insert({span.begin, span.end});
      if (seen[i] || is_pronoun(record)) continue;
      ++out_.missed;
      if (name) out_.names.push_back({record.type, contexts_of(document_, span), quoted_example(document_, span)});
      else add_trigger(record, span);
    }
    if (!gold.events_only) {
      for (const TokenSpan span : possible_names(document_))
        out_.places.emplace_back(span, contexts_of(document_, span));
    }
    return std::move(out_);
  }

 private:
  static bool is_pronoun(const ComparedRecord& record) {
    return std::any_of(record.fields.begin(), record.fields.end(), [](const ComparedField& field) {
      return field.name == "kind" && field.values.front().words.starts_with("pronoun");
    });
  }

  /// Tokens that lie inside the code points.
  [[nodiscard]] TokenSpan tokens(CharSpan span) const {
    const auto first = std::lower_bound(starts_.begin(), starts_.end(), span.start);
    const auto last = std::upper_bound(ends_.begin(), ends_.end(), span.end);
    const auto begin = static_cast<std::uint32_t>(first - starts_.begin());
    const auto end = static_cast<std::uint32_t>(last - ends_.begin());
    return {begin, std::max(begin, end)};
  }

  void add_trigger(const ComparedRecord& record, TokenSpan span) {
    const Label verb = pack_.cascade.known.verb_group;
    const bool is_verb = verb != Label::none && analysis_.annotations.touched(verb, {span.end - 1, span.end});
    const MatchContext context{document_, analysis_.annotations, pack_.cascade.lemma_field, pack_.cascade.name_field};
    const std::string lemma = span_lemma({span.end - 1, span.end}, context);
    const bool known = pack_.lists.lemmas().contains(lemma);
    const std::string pattern = known ? "<" + lemma + ">" : "\"" + document_.norm({span.end - 1, span.end}) + "\"";
    if (pattern.find_first_of("\\\"", 1) != pattern.size() - 1 && !known) return;
    TriggerGroup& group = out_.triggers[{record.type, is_verb ? "verb" : "noun", pattern}];
    ++group.missed;
    std::vector<std::string> fillers;  // as an example expects them
    for (const ComparedField& field : record.fields) {
      TokenSpan found;
      for (const ComparedValue& value : field.values) {
        const TokenSpan there = vote(group.roles[field.name], value, span);
        if (found.empty()) found = there;
      }
      if (found.empty()) continue;
      ++group.roles[field.name].events;
      if (field.values.size() == 1 && is_plain(found) && has_field(record.type, field.name)) {
        fillers.push_back(field.name + " \"" + std::string(document_.text(found)) + "\"");
      }
    }
    if (group.examples.size() < kExamples) {
      const std::string example = quoted_example(document_, {span.end - 1, span.end});
      if (!example.empty()) group.examples.push_back({example, fillers});
    }
  }

  /// The type itself, not the record around it, has the field: "asserted_by" is none.
  [[nodiscard]] bool has_field(const std::string& type, const std::string& field) const {
    for (std::uint16_t i = 0; i < pack_.schema.size(); ++i) {
      const LabelInfo& info = pack_.schema[Label{i}];
      if (info.kind == LabelKind::event && upper_snake(info.name) == type) return info.field(field).has_value();
    }
    return false;
  }

  /// An example may say the words: they are no figure or time, which compare by value, and need no escapes.
  [[nodiscard]] bool is_plain(TokenSpan words) const {
    for (const AnnotationId id : analysis_.annotations.starting_at(words.begin)) {
      const Annotation& a = analysis_.annotations[id];
      if (a.span == words && pack_.schema[a.label].kind == LabelKind::value) return false;
    }
    return document_.text(words).find_first_of("\"\\\n[]") == std::string_view::npos;
  }

  /// Where the filler stands in the sentence of the trigger; empty: it stands elsewhere.
  TokenSpan vote(RoleVotes& votes, const ComparedValue& value, TokenSpan trigger) {
    const TokenSpan sentence = document_.sentences()[document_.sentence_of(trigger.begin)];
    for (const CharSpan place : value.spans) {
      const TokenSpan span = tokens(place);
      if (span.empty() || span.begin < sentence.begin || span.end > sentence.end) continue;
      ++votes.positions[position(span, trigger, sentence)];
      return span;
    }
    return {};
  }

  /// The position of the rule language that would look there.
  [[nodiscard]] std::string position(TokenSpan filler, TokenSpan trigger, TokenSpan sentence) const {
    if (filler.end <= trigger.begin) return "subject";
    const Label preposition = pack_.cascade.known.preposition;
    for (std::uint32_t t = filler.begin; t > std::max(trigger.end, sentence.begin) && t + 4 > filler.begin; --t) {
      if (preposition == Label::none || !analysis_.annotations.covered(preposition, {t - 1, t})) continue;
      return "prep \"" + std::string(document_.word(t - 1).norm) + "\"";
    }
    return "object";
  }

  const RulePack& pack_;
  const Analysis& analysis_;
  const Document& document_;
  OffsetMap offsets_;
  const Article& article_;
  std::vector<std::uint32_t> starts_, ends_;  // code points of tokens
  ArticleFindings out_;
};

void add(std::map<TriggerKey, TriggerGroup>& to, const std::map<TriggerKey, TriggerGroup>& from) {
  for (const auto& [key, group] : from) {
    TriggerGroup& own = to[key];
    own.missed += group.missed;
    for (const auto& [role, votes] : group.roles) {
      for (const auto& [position, times] : votes.positions) own.roles[role].positions[position] += times;
      own.roles[role].events += votes.events;
    }
    for (const DraftExample& example : group.examples) {
      if (own.examples.size() < kExamples) own.examples.push_back(example);
    }
  }
}

}  // namespace

ArticleFindings missed_gold(const RulePack& pack, const Analysis& analysis, const Article& article,
                            const GoldArticle& gold, const Extraction& found) {
  return ArticleMiner(pack, analysis, article).mine(gold, found);
}

std::map<ContextKey, ContextGroup> count_contexts(const std::vector<ArticleFindings>& articles) {
  std::map<ContextKey, ContextGroup> out;
  std::set<std::string> types;
  std::uint32_t number = 0;
  for (const ArticleFindings& article : articles) {
    for (const auto& name : article.names) {
      types.insert(name.type);
      for (const NameContext& context : name.contexts) {
        ContextGroup& group = out[{name.type, context}];
        ++group.missed;
        group.names.push_back(number);
        if (group.examples.size() < kExamples && !name.example.empty()) group.examples.push_back({name.example, {}});
      }
      ++number;
    }
  }
  for (const ArticleFindings& article : articles) {
    for (const auto& [span, contexts] : article.places) {
      for (const NameContext& context : contexts) {
        for (const std::string& type : types) {
          const auto at = out.find({type, context});
          if (at == out.end()) continue;
          ++at->second.all;
          const auto gold = article.gold_names.find(type);
          if (gold != article.gold_names.end() && gold->second.contains({span.begin, span.end})) ++at->second.right;
        }
      }
    }
  }
  return out;
}

std::map<TriggerKey, TriggerGroup> join_triggers(const std::vector<ArticleFindings>& articles) {
  std::map<TriggerKey, TriggerGroup> out;
  for (const ArticleFindings& article : articles) add(out, article.triggers);
  return out;
}

}  // namespace wirefacts
