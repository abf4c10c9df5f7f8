// Any bytes as a rule file, a schema or a cascade: parsing, checking, linting and formatting must end, and
// a file without mistakes must survive `format`.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "grammar/checker.h"
#include "grammar/layers.h"
#include "grammar/linter.h"
#include "grammar/parser.h"
#include "grammar/printer.h"
#include "grammar/schema_builder.h"

namespace {

using namespace wirefacts;

std::vector<ByteSpan> cut_at_blanks(std::string_view text) {
  std::vector<ByteSpan> out;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ') continue;
    const std::size_t end = std::min(text.find(' ', i), text.size());
    out.push_back({i, static_cast<std::uint32_t>(end)});
    i = static_cast<std::uint32_t>(end);
  }
  return out;
}

void check_format(const std::string& rules) {
  const SourceFile source("stages/x.rules", rules);
  const auto once = format_rules(source);
  if (!once) return;
  const SourceFile formatted("stages/x.rules", *once);
  Diagnostics diagnostics;
  const auto before = parse_rules(source, 0, diagnostics);
  const auto after = parse_rules(formatted, 0, diagnostics);
  if (!before || !after || dump(*before) != dump(*after)) std::abort();
  if (format_rules(formatted) != once) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  SourceSet sources;
  sources.emplace_back("schema.types", "enum realis = actual\nenum polarity = positive\nmark L { f: text }\n");
  sources.emplace_back("news.cascade", "stage s\nstage t\n");
  sources.emplace_back("stages/x.rules", text);
  sources.emplace_back("more.types", text);
  sources.emplace_back("more.cascade", text);
  Diagnostics diagnostics;
  std::vector<Layer> layers;
  layers.push_back(parse_layer(sources, 0, 3, diagnostics));
  layers.push_back(parse_layer(sources, 3, 5, diagnostics));
  const TableSet tables;
  const Schema schema = build_schema({layers[0].schemas, layers[1].schemas}, tables, sources, diagnostics);
  layers[1].cascade.reset();  // keep the stage of the fuzzed file in the cascade
  const Grammar grammar = merge_layers(std::move(layers), sources, diagnostics);
  const std::unordered_set<std::string> lemmas = {"sign"};
  const CheckerContext context{sources, tables, lemmas, cut_at_blanks};
  check(grammar, schema, context, diagnostics);
  lint(grammar, schema, context, diagnostics);
  if (!diagnostics.items().empty() && render(diagnostics, sources).empty()) std::abort();
  check_format(text);
  return 0;
}
