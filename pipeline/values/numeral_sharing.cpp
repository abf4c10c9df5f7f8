// Magnitudes that numerals of ranges and lists share with the last one.

#include "values/numeral_reader.h"

namespace wirefacts {
namespace {

constexpr int kMostItems = 6;  // of "10, 12 and 15 million"

}  // namespace

NumeralReader::Shared NumeralReader::shared_in_list(const Numeral& first) const {
  const auto comma = [&](std::uint32_t token) {
    return token < document_.token_count() && document_.word(token).text == "," && !glued(token + 1);
  };
  std::uint32_t at = first.end;
  for (int items = 1; items <= kMostItems; ++items) {
    const std::uint32_t next = comma(at) ? at + 1 : at;
    if (items > 1 && (is(next, Kind::joint) || is(next, Kind::range))) {
      const auto last = next + 1 < document_.token_count() ? read(next + 1) : std::nullopt;
      return last && last->factor > Decimal(100) ? Shared{last->factor, next} : Shared();
    }
    const auto item = next > at && next < document_.token_count() ? read(next) : std::nullopt;
    if (!item || !is_plain(*item) || item->value >= Decimal(1000)) return {};
    at = item->end;
  }
  return {};
}

Decimal NumeralReader::shared_in_range(std::uint32_t begin, const Numeral& numeral) const {
  const Decimal none(1);
  std::uint32_t next = numeral.end + 1;
  const bool between = begin > 0 && is(begin - 1, Kind::between) && is(numeral.end, Kind::joint);
  if (!between && !is(numeral.end, Kind::range)) {
    next = behind_hyphen(numeral.end);
    if (next == numeral.end) return none;
  }
  const auto larger = next < document_.token_count() ? read(next) : std::nullopt;
  if (!larger || larger->factor <= Decimal(100)) return none;
  const auto scaled = numeral.value.times(larger->factor);
  return scaled && numeral.value < larger->factor && *scaled < larger->value ? larger->factor : none;
}

NumeralReader::Shared NumeralReader::shared(std::uint32_t begin, const Numeral& numeral) const {
  if (!is_plain(numeral) || numeral.end >= document_.token_count()) return {};
  if (numeral.value < Decimal(1000)) {
    if (const Shared list = shared_in_list(numeral); list.end != 0) return list;
  }
  return {shared_in_range(begin, numeral), 0};
}

}  // namespace wirefacts
