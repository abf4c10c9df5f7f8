#pragma once
// Small rule packs for tests, from inline files.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "rule_pack_builder.h"

namespace wirefacts::test {

/// Files of a pack: name, text. Lists get the header lines that every table needs.
class PackFiles {
 public:
  PackFiles& file(std::string name, std::string text) {
    files_.emplace_back(std::move(name), std::move(text));
    return *this;
  }
  /// `header`: more header lines ("# label: X\n"); `rows`: tab-separated lines.
  PackFiles& list(const std::string& name, const std::string& header, const std::string& columns,
                  const std::string& rows) {
    return file(name, "# source: test\n# license: Apache-2.0\n" + header + "# columns: " + columns + "\n" + rows);
  }
  /// Sorted by name, as a directory is read.
  [[nodiscard]] PackBuild build() const;

 private:
  std::vector<std::pair<std::string, std::string>> files_;
};

}  // namespace wirefacts::test
