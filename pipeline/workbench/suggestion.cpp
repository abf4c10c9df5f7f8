#include "workbench/suggestion.h"

#include <algorithm>
#include <memory>
#include <set>
#include <unordered_map>

#include "cascade/atom.h"
#include "document/offset_map.h"
#include "extractor.h"
#include "grammar/printer.h"
#include "workbench/comparison.h"
#include "workbench/context_miner.h"
#include "workbench/parallel.h"

namespace wirefacts {
namespace {

constexpr std::size_t kExamples = 2;
constexpr std::size_t kLongestExample = 400;  // bytes

/// Where in a sentence the fillers of a role stand, seen from the trigger.
struct RoleVotes {
  std::map<std::string, std::uint32_t> positions;  // `subject`, `prep "in"`
  std::uint32_t events = 0;                        // that have a filler of the role in the sentence
};

/// One missed event, or many with the same trigger.
struct TriggerGroup {
  std::uint32_t missed = 0;
  std::map<std::string, RoleVotes> roles;
  std::vector<std::string> examples;
};

struct ContextGroup {
  std::uint32_t missed = 0, right = 0, all = 0;  // places of the pattern: right ones are in the gold
  std::vector<std::string> examples;
  std::vector<std::uint32_t> names;  // numbers of missed names
};

using ContextKey = std::pair<std::string, NameContext>;                // type, context
using TriggerKey = std::tuple<std::string, std::string, std::string>;  // type, "verb", `<walk>`

/// What one article adds.
struct ArticleFindings {
  struct MissedName {
    std::string type;
    std::vector<NameContext> contexts;
    std::string example;
  };
  std::string stranger;  // place of a gold of another text
  std::vector<MissedName> names;
  std::map<TriggerKey, TriggerGroup> triggers;
  std::map<std::string, std::set<std::pair<std::uint32_t, std::uint32_t>>> gold_names;  // type → token spans
  std::vector<std::pair<TokenSpan, std::vector<NameContext>>> places;
  std::uint64_t missed = 0;
};

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
    std::string fillers;  // as an example expects them
    for (const ComparedField& field : record.fields) {
      TokenSpan found;
      for (const ComparedValue& value : field.values) {
        const TokenSpan there = vote(group.roles[field.name], value, span);
        if (found.empty()) found = there;
      }
      if (found.empty()) continue;
      ++group.roles[field.name].events;
      if (field.values.size() == 1 && is_plain(found)) {
        fillers += (fillers.empty() ? " => " : ", ") + field.name + " \"" + std::string(document_.text(found)) + "\"";
      }
    }
    if (group.examples.size() < kExamples) {
      const std::string example = quoted_example(document_, {span.end - 1, span.end});
      if (!example.empty()) group.examples.push_back(example + fillers);
    }
  }

  /// An example may say the words: they are no figure or time, which compare by value, and need no escapes.
  [[nodiscard]] bool is_plain(TokenSpan words) const {
    for (AnnotationId id = analysis_.annotations.first_at(words.begin); id != AnnotationId::none;
         id = analysis_.annotations.next(id)) {
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

/// Labels of types by their names in records.
std::unordered_map<std::string, Label> labels_by_type(const Schema& schema) {
  std::unordered_map<std::string, Label> out;
  for (std::uint16_t i = 0; i < schema.size(); ++i) out.emplace(upper_snake(schema[Label{i}].name), Label{i});
  return out;
}

std::string stage_of(const Cascade& cascade, Label label) {
  for (const CompiledStage& stage : cascade.stages) {
    for (const CompiledRule& rule : stage.rules) {
      if (rule.makes == label) return stage.name;
    }
  }
  return {};
}

class Drafter {
 public:
  Drafter(const RulePack& pack, const SuggestionLimits& limits)
      : pack_(pack), limits_(limits), labels_(labels_by_type(pack.schema)) {}

  void add_names(const std::map<ContextKey, ContextGroup>& groups) {
    std::vector<const std::pair<const ContextKey, ContextGroup>*> order;
    for (const auto& entry : groups) {
      const ContextGroup& g = entry.second;
      if (g.missed >= limits_.fewest && g.right * 2 >= g.all) order.push_back(&entry);
    }
    const auto worth = [](const ContextGroup& g) {
      return static_cast<double>(g.missed) * g.right / std::max(1U, g.all);
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](const auto* a, const auto* b) { return worth(a->second) > worth(b->second); });
    std::set<std::uint32_t> covered;
    for (const auto* entry : order) {
      const ContextGroup& g = entry->second;
      const auto fresh =
          std::count_if(g.names.begin(), g.names.end(), [&](std::uint32_t n) { return !covered.contains(n); });
      if (static_cast<std::uint32_t>(fresh) < limits_.fewest) continue;
      covered.insert(g.names.begin(), g.names.end());
      add_name(entry->first, g);
    }
  }

  void add_triggers(const std::map<TriggerKey, TriggerGroup>& groups) {
    for (const auto& [key, group] : groups) {
      const auto label = labels_.find(std::get<0>(key));
      if (group.missed < limits_.fewest || label == labels_.end()) continue;
      const LabelInfo& info = pack_.schema[label->second];
      std::string text = head(info, std::get<1>(key)) + "  " + std::get<1>(key) + " " + std::get<2>(key) + "\n";
      for (const FieldInfo& field : info.fields) text += role_line(field, group);
      add(info.name, label->second, text + examples(group.examples), group.missed, 0);
    }
  }

  std::vector<DraftRule> take() {
    std::stable_sort(drafts_.begin(), drafts_.end(),
                     [](const DraftRule& a, const DraftRule& b) { return a.missed > b.missed; });
    if (drafts_.size() > limits_.most_drafts) drafts_.resize(limits_.most_drafts);
    return std::move(drafts_);
  }

 private:
  void add_name(const ContextKey& key, const ContextGroup& group) {
    const auto label = labels_.find(key.first);
    if (label == labels_.end()) return;
    const LabelInfo& info = pack_.schema[label->second];
    std::string text = head(info, "context") + "  match " + key.second.inner + "\n";
    if (!key.second.before.empty()) text += "  after " + key.second.before + "\n";
    if (!key.second.behind.empty()) text += "  before " + key.second.behind + "\n";
    add(info.name, label->second, text + examples(group.examples), group.missed, group.all - group.right);
  }

  std::string head(const LabelInfo& info, const std::string& what) {
    const std::string name = "draft_" + lower_snake(info.name) + "_" + what;
    return "rule " + name + "_" + std::to_string(++numbers_[name]) + " -> " + info.name + "\n";
  }

  /// Where at least half of the fillers stand.
  static std::string role_line(const FieldInfo& field, const TriggerGroup& group) {
    const auto votes = group.roles.find(field.name);
    if (votes == group.roles.end() || field.refs.empty()) return {};
    std::string labels;
    for (const std::string& ref : field.refs) labels += (labels.empty() ? "" : "|") + ref;
    std::uint32_t all = 0, most = 0;
    std::string best;
    for (const auto& [position, times] : votes->second.positions) {
      all += times;
      if (times > most) most = times, best = position;
    }
    if (all == 0) return {};
    if (most * 2 < all) best = "anywhere";
    // What every event of the gold has tells them from other places of the trigger.
    const bool always = votes->second.events == group.missed;
    return "  " + field.name + (always ? "!" : "") + " " + best + " [" + labels + "]\n";
  }

  static std::string examples(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts) out += "  example " + text + "\n";
    return out;
  }

  void add(const std::string& name, Label label, std::string text, std::uint32_t missed, std::uint32_t elsewhere) {
    std::string stage = stage_of(pack_.cascade, label);
    if (!stage.empty()) drafts_.push_back({std::move(stage), name, std::move(text), missed, elsewhere});
  }

  const RulePack& pack_;
  const SuggestionLimits& limits_;
  std::unordered_map<std::string, Label> labels_;
  std::map<std::string, std::uint32_t> numbers_;
  std::vector<DraftRule> drafts_;
};

/// Contexts of missed names, with counts of all places that they fit.
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
        if (group.examples.size() < kExamples && !name.example.empty()) group.examples.push_back(name.example);
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

void add(std::map<TriggerKey, TriggerGroup>& to, const std::map<TriggerKey, TriggerGroup>& from) {
  for (const auto& [key, group] : from) {
    TriggerGroup& own = to[key];
    own.missed += group.missed;
    for (const auto& [role, votes] : group.roles) {
      for (const auto& [position, times] : votes.positions) own.roles[role].positions[position] += times;
      own.roles[role].events += votes.events;
    }
    for (const std::string& example : group.examples) {
      if (own.examples.size() < kExamples) own.examples.push_back(example);
    }
  }
}

}  // namespace

Result<SuggestionReport> suggest(const RulePack& pack, const std::vector<GoldArticle>& gold, const Corpus& corpus,
                                 std::uint32_t threads, const SuggestionLimits& limits) {
  std::unordered_map<std::string, const Article*> by_id;
  for (const Article& article : corpus.articles) by_id.emplace(article.id, &article);
  std::vector<std::pair<const GoldArticle*, const Article*>> work;
  for (const GoldArticle& g : gold) {
    if (const auto at = by_id.find(g.record.doc.doc_id); at != by_id.end()) work.emplace_back(&g, at->second);
  }
  if (work.empty()) return Error{"none of the articles of the gold is in the corpus", ErrorKind::no_input};
  std::vector<ArticleFindings> found(work.size());
  in_parallel(work.size(), threads, [&]() -> IndexedWork {
    auto extractor = std::make_shared<Extractor>(pack, PackIdentity{});
    return [&, extractor](std::size_t i) {
      const auto& [own, article] = work[i];
      const Extraction extraction = extractor->extract(*article);
      if (own->record.doc.sha256 != extraction.doc.sha256) {
        found[i].stranger = own->place;
        return;
      }
      found[i] = ArticleMiner(pack, extractor->analyze(*article), *article).mine(*own, extraction);
    };
  });
  SuggestionReport out;
  out.articles = work.size();
  std::map<TriggerKey, TriggerGroup> triggers;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!found[i].stranger.empty()) {
      return Error{found[i].stranger + " was made from another text of '" + work[i].second->id + "' (sha256 differs)",
                   ErrorKind::bad_data};
    }
    out.missed += found[i].missed;
    add(triggers, found[i].triggers);
  }
  Drafter drafter(pack, limits);
  drafter.add_names(count_contexts(found));
  drafter.add_triggers(triggers);
  out.drafts = drafter.take();
  return out;
}

std::string render(const SuggestionReport& report) {
  std::string out;
  std::vector<std::string> stages;
  for (const DraftRule& draft : report.drafts) {
    if (std::find(stages.begin(), stages.end(), draft.stage) == stages.end()) stages.push_back(draft.stage);
  }
  for (const std::string& stage : stages) {
    std::string file = "stage " + stage + "\n\n";
    for (const DraftRule& draft : report.drafts) {
      if (draft.stage != stage) continue;
      file += "# covers " + std::to_string(draft.missed) + " missed " + draft.label;
      if (draft.elsewhere > 0) file += "; fits " + std::to_string(draft.elsewhere) + " places that are none";
      file += "\n" + draft.text + "\n";
    }
    out += format_rules(SourceFile("draft.rules", file)).value_or(file) + "\n";
  }
  return out + "# " + std::to_string(report.drafts.size()) +
         (report.drafts.size() == 1 ? " draft for " : " drafts for ") + std::to_string(report.missed) +
         " missed records of " + std::to_string(report.articles) +
         (report.articles == 1 ? " article\n" : " articles\n");
}

}  // namespace wirefacts
