// Names of a user's own list: how they are read, and where they stand.

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "lexicon/watch_list.h"
#include "segmentation/segmenter.h"

namespace wirefacts {
namespace {

const std::vector<WatchType> kTypes{{"person", "person"},
                                    {"organization", "organization"},
                                    {"place", "place"},
                                    {"org", "organization"},
                                    {"city", "place"}};

WatchList list_of(const std::string& rows) {
  std::vector<WatchProblem> problems;
  WatchList out = WatchList::parse(rows, kTypes, problems);
  for (const WatchProblem& p : problems) ADD_FAILURE() << p.line << ": " << p.message;
  return out;
}

/// "id[words]" of each hit.
std::string found(const WatchList& list, const std::string& text) {
  const SegmentationTables tables;
  const SymbolTable symbols;
  Segmenter segmenter(tables, symbols);
  Article article;
  article.text = text;
  Document document;
  segmenter.segment(article, document);
  std::vector<WatchHit> hits;
  list.find(document, hits);
  std::string out;
  for (const WatchHit& hit : hits) {
    out += std::string(list[hit.row].id) + "[" + std::string(document.text(hit.span)) + "] ";
  }
  return out;
}

std::string problems_of(const std::string& rows) {
  std::vector<WatchProblem> problems;
  WatchList::parse(rows, kTypes, problems);
  std::string out;
  for (const WatchProblem& p : problems) out += std::to_string(p.line) + ": " + p.message + "\n";
  return out;
}

TEST(WatchList, AFirstRowOfNamesTellsTheOrderOfTheColumns) {
  const WatchList list = list_of("type\tname\tid\taliases\nperson\tRuslan Omarov\tC1\tR. Omarov\n\tNorvane\tC2\n");
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[0].id, "C1");
  EXPECT_EQ(list[0].name, "Ruslan Omarov");
  EXPECT_EQ(list[0].type, "person");
  EXPECT_EQ(list[1].id, "C2");
  EXPECT_EQ(found(list, "R. Omarov paid Norvane."), "C1[R. Omarov] C2[Norvane] ");
  EXPECT_EQ(problems_of("name\tid\nOmarov\tC1\nNorvane\t\n"), "3: no id: every row has one\n");
}

TEST(WatchList, RowsHaveIdNameAliasesAndType) {
  const WatchList list =
      list_of("id\tname\taliases\ttype\n# a comment\n\nC1\tRuslan Omarov\tR. Omarov|Omar\tperson\nC2\tNorvane\n");
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[0].id, "C1");
  EXPECT_EQ(list[0].name, "Ruslan Omarov");
  EXPECT_EQ(list[0].type, "person");
  EXPECT_EQ(list[0].line, 4U);
  EXPECT_EQ(list[1].type, "");
  EXPECT_EQ(found(list, "Omar paid Norvane; R. Omarov and Ruslan Omarov left."),
            "C1[Omar] C2[Norvane] C1[R. Omarov] C1[Ruslan Omarov] ");
}

TEST(WatchList, ATypeMayBeWhatRecordsCallIt) {
  const WatchList list = list_of("A\tNorvane\t\tORG\nB\tTamar\t\tOrganization\nC\tQuito\t\tCITY\nD\tOmar\n");
  std::vector<std::string> types;
  for (std::uint32_t row = 0; row < list.size(); ++row) types.emplace_back(list[row].type);
  EXPECT_EQ(types, (std::vector<std::string>{"organization", "organization", "place", ""}));
  EXPECT_EQ(problems_of("A\tNorvane\t\tzebra\n"), "1: unknown type 'zebra': types: person, organization, place\n");
}

TEST(WatchList, ANameMatchesAsSpelled) {
  const WatchList list = list_of("T\tTarget\nB\tbitcoin\nN\tNORVANE STEEL\nI\tIBM\nO\tO’Brien Ltd\n");
  EXPECT_EQ(found(list, "The target of Target was TARGET."), "T[Target] T[TARGET] ");
  EXPECT_EQ(found(list, "Bitcoin, bitcoin, BITCOIN"), "B[Bitcoin] B[bitcoin] B[BITCOIN] ");
  EXPECT_EQ(found(list, "Norvane Steel and NORVANE STEEL, not norvane steel"), "N[Norvane Steel] N[NORVANE STEEL] ");
  EXPECT_EQ(found(list, "IBM, not Ibm"), "I[IBM] ");
  EXPECT_EQ(found(list, "O'Brien Ltd paid O’Brien Ltd"), "O[O'Brien Ltd] O[O’Brien Ltd] ");
}

TEST(WatchList, BlanksAndLineEndsDivideWords) {
  const WatchList list = list_of("A\tRuslan Omarov\n");
  const std::string wrapped =
      "The ministry said in a statement on Monday that it saw Ruslan\n"
      "Omarov at the talks, and that the talks about the new railway\n"
      "would go on in the capital on Tuesday if the weather allows it\n"
      "and the delegates of both sides find the time, Ruslan  Omarov\n"
      "said.\n";
  EXPECT_EQ(found(list, wrapped), "A[Ruslan\nOmarov] A[Ruslan  Omarov] ");
  EXPECT_EQ(found(list, "They saw Ruslan\n\nOmarov left."), "") << "a paragraph ends between the words";
}

TEST(WatchList, TheLongestNameCounts) {
  const WatchList list = list_of("A\tNew York\nB\tNew York Times\nC\tYork\nD\tTimes Square\n");
  EXPECT_EQ(found(list, "New York Times in New York"), "B[New York Times] A[New York] ");
  EXPECT_EQ(found(list, "New York Times Square"), "B[New York Times] D[Times Square] ") << "names may overlap";
}

TEST(WatchList, OneNameMayHaveSeveralIds) {
  const WatchList list = list_of("A\tJohn Smith\nB\tJ. Smith\tJohn Smith\n");
  EXPECT_EQ(found(list, "John Smith"), "A[John Smith] B[John Smith] ");
}

TEST(WatchList, AllMistakesAtOnce) {
  EXPECT_EQ(problems_of("A\tNorvane\t\tpersn\n\tNo Id\nB\nC\t--\nD\tx\ty\tperson\tz\nA\tOmarov\nE\t\xff\xfe bad\n"),
            "1: unknown type 'persn': did you mean 'person'?\n"
            "2: no id: every row has one\n"
            "3: 1 cell: a row has id, name, aliases divided by '|', type, divided by tabs\n"
            "4: name '--' has neither letter nor digit\n"
            "5: 5 cells: a row has id, name, aliases divided by '|', type, divided by tabs\n"
            "7: ill-formed UTF-8: save the file as UTF-8\n");
  EXPECT_EQ(problems_of("A\tOne\nA\tTwo\n"), "2: id 'A' stands in line 1, too: further names of it are aliases\n");
  EXPECT_EQ(problems_of("A\t" + std::string(201, 'x') + "\n").substr(0, 8), "1: name ");
  std::string many;
  for (int i = 0; i < 18; ++i) many += std::to_string(i) + "\tJohn Smith\n";
  EXPECT_EQ(problems_of(many),
            "17: more than 16 rows have the name 'John Smith'\n"
            "18: more than 16 rows have the name 'John Smith'\n");
}

/// The oracle: every list against every stretch of words, without hashes.
std::string slowly(const std::vector<std::string>& names, const std::vector<std::string>& words) {
  std::string out;
  std::size_t covered = 0;
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    std::size_t best = 0;
    std::vector<std::size_t> rows;
    std::string text;
    for (std::size_t end = begin; end < words.size(); ++end) {
      text += (end > begin ? " " : "") + words[end];
      std::vector<std::size_t> here;
      for (std::size_t n = 0; n < names.size(); ++n) {
        if (names[n] == text) here.push_back(n);
      }
      if (!here.empty()) best = end + 1, rows = here;
    }
    if (best <= covered) continue;
    covered = best;
    std::string found;
    for (std::size_t i = begin; i < best; ++i) found += (i > begin ? " " : "") + words[i];
    for (const std::size_t row : rows) out += std::to_string(row) + "[" + found + "] ";
  }
  return out;
}

TEST(WatchList, FindsWhatASlowSearchFinds) {
  std::mt19937 random(20261129);
  const std::string_view words[] = {"Aba", "Abadan", "Ba", "Dan", "Danabada", "Lo"};
  const auto word = [&] { return std::string(words[random() % 6]); };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> names;
    std::string rows;
    for (int n = 0; n < 8; ++n) {
      std::string name = word();
      for (auto more = random() % 3; more > 0; --more) name += " " + word();
      rows += std::to_string(n) + "\t" + name + "\n";
      names.push_back(name);
    }
    std::vector<std::string> text;
    for (int n = 0; n < 30; ++n) text.push_back(word());
    std::string joined;
    for (const std::string& w : text) joined += (joined.empty() ? "" : " ") + w;
    ASSERT_EQ(found(list_of(rows), joined), slowly(names, text)) << rows << joined;
  }
}

}  // namespace
}  // namespace wirefacts
