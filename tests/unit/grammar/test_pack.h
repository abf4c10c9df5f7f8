#pragma once
// Packs for the tests of grammar/: files by name, or a directory.

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/diagnostic.h"
#include "base/source_file.h"
#include "base/table_set.h"
#include "document/span.h"
#include "grammar/ast.h"
#include "grammar/checker.h"
#include "grammar/schema.h"

namespace wirefacts {

using PackFiles = std::map<std::string, std::string>;  // path in the pack → text

/// All .rules, .types, .cascade and .tsv files below a directory.
PackFiles read_pack(const std::string& directory);
std::string read_text(const std::string& path);
void write_text(const std::string& path, const std::string& text);

/// A pack, parsed and merged; later maps are later layers. Not movable: the schema views the sources.
class TestPack {
 public:
  explicit TestPack(const std::vector<PackFiles>& layers);
  TestPack(const TestPack&) = delete;
  TestPack& operator=(const TestPack&) = delete;

  /// Checker and linter.
  void check();
  [[nodiscard]] std::string rendered() const { return render(diagnostics, sources); }

  SourceSet sources;
  TableSet tables;
  Diagnostics diagnostics;
  Schema schema;
  Grammar grammar;
  std::unordered_set<std::string> lemmas;
};

/// A stand-in for segmentation: words, numbers, single signs; "U.S." keeps its periods, "etc." its own before a blank.
std::vector<ByteSpan> cut_words(std::string_view text);

}  // namespace wirefacts
