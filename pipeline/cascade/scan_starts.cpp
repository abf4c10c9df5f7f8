#include "cascade/scan_starts.h"

#include <algorithm>

namespace wirefacts {

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
    for (const std::string& fragment : beginning.fragments) {
      by_fragment_.try_emplace(fragment, width_, 0).first->second[n / 64] |= bit;
    }
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
  for (std::size_t length = 1; length <= word.norm.size(); ++length) {
    const auto found = by_fragment_.find(word.norm.substr(0, length));
    if (found == by_fragment_.end()) continue;
    for (std::size_t w = 0; w < width_; ++w) met[w] |= found->second[w];
  }
  rows_[id] = masks_.size();
  masks_.insert(masks_.end(), met.begin(), met.end());
  return rows_[id];
}

}  // namespace wirefacts
