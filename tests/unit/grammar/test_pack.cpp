#include "unit/grammar/test_pack.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "grammar/layers.h"
#include "grammar/linter.h"
#include "grammar/schema_builder.h"

namespace wirefacts {

std::string read_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write_text(const std::string& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

PackFiles read_pack(const std::string& directory) {
  PackFiles out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
    const std::string extension = entry.path().extension().string();
    const bool known = extension == ".rules" || extension == ".types" || extension == ".cascade" || extension == ".tsv";
    if (!entry.is_regular_file() || !known) continue;
    out[std::filesystem::relative(entry.path(), directory).generic_string()] = read_text(entry.path().string());
  }
  return out;
}

TestPack::TestPack(const std::vector<PackFiles>& layers) {
  for (const PackFiles& files : layers) {
    for (const auto& [name, text] : files) sources.emplace_back(name, text);
  }
  std::vector<Layer> parsed;
  std::vector<std::vector<SchemaDeclarations>> schemas;
  std::uint32_t begin = 0;
  for (const PackFiles& files : layers) {
    const std::uint32_t end = begin + static_cast<std::uint32_t>(files.size());
    parsed.push_back(parse_layer(sources, begin, end, diagnostics));
    schemas.push_back(parsed.back().schemas);
    begin = end;
  }
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    if (sources[i].name().ends_with(".tsv")) tables.add(Table::parse(sources[i], i, diagnostics));
  }
  schema = build_schema(schemas, tables, sources, diagnostics);
  grammar = merge_layers(std::move(parsed), sources, diagnostics);
  for (const auto& [name, layered] : tables.all()) {
    for (const Table& table : layered) {
      if (table.header("label").empty()) continue;
      for (const Table::Row& row : table.rows()) {
        const std::string_view particle = table.cell(row, "particle");
        std::string lemma(table.cell(row, "lemma"));
        if (!particle.empty()) lemma += " " + std::string(particle);
        if (!lemma.empty()) lemmas.insert(lemma);
      }
    }
  }
}

void TestPack::check() {
  const CheckerContext context{sources, tables, lemmas, cut_words};
  wirefacts::check(grammar, schema, context, diagnostics);
  lint(grammar, schema, context, diagnostics);
}

std::vector<ByteSpan> cut_words(std::string_view text) {
  const auto word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (static_cast<unsigned char>(c) & 0x80) != 0;
  };
  std::vector<ByteSpan> out;
  for (std::uint32_t i = 0; i < text.size();) {
    if (text[i] == ' ' || text[i] == '\n') {
      ++i;
      continue;
    }
    std::uint32_t end = i + 1;
    while (end < text.size() && word(text[i]) && word(text[end])) ++end;
    if (text.substr(i, 4) == "U.S.") end = i + 4;
    if (text.substr(i, 5) == "etc. ") end = i + 4;
    out.push_back({i, end});
    i = end;
  }
  return out;
}

}  // namespace wirefacts
