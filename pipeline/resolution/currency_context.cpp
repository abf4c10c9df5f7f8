#include "resolution/currency_context.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "resolution/resolution_data.h"

namespace wirefacts {
namespace {

constexpr std::string_view kExplicit = "explicit", kContext = "context", kSymbol = "symbol_default",
                           kDateline = "dateline";

class CurrencyContext {
 public:
  explicit CurrencyContext(const Discourse& discourse) : discourse_(discourse), home_(discourse.home_country()) {
    for (const Entity& e : discourse.entities) {
      if (!e.iso3.empty()) places_[e.iso3] += e.mentions.size();
      if (e.place_kind != PlaceKind::country || e.mentions.empty()) continue;
      Told& told = told_[e.iso3];
      told.mentions += e.mentions.size();
      for (const MentionId id : e.mentions) told.first = std::min(told.first, discourse.mentions[id].span.begin);
    }
    const std::span<const AnnotationId> notes = discourse.all(discourse.tables->labels.currency_note);
    if (!notes.empty()) note_ = discourse.text_field(notes.front(), "code");
  }

  void decide(Value& money) {
    const bool named = money.currency_basis != kContext;
    settle(money);
    if (named) last_named_.push_back(money.currency);
  }

 private:
  struct Told {
    std::size_t mentions = 0;
    std::uint32_t first = kNone;
  };

  void settle(Value& money) const {
    const auto& rows = discourse_.tables->currency_countries;
    const auto found = rows.find(money.currency);
    const bool open = money.currency_basis == kContext || money.currency_basis == kSymbol;
    if (!open || found == rows.end()) return;
    const bool context = money.currency_basis == kContext;
    if (noted(found->second, money.currency)) {
      money.currency = note_;
      money.currency_basis = kContext;
      return;
    }
    if (context) {
      if (const auto code = said_before(found->second, money.currency)) {
        money.currency = *code;
        return;
      }
    }
    for (const CurrencyCountry& row : found->second) {
      if (row.country != home_) continue;
      money.currency = row.becomes;
      money.currency_basis = kDateline;
      return;
    }
    if (const CurrencyCountry* row = context ? most_told(found->second) : main_country(found->second)) {
      money.currency = row->becomes;
      money.currency_basis = kContext;
    }
  }

  /// Without a dateline: the country of three quarters of the places that the article tells of.
  const CurrencyCountry* main_country(std::span<const CurrencyCountry> family) const {
    if (!home_.empty()) return nullptr;
    std::size_t all = 0;
    for (const auto& [country, mentions] : places_) all += mentions;
    for (const CurrencyCountry& row : family) {
      const auto told = places_.find(row.country);
      if (!row.mainly || told == places_.end() || told->second < kLeastMentions) continue;
      if (4 * told->second >= 3 * all) return &row;
    }
    return nullptr;
  }

  /// A note of the article says which money of this family all its amounts are in.
  bool noted(std::span<const CurrencyCountry> family, const std::string& code) const {
    if (note_.empty()) return false;
    return note_ == code ||
           std::any_of(family.begin(), family.end(), [&](const CurrencyCountry& row) { return row.becomes == note_; });
  }

  /// The nearest amount before it that names its money, by word, code or symbol, and is of the same family.
  std::optional<std::string> said_before(std::span<const CurrencyCountry> family, const std::string& code) const {
    for (auto at = last_named_.rbegin(); at != last_named_.rend() && at - last_named_.rbegin() < kFarthest; ++at) {
      const bool same = *at == code || std::any_of(family.begin(), family.end(),
                                                   [&](const CurrencyCountry& row) { return row.becomes == *at; });
      if (same) return *at;
    }
    return std::nullopt;
  }

  const CurrencyCountry* most_told(std::span<const CurrencyCountry> family) const {
    const CurrencyCountry* best = nullptr;
    Told most;
    for (const CurrencyCountry& row : family) {
      const auto told = told_.find(row.country);
      if (!row.named || told == told_.end()) continue;
      const Told& here = told->second;
      if (best != nullptr &&
          (here.mentions < most.mentions || (here.mentions == most.mentions && here.first > most.first)))
        continue;
      best = &row;
      most = here;
    }
    return best;
  }

  static constexpr std::ptrdiff_t kFarthest = 64;   // amounts looked back over
  static constexpr std::size_t kLeastMentions = 3;  // of places of one country

  const Discourse& discourse_;
  std::string home_, note_;                    // note_: the code a note of the article gives, or ""
  std::map<std::string, Told> told_;           // countries by ISO alpha-3
  std::map<std::string, std::size_t> places_;  // mentions of places and countries, by country
  std::vector<std::string> last_named_;        // codes in text order
};

}  // namespace

void decide_currencies(Discourse& discourse) {
  CurrencyContext context(discourse);
  for (Value& value : discourse.values) {
    if (discourse.at(value.annotation).label != discourse.tables->labels.money) continue;
    value.currency = discourse.text_field(value.annotation, "currency");
    value.currency_basis = discourse.text_field(value.annotation, "basis");
    if (value.currency_basis.empty()) value.currency_basis = kExplicit;
    context.decide(value);
  }
}

}  // namespace wirefacts
