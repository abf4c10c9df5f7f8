#include "rule_pack_builder.h"

#include <algorithm>
#include <utility>

#include "cascade/compiler.h"
#include "events/columns_linter.h"
#include "grammar/checker.h"
#include "grammar/layers.h"
#include "grammar/linter.h"
#include "grammar/schema_builder.h"
#include "lexicon/word_lists_builder.h"
#include "records/digest.h"
#include "rule_names.h"

namespace wirefacts {
namespace {

constexpr std::size_t kHashDigits = 12;  // of a pack in records
constexpr std::string_view kInflections = "lexicon/inflections.tsv";
constexpr std::string_view kNumbers = "values/numbers.tsv";

/// Steps in the order in which they need each other.
class PackBuilder {
 public:
  PackBuilder(std::vector<RuleLayer> layers, bool lint) : layers_(std::move(layers)), lint_(lint) {}

  PackBuild build(const RuleChoice& choice) && {
    take_sources();
    read_tables();
    Grammar grammar = read_grammar();
    build_lists();
    check_and_compile(std::move(grammar));
    Result<void> chosen;
    if (!diagnostics_.has_errors() && !choice.all()) chosen = switch_rules(choice, *pack_);
    return {std::move(pack_), std::move(diagnostics_), std::move(chosen)};
  }

 private:
  struct Range {
    std::uint32_t begin = 0, end = 0;
  };

  void take_sources() {
    for (RuleLayer& layer : layers_) {
      Sha256 hash;
      const auto begin = static_cast<std::uint32_t>(pack_->sources.size());
      for (SourceFile& file : layer.files) {
        hash.add(file.name());
        hash.add(file.text());
        pack_->sources.push_back(std::move(file));
      }
      ranges_.push_back({begin, static_cast<std::uint32_t>(pack_->sources.size())});
      pack_->identities.push_back(layer.name + "@" + hex(hash.finish()).substr(0, kHashDigits));
    }
  }

  void read_tables() {
    for (std::uint32_t f = 0; f < pack_->sources.size(); ++f) {
      if (!pack_->sources[f].name().ends_with(".tsv")) continue;
      Table table = Table::parse(pack_->sources[f], f, diagnostics_);
      pack_->segmentation.add(table);
      pack_->tables.add(std::move(table));
    }
    for (const Table& table : pack_->tables.at(kInflections)) inflector_.add(table, diagnostics_);
    inflector_.know(pack_->tables);
    for (const Table& table : pack_->tables.at(kNumbers)) {
      pack_->numbers.add(table, pack_->symbols, &fold, diagnostics_);
    }
  }

  Grammar read_grammar() {
    std::vector<Layer> parsed;
    std::vector<std::vector<SchemaDeclarations>> schemas;
    for (const Range range : ranges_) {
      parsed.push_back(parse_layer(pack_->sources, range.begin, range.end, diagnostics_));
      schemas.push_back(parsed.back().schemas);
    }
    pack_->schema = build_schema(schemas, pack_->tables, pack_->sources, diagnostics_);
    return merge_layers(std::move(parsed), pack_->sources, diagnostics_);
  }

  /// Rows of a label stand together, labels in the order of their first file.
  void build_lists() {
    std::vector<std::pair<std::string, std::vector<const Table*>>> by_label;
    for (const auto& [path, tables] : pack_->tables.all()) {
      for (const Table& table : tables) {
        const std::string label(table.header("label"));
        if (label.empty()) continue;
        auto at = std::find_if(by_label.begin(), by_label.end(), [&](const auto& l) { return l.first == label; });
        if (at == by_label.end()) at = by_label.insert(by_label.end(), {label, {}});
        at->second.push_back(&table);
      }
    }
    WordListsBuilder builder(text_starts(pack_->sources), inflector_, &fold);
    for (const auto& [name, tables] : by_label) {
      const Label label = pack_->schema.find(name);
      if (label == Label::none) continue;
      std::vector<std::string> columns;
      for (const FieldInfo& field : pack_->schema[label].fields) columns.push_back(field.name);
      for (const Table* table : tables) builder.add(*table, label, columns, diagnostics_);
    }
    pack_->lists = std::move(builder).build();
    fill_gazetteer();
  }

  void fill_gazetteer() {
    std::vector<Symbol> phrase;
    for (std::uint32_t r = 0; r < pack_->lists.size(); ++r) {
      const std::string_view form = pack_->lists[r].form;
      phrase.clear();
      for (const ByteSpan token : tokenize(form, pack_->segmentation)) {
        phrase.push_back(pack_->symbols.intern(fold(form.substr(token.begin, token.size()))));
      }
      if (!phrase.empty()) pack_->gazetteer.add(phrase, r);
    }
  }

  void check_and_compile(Grammar grammar) {
    RulePack& pack = *pack_;
    const CheckerContext context{pack.sources, pack.tables, pack.lists.lemmas(),
                                 [&](std::string_view text) { return tokenize(text, pack.segmentation); }};
    check(grammar, pack.schema, context, diagnostics_);
    if (lint_) lint(grammar, pack.schema, context, diagnostics_);
    // Whatever was wrong above: what only a compiler sees of the other rules, and the tables, are told in the same run.
    break_faulty(grammar, diagnostics_);
    pack.cascade = compile(std::make_unique<const Grammar>(std::move(grammar)),
                           {pack.schema, pack.lists, pack.segmentation}, pack.symbols, diagnostics_);
    pack.gazetteer.freeze(pack.symbols.size());
    pack.resolution.emplace(ResolutionTables::build(pack.knowledge(), diagnostics_));
    pack.events.emplace(EventTables::build(pack.knowledge(), diagnostics_));
    if (lint_) lint_columns(pack.knowledge(), diagnostics_);
    if (lint_ && !diagnostics_.has_errors()) lint_precision();
  }

  /// Verdicts on a rule that has another name now count for nobody.
  void lint_precision() {
    for (const Table& table : pack_->tables.at("precision.tsv")) {
      for (const Table::Row& row : table.rows()) {
        const std::string rule(trim(table.cell(row, "rule")));
        if (!place_of_rule(*pack_, rule).empty()) continue;
        const std::string similar = did_you_mean(rule, pack_->cascade.rule_names);
        diagnostics_.warning(table.range(row), "no rule is called '" + rule + "'",
                             similar.empty() ? "these verdicts count for nothing: take the row away" : similar);
      }
    }
  }

  std::vector<RuleLayer> layers_;
  bool lint_ = false;
  std::vector<Range> ranges_;
  Inflector inflector_;
  Diagnostics diagnostics_;
  std::unique_ptr<RulePack> pack_ = std::make_unique<RulePack>();
};

}  // namespace

PackBuild build_rule_pack(std::vector<RuleLayer> layers, bool lint, const RuleChoice& choice) {
  return PackBuilder(std::move(layers), lint).build(choice);
}

}  // namespace wirefacts
