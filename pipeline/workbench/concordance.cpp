#include "workbench/concordance.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>

#include "base/text.h"
#include "document/offset_map.h"
#include "extractor.h"
#include "grammar/layers.h"
#include "grammar/parser.h"
#include "grammar/printer.h"
#include "lexicon/lemma_lists.h"
#include "records/code_point_text.h"
#include "segmentation/segmenter.h"
#include "workbench/display_text.h"
#include "workbench/parallel.h"

namespace wirefacts {
namespace {

constexpr std::string_view kStage = "pattern";
constexpr std::string_view kLabel = "PatternMatch";
constexpr std::string_view kRuleFile = "pattern.rules";
constexpr std::string_view kMatchClause = "\n  match  ";

/// Words of a pattern that matter outside of it.
struct PatternNames {
  std::vector<std::string> captures, labels, lemmas;

  void collect(const Pattern& p) {
    if (p.kind == Pattern::Kind::capture) add(captures, p.text);
    if (p.kind == Pattern::Kind::lemma) add(lemmas, p.text);
    if (p.kind == Pattern::Kind::label && p.text != "Any" && !shape_named(p.text)) add(labels, p.text);
    for (const Pattern& part : p.parts) collect(part);
  }

  static void add(std::vector<std::string>& names, const std::string& name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
};

/// The grammar of the layers, to copy a stage from; its own mistakes are told when the pack is built.
Grammar grammar_of(const std::vector<RuleLayer>& layers) {
  SourceSet sources;
  std::vector<Layer> parsed;
  Diagnostics ignored;
  for (const RuleLayer& layer : layers) {
    const auto begin = static_cast<std::uint32_t>(sources.size());
    std::copy_if(layer.files.begin(), layer.files.end(), std::back_inserter(sources),
                 [](const SourceFile& file) { return !file.name().ends_with(".tsv"); });
    parsed.push_back(parse_layer(sources, begin, static_cast<std::uint32_t>(sources.size()), ignored));
  }
  return merge_layers(std::move(parsed), sources, ignored);
}

/// Adds the labels of the lists in which the lemmas of the pattern stand.
void add_labels_of_lemmas(const std::vector<RuleLayer>& layers, PatternNames& names) {
  TableSet tables;
  Diagnostics ignored;
  for (const RuleLayer& layer : layers) {
    for (const SourceFile& file : layer.files) {
      const std::string_view head = file.text().substr(0, file.text().find("\n", file.text().find("# columns:")));
      const bool lemmas =
          head.find("# label:") != std::string_view::npos && head.find("lemma") != std::string_view::npos;
      if (lemmas && file.name().ends_with(".tsv") && !names.lemmas.empty()) tables.add(Table::parse(file, 0, ignored));
    }
  }
  for (const std::string& lemma : names.lemmas) {
    for (const std::string& label : labels_with_lemma(tables, lemma)) PatternNames::add(names.labels, label);
  }
}

/// The place of the pattern: in front of `before`, or behind all stages.
std::string cascade_line(const Grammar& grammar, const std::string& before) {
  const std::string line = "stage " + std::string(kStage);
  if (!before.empty()) return line + " before " + before + "\n";
  return grammar.stages.empty() ? line + "\n" : line + " after " + grammar.stages.back().name.text + "\n";
}

/// The pattern as a rule file; the fields of what it makes are its captures.
RuleLayer query_layer(const Grammar& grammar, const PatternQuery& query, const Stage* stage,
                      const PatternNames& names) {
  std::string uses, defines;
  std::vector<std::string> labels = names.labels;
  if (stage != nullptr) {
    labels.clear();
    for (const Name& name : stage->uses) labels.push_back(name.text);
    for (const auto& [name, pattern] : stage->defines) defines += "define " + name + " = " + print(pattern) + "\n";
  }
  for (const std::string& label : labels) uses += " " + label;
  std::string rules = "stage " + std::string(kStage) + "\n";
  if (stage != nullptr && stage->over_paragraph) rules += "over paragraph\n";
  if (!uses.empty()) rules += "uses" + uses + "\n";
  rules += "keeps all\n" + defines + "rule pattern -> " + std::string(kLabel) + std::string(kMatchClause) +
           on_one_line(query.pattern) + "\n";
  std::string types = "mark " + std::string(kLabel) + " {";
  for (const std::string& capture : names.captures) types += " " + capture + ": list text";
  RuleLayer out{"pattern", {}};
  out.files.emplace_back("pattern.cascade", cascade_line(grammar, query.stage));
  out.files.emplace_back(std::string(kRuleFile), rules);
  out.files.emplace_back("pattern.types", types + " }\n");
  return out;
}

/// The lines of one article.
class ArticleConcordance {
 public:
  ArticleConcordance(const QueryPack& query, const Analysis& analysis, std::uint32_t article)
      : query_(query), analysis_(analysis), map_(analysis.document.text()), article_(article) {}

  void add(AnnotationId id, std::vector<ConcordanceLine>& out) const {
    const Document& document = analysis_.document;
    const Annotation& a = analysis_.annotations[id];
    const ByteSpan match = document.bytes(a.span);
    const ByteSpan first = document.bytes(document.sentences()[document.sentence_of(a.span.begin)]);
    const ByteSpan last = document.bytes(document.sentences()[document.sentence_of(a.span.end - 1)]);
    const ByteSpan chars = map_.code_points(match);
    ConcordanceLine line;
    line.article = article_;
    line.span = {chars.begin, chars.end};
    line.left = flowing(document.text(ByteSpan{first.begin, match.begin}));
    line.match = flowing(document.text(match));
    line.right = flowing(document.text(ByteSpan{match.end, last.end}));
    for (std::size_t c = 0; c < query_.captures.size(); ++c) {
      std::vector<std::string>& values = line.values.emplace_back();
      for (const FieldValue& item : a.fields[c].items) values.push_back(flowing(item.text));
    }
    out.push_back(std::move(line));
  }

 private:
  const QueryPack& query_;
  const Analysis& analysis_;
  OffsetMap map_;
  std::uint32_t article_;
};

constexpr std::size_t kBesideMatch = 44;  // code points beside a match

/// The last (first) code points.
std::string tail(const std::string& text, std::size_t most) {
  const std::size_t size = count_code_points(text);
  if (size <= most) return std::string(most - size, ' ') + text;
  const CodePointText by_characters(text);
  const auto from = static_cast<std::uint32_t>(size - most + 1);
  return "…" + std::string(by_characters.words({from, static_cast<std::uint32_t>(size)}));
}

std::string head(const std::string& text, std::size_t most) {
  if (count_code_points(text) <= most) return text;
  return std::string(CodePointText(text).words({0, static_cast<std::uint32_t>(most - 1)})) + "…";
}

}  // namespace

Result<QueryPack> build_query(std::vector<RuleLayer> layers, const PatternQuery& query, RuleChoice choice) {
  const Grammar grammar = grammar_of(layers);
  const Stage* stage = nullptr;
  std::vector<std::string> stages;
  for (const Stage& s : grammar.stages) {
    stages.push_back(s.name.text);
    if (s.name.text == query.stage) stage = &s;
  }
  if (!query.stage.empty() && stage == nullptr) {
    const std::string hint = did_you_mean(query.stage, stages);
    return Error{"unknown stage '" + query.stage + "'" + (hint.empty() ? "" : ", " + hint), ErrorKind::usage};
  }
  PatternNames names;
  Diagnostics ignored;  // told again when the pack is built, with the place in the rule
  if (const auto pattern = parse_pattern(SourceFile("pattern", on_one_line(query.pattern)), 0, ignored))
    names.collect(*pattern);
  if (stage != nullptr) {
    for (const std::string& label : names.labels) {
      const auto sees = [&](const Stage& s) {
        return std::any_of(s.uses.begin(), s.uses.end(), [&](const Name& name) { return name.text == label; });
      };
      if (sees(*stage) || std::none_of(grammar.stages.begin(), grammar.stages.end(), sees)) continue;
      return Error{
          "stage '" + query.stage + "' does not see '" + label + "': leave --stage out, or add it to its 'uses'",
          ErrorKind::usage};
    }
  }
  add_labels_of_lemmas(layers, names);
  layers.push_back(query_layer(grammar, query, stage, names));
  QueryPack out;
  if (!choice.only.empty()) choice.only.push_back(std::string(kStage) + ".pattern");
  out.build = build_rule_pack(std::move(layers), false, choice);
  if (!out.build.choice) return out.build.choice.error();
  out.captures = std::move(names.captures);
  const auto& compiled = out.build.pack->cascade.stages;
  const auto own =
      std::find_if(compiled.begin(), compiled.end(), [](const CompiledStage& s) { return s.name == kStage; });
  out.stage = static_cast<std::uint32_t>(own - compiled.begin());
  return out;
}

std::string render_mistakes(const QueryPack& query, const PatternQuery& asked) {
  const SourceSet& sources = query.build.pack->sources;
  const SourceSet alone{SourceFile("pattern", on_one_line(asked.pattern))};
  std::string out;
  for (const Diagnostic& d : query.build.diagnostics.items()) {
    if (d.severity != Severity::error) continue;
    if (d.range.file >= sources.size() || sources[d.range.file].name() != kRuleFile) {
      out += render(d, sources);
      continue;
    }
    const auto start =
        static_cast<std::uint32_t>(sources[d.range.file].text().rfind(kMatchClause) + kMatchClause.size());
    if (d.range.begin < start) continue;  // about the labels of 'uses': told at the pattern, too
    Diagnostic moved = d;
    moved.range = {0, d.range.begin - start, d.range.end - start};
    moved.second = {};  // its place is not in the pattern
    out += render(moved, alone);
  }
  return out;
}

std::vector<ConcordanceLine> concordance(const QueryPack& query, const Corpus& corpus, std::uint32_t threads) {
  const RulePack& pack = *query.build.pack;
  const Label label = pack.schema.find(kLabel);
  std::vector<std::vector<ConcordanceLine>> by_article(corpus.articles.size());
  in_parallel(corpus.articles.size(), threads, [&]() -> IndexedWork {
    auto extractor = std::make_shared<Extractor>(pack, identity_of(pack, ""));
    return [&, extractor](std::size_t i) {
      const Analysis analysis = extractor->analyze(corpus.articles[i], nullptr, query.stage);
      const ArticleConcordance lines(query, analysis, static_cast<std::uint32_t>(i));
      for (const AnnotationId id : analysis.annotations.by_begin(label)) lines.add(id, by_article[i]);
    };
  });
  std::vector<ConcordanceLine> out;
  for (auto& lines : by_article) std::move(lines.begin(), lines.end(), std::back_inserter(out));
  return out;
}

std::string render(const std::vector<ConcordanceLine>& lines, const QueryPack& query, const Corpus& corpus) {
  std::size_t width = 0;
  for (const ConcordanceLine& line : lines) {
    width = std::max<std::size_t>(
        width, count_code_points(corpus.articles[line.article].id) + std::to_string(line.span.start).size() + 1);
  }
  std::string out;
  for (const ConcordanceLine& line : lines) {
    const std::string place = corpus.articles[line.article].id + ":" + std::to_string(line.span.start);
    out += place + std::string(width - count_code_points(place), ' ') + "  " + tail(line.left, kBesideMatch) + "[" +
           line.match + "]" + head(line.right, kBesideMatch);
    for (std::size_t c = 0; c < query.captures.size(); ++c) {
      if (!line.values[c].empty()) out += "\t" + query.captures[c] + "=" + join(line.values[c], " + ");
    }
    out += "\n";
  }
  return out;
}

std::vector<std::pair<std::string, std::uint32_t>> count_values(const std::vector<ConcordanceLine>& lines,
                                                                std::optional<std::size_t> capture) {
  std::map<std::string, std::uint32_t> counts;
  for (const ConcordanceLine& line : lines) {
    if (!capture) ++counts[fold(line.match)];
    else
      for (const std::string& value : line.values[*capture]) ++counts[fold(value)];
  }
  std::vector<std::pair<std::string, std::uint32_t>> out(counts.begin(), counts.end());
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return out;
}

}  // namespace wirefacts
