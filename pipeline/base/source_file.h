#pragma once
// The text of a rule or list file, and places in it.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/packed.h"

namespace wirefacts {

/// A place in a source file: bytes [begin, end) of file number `file` of a SourceSet.
struct SourceRange {
  static constexpr std::uint32_t kNoFile = 0xFFFFFFFF;
  std::uint32_t file = kNoFile;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// 1-based; columns count code points.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// One file of a pack. Immutable once it has its path, so threads may share it.
class SourceFile {
 public:
  /// `name` is the path inside the pack, with '/' ("stages/names.rules").
  SourceFile(std::string name, std::string_view text);
  /// For an archive (base/archive.h) to fill.
  SourceFile() = default;
  template <class A>
  void fields(A& a) {
    a(name_, text_, line_starts_);
  }

  [[nodiscard]] const std::string& name() const { return name_; }
  /// Where it lies, as far as someone said so: what messages show, so that it can be opened from there.
  [[nodiscard]] const std::string& path() const { return path_.empty() ? name_ : path_; }
  void set_path(std::string path) { path_ = std::move(path); }
  [[nodiscard]] std::string_view text() const { return {text_.data(), text_.size()}; }
  [[nodiscard]] LineColumn position(std::uint32_t offset) const;
  /// Line `line` (1-based) without its line end; empty when there is no such line.
  [[nodiscard]] std::string_view line(std::uint32_t line) const;
  [[nodiscard]] std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_starts_.size()); }

 private:
  std::string name_;
  std::string path_;  // of this run: a kept pack (base/archive.h) has none
  Packed<char> text_;
  Packed<std::uint32_t> line_starts_;
};

/// All files of a pack, in the order in which they were read (by name inside a layer).
using SourceSet = std::vector<SourceFile>;

/// Where the text of each file begins.
std::vector<const char*> text_starts(const SourceSet& sources);

/// Number of code points in UTF-8; each ill-formed byte counts as one.
std::uint32_t count_code_points(std::string_view text);

/// "stages/names.rules:12", or "" for a range without file.
std::string file_and_line(const SourceSet& sources, SourceRange range);

}  // namespace wirefacts
