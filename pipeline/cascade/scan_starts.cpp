#include "cascade/scan_starts.h"

#include <algorithm>

namespace wirefacts {

void ScanStarts::Beginnings::add(std::string_view text, std::size_t rule, std::size_t width) {
  const std::uint64_t bit = std::uint64_t{1} << (rule % 64);
  for (std::size_t length = 1; length <= text.size(); ++length) {
    Met& met = by_prefix_[std::string(text.substr(0, length))];
    met.whole.resize(width, 0);
    met.begins.resize(width, 0);
    met.begins[rule / 64] |= bit;
    if (length == text.size()) met.whole[rule / 64] |= bit;
  }
}

void ScanStarts::Beginnings::find(std::string_view word, Mask& met) const {
  for (std::size_t length = 1; length <= word.size(); ++length) {
    const auto found = by_prefix_.find(word.substr(0, length));
    if (found == by_prefix_.end()) return;
    const Mask& more = length == word.size() ? found->second.begins : found->second.whole;
    for (std::size_t w = 0; w < met.size(); ++w) met[w] |= more[w];
  }
}

ScanStarts::ScanStarts(const Cascade& cascade) : numbers_(cascade.rule_names.size(), 0) {
  std::vector<const CompiledRule*> scans;
  for (const CompiledStage& stage : cascade.stages) {
    for (const CompiledRule& rule : stage.rules) {
      if (rule.shape != RuleShape::scan) continue;
      numbers_[rule.number] = static_cast<std::uint32_t>(scans.size());
      scans.push_back(&rule);
    }
  }
  width_ = scans.size() / 64 + 1;
  by_byte_.assign(256, Mask(width_, 0));
  for (std::size_t n = 0; n < scans.size(); ++n) {
    const ScanBeginning& beginning = scans[n]->scan.beginning;
    const std::uint64_t bit = std::uint64_t{1} << (n % 64);
    for (std::size_t byte = 0; byte < beginning.bytes.size(); ++byte) {
      if (beginning.bytes[byte]) by_byte_[byte][n / 64] |= bit;
    }
    for (const std::string& form : beginning.forms) forms_.add(form, n, width_);
    for (const std::string& form : beginning.folded) folded_.add(form, n, width_);
  }
}

void ScanStarts::begin_article(const Document& document) {
  document_ = &document;
  if (document.words().generation() == generation_) return;
  generation_ = document.words().generation();
  rows_.clear();
  masks_.assign(1, 0);  // row 0 is no row
}

std::size_t ScanStarts::find(WordId id) {
  if (id >= rows_.size()) rows_.resize(std::max<std::size_t>(id + 1, rows_.size() * 2), 0);
  const Word& word = document_->words()[id];
  Mask met = by_byte_[static_cast<unsigned char>(word.text.front())];
  forms_.find(word.text, met);
  folded_.find(word.norm, met);
  rows_[id] = masks_.size();
  masks_.insert(masks_.end(), met.begin(), met.end());
  return rows_[id];
}

}  // namespace wirefacts
