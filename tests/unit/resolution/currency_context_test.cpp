#include <gtest/gtest.h>

#include "unit/resolution/article_fixture.h"

namespace wirefacts {
namespace {

struct CurrencyFixture : ArticleFixture {
  explicit CurrencyFixture(std::string text_) : ArticleFixture(std::move(text_)) {
    declare("mark CurrencyNote code!");
    passes();
    raw_table("values/currency_countries.tsv",
              "# columns: code\tcountry\tbecomes\tnamed\n"
              "USD\tAUS\tAUD\tmainly\n"
              "SEK\tSWE\tSEK\tyes\n"
              "SEK\tNOR\tNOK\tyes\n"
              "SEK\tDNK\tDKK\tyes\n");
  }
  AnnotationId money(std::string_view words, std::string_view code, std::string_view basis, int occurrence = 1) {
    return rule("Money", at(words, occurrence),
                {{"amount", number(5)}, {"currency", text(code)}, {"basis", text(basis)}});
  }
  void dateline(std::string_view words, std::string_view iso3) {
    rule("Dateline", at(words), {{"place", text(words)}});
    rule("Place", at(words),
         {{"name", text(words)}, {"place_kind", text("country")}, {"country", text(iso3)}, {"kind", text("dateline")}});
  }
  void place(std::string_view words, std::string_view iso3, int occurrence) {
    rule("Place", at(words, occurrence),
         {{"name", text(words)}, {"place_kind", text("country")}, {"country", text(iso3)}});
  }
  std::string decided(AnnotationId id) {
    const Discourse& d = resolved();
    const Value& v = d.values[d.value_of(id)];
    return v.currency + " " + v.currency_basis;
  }
};

TEST(CurrencyContext, WithoutACountryTheListDecides) {
  CurrencyFixture a("It paid 5 crowns and 5 dollars .");
  const AnnotationId crowns = a.money("5 crowns", "SEK", "context");
  const AnnotationId dollars = a.money("5 dollars", "USD", "symbol_default");
  EXPECT_EQ(a.decided(crowns), "SEK context");
  EXPECT_EQ(a.decided(dollars), "USD symbol_default");
}

TEST(CurrencyContext, TheDatelineDecides) {
  CurrencyFixture a("NORWAY It paid 5 crowns .");
  a.dateline("NORWAY", "NOR");
  EXPECT_EQ(a.decided(a.money("5 crowns", "SEK", "context")), "NOK dateline");
}

TEST(CurrencyContext, SymbolsFollowTheDatelineToo) {
  CurrencyFixture a("AUSTRALIA It paid 5 dollars .");
  a.dateline("AUSTRALIA", "AUS");
  EXPECT_EQ(a.decided(a.money("5 dollars", "USD", "symbol_default")), "AUD dateline");
}

TEST(CurrencyContext, SymbolsFollowTheCountryAnArticleWithoutDatelineIsAbout) {
  const auto decided = [](std::string text, std::string_view other) {
    CurrencyFixture a(std::move(text));
    for (const int k : {1, 2, 3}) a.place("AUSTRALIA", "AUS", k);
    if (!other.empty()) {
      for (const int k : {1, 2}) a.place(other, "USA", k);
    }
    return a.decided(a.money("5 dollars", "USD", "symbol_default"));
  };
  EXPECT_EQ(decided("AUSTRALIA AUSTRALIA AUSTRALIA paid 5 dollars .", ""), "AUD context");
  EXPECT_EQ(decided("AUSTRALIA AUSTRALIA AUSTRALIA OHIO OHIO paid 5 dollars .", "OHIO"), "USD symbol_default");
}

TEST(CurrencyContext, ANoteOfTheArticleBeatsItsDateline) {
  CurrencyFixture a("AUSTRALIA It paid 5 dollars . Results in US funds .");
  a.dateline("AUSTRALIA", "AUS");
  a.rule("CurrencyNote", a.at("US funds"), {{"code", text("USD")}});
  EXPECT_EQ(a.decided(a.money("5 dollars", "USD", "symbol_default")), "USD context");
}

TEST(CurrencyContext, TheNearestNamedAmountBeforeItCounts) {
  CurrencyFixture a("AUSTRALIA It paid 5 dollars and 5 cents .");
  a.dateline("AUSTRALIA", "AUS");
  a.money("5 dollars", "USD", "symbol_default");  // Australian ones
  EXPECT_EQ(a.decided(a.money("5 cents", "USD", "context")), "AUD context");
}

TEST(CurrencyContext, AnExplicitAmountBeforeComesFirst) {
  CurrencyFixture a("NORWAY It paid 5 kroner and 5 crowns .");
  a.dateline("NORWAY", "NOR");
  a.money("5 kroner", "DKK", "explicit");
  EXPECT_EQ(a.decided(a.money("5 crowns", "SEK", "context")), "DKK context");
}

TEST(CurrencyContext, ElseTheCountryThatIsTold) {
  CurrencyFixture a("Norway paid 5 crowns to Denmark for Norway .");
  a.country("Norway", "NOR", 1);
  a.country("Denmark", "DNK");
  a.country("Norway", "NOR", 2);
  EXPECT_EQ(a.decided(a.money("5 crowns", "SEK", "context")), "NOK context");
}

TEST(CurrencyContext, ACountryThatIsOnlyToldChangesNoSymbol) {
  CurrencyFixture a("Australia paid 5 dollars .");
  a.country("Australia", "AUS");
  EXPECT_EQ(a.decided(a.money("5 dollars", "USD", "symbol_default")), "USD symbol_default");
}

}  // namespace
}  // namespace wirefacts
