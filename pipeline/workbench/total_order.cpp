#include "workbench/total_order.h"

namespace wirefacts {

std::string advantage(const CompiledRule& winner, TokenSpan won, const CompiledRule& loser, TokenSpan lost) {
  if (won.begin != lost.begin) return "which starts earlier";
  if (won.size() != lost.size()) return "which is longer";
  return winner.rank != loser.rank ? "which has the higher rank" : "which is written first";
}

}  // namespace wirefacts
