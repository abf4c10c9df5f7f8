#include "base/source_file.h"

#include <algorithm>
#include <utility>

namespace wirefacts {

SourceFile::SourceFile(std::string name, std::string_view text)
    : name_(std::move(name)), text_(std::vector<char>(text.begin(), text.end())) {
  std::vector<std::uint32_t> starts{0};
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    starts.push_back(static_cast<std::uint32_t>(at + 1));
  }
  line_starts_ = Packed(std::move(starts));
}

LineColumn SourceFile::position(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto index = static_cast<std::uint32_t>(after - line_starts_.begin()) - 1;
  const std::uint32_t start = line_starts_[index];
  return {index + 1, count_code_points(text().substr(start, offset - start)) + 1};
}

std::string_view SourceFile::line(std::uint32_t line) const {
  if (line == 0 || line > line_starts_.size()) return {};
  const std::uint32_t begin = line_starts_[line - 1];
  const std::size_t end = line < line_starts_.size() ? line_starts_[line] - 1 : text_.size();
  std::string_view found = text().substr(begin, end - begin);
  if (!found.empty() && found.back() == '\r') found.remove_suffix(1);
  return found;
}

std::vector<const char*> text_starts(const SourceSet& sources) {
  std::vector<const char*> starts;
  for (const SourceFile& file : sources) starts.push_back(file.text().data());
  return starts;
}

std::uint32_t count_code_points(std::string_view text) {
  return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string file_and_line(const SourceSet& sources, SourceRange range) {
  if (range.file >= sources.size()) return {};
  const SourceFile& file = sources[range.file];
  return file.name() + ":" + std::to_string(file.position(range.begin).line);
}

}  // namespace wirefacts
