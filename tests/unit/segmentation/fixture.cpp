#include "unit/segmentation/fixture.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/symbol.h"
#include "base/table.h"

namespace wirefacts {
namespace {

constexpr std::string_view kAbbreviations =
    "# columns: form\tclass\n"
    "Mr.\ttitle\nMrs.\ttitle\nMs.\ttitle\nDr.\ttitle\nGen.\ttitle\nSen.\ttitle\nSt.\ttitle\nLt.\ttitle\nCol.\ttitle\n"
    "Gov.\ttitle\nRep.\ttitle\nProf.\ttitle\nRev.\ttitle\nCapt.\ttitle\nSgt.\ttitle\n"
    "Jan.\tmonth\nFeb.\tmonth\nAug.\tmonth\nSept.\tmonth\nOct.\tmonth\nNov.\tmonth\nDec.\tmonth\nMar.\tmonth\n"
    "No.\tnumber\nFig.\tnumber\n"
    "U.S.\tplace\nU.N.\tplace\nU.K.\tplace\nCalif.\tplace\nMass.\tplace\nD.C.\tplace\nVa.\tplace\n"
    "Inc.\tcompany\nCorp.\tcompany\nCo.\tcompany\nLtd.\tcompany\nBros.\tcompany\n"
    "a.m.\ttime\np.m.\ttime\netc.\t\nvs.\t\nJr.\t\n";
constexpr std::string_view kClitics = "# columns: form\n's\n'S\nn't\n're\n've\n'll\n'd\n'm\n";
constexpr std::string_view kOpeners =
    "# columns: form\nThe\nA\nIn\nBut\nHe\nShe\nIt\nThey\nWe\nThis\nOn\nAfter\nHis\nAnd\nAt\nThere\nFor\n";
constexpr std::string_view kReporting = "# columns: form\nsaid\nsays\ntold\nadded\nasked\nwrote\nnoted\n";
constexpr std::string_view kWeekdays =
    "# label: Weekday\n# columns: form\nMonday\nTuesday\nWednesday\nThursday\nFriday\nSaturday\nSunday\n";
constexpr std::string_view kOrganizations =
    "# label: Organization\n# columns: form\nU.S. Senate\nU.S. Treasury\nU.N. Security Council\n";

void add(SegmentationTables& tables, std::string name, std::string_view text) {
  const SourceFile file(std::move(name), std::string(text));
  Diagnostics diagnostics;
  tables.add(Table::parse(file, 0, diagnostics));
}

std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

std::string zone_names(const Document& document, TokenSpan span) {
  std::string out;
  for (const Zone& zone : document.zones()) {
    if (zone.span != span) continue;
    if (zone.kind == ZoneKind::headline) out += " headline";
    if (zone.kind == ZoneKind::body) out += " body";
    if (zone.kind == ZoneKind::lead) out += " lead";
    if (zone.kind == ZoneKind::table) out += " table";
  }
  return out;
}

}  // namespace

const SegmentationTables& test_tables() {
  static const SegmentationTables tables = [] {
    SegmentationTables t;
    add(t, "lexicon/abbreviations.tsv", kAbbreviations);
    add(t, "lexicon/clitics.tsv", kClitics);
    add(t, "lexicon/sentence_openers.tsv", kOpeners);
    add(t, "lexicon/reporting_forms.tsv", kReporting);
    add(t, "values/weekdays.tsv", kWeekdays);
    add(t, "values/time_zones.tsv", "# columns: form\nMoscow time\nGMT\n");
    add(t, "gazetteers/organizations.tsv", kOrganizations);
    return t;
  }();
  return tables;
}

const SegmentationTables& pack_tables() {
  static const SegmentationTables tables = [] {
    SegmentationTables t;
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(WIREFACTS_SOURCE_DIR "/rules")) {
      if (entry.path().extension() == ".tsv") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    for (const std::filesystem::path& path : paths) {
      std::ifstream in(path, std::ios::binary);
      std::ostringstream text;
      text << in.rdbuf();
      add(t, path.filename().string(), text.str());
    }
    return t;
  }();
  return tables;
}

void segment_article(Segmented& out) {
  static const SymbolTable symbols;
  static Segmenter segmenter(test_tables(), symbols);
  segmenter.segment(out.article, out.document);
}

void segment_with_pack(std::string_view text, Segmented& out) {
  static const SymbolTable symbols;
  static Segmenter segmenter(pack_tables(), symbols);
  out.article = Article();
  out.article.text = text;
  segmenter.segment(out.article, out.document);
}

void segment_text(std::string_view text, Segmented& out) {
  out.article = Article();
  out.article.text = text;
  segment_article(out);
}

std::vector<std::string> tokens_of(const Document& document) {
  std::vector<std::string> out;
  for (std::uint32_t i = 0; i < document.token_count(); ++i) out.emplace_back(document.text(document.token(i)));
  return out;
}

std::vector<std::string> sentences_of(const Document& document) {
  std::vector<std::string> out;
  for (const TokenSpan s : document.sentences()) out.push_back(plain(document.text(s)));
  return out;
}

std::vector<std::string> zones_of(const Document& document, ZoneKind kind) {
  std::vector<std::string> out;
  for (const Zone& zone : document.zones()) {
    if (zone.kind == kind) out.push_back(plain(document.text(zone.span)));
  }
  return out;
}

std::string show(const Document& document) {
  std::string out;
  std::size_t sentence = 0;
  for (const TokenSpan paragraph : document.paragraphs()) {
    out += "paragraph" + zone_names(document, paragraph) + "\n";
    for (; sentence < document.sentences().size(); ++sentence) {
      const TokenSpan s = document.sentences()[sentence];
      if (!paragraph.covers(s)) break;
      out += "  ";
      for (std::uint32_t i = s.begin; i < s.end; ++i) {
        if (i != s.begin) out += document.blank_before(i) ? " | " : "|";
        out += document.text(document.token(i));
      }
      out += "\n";
    }
    for (const Zone& zone : document.zones()) {
      if (zone.kind != ZoneKind::quoted || !paragraph.covers(zone.span)) continue;
      out += zone.continues ? "  continued: " : "  quoted: ";
      out += plain(document.text(zone.span)) + "\n";
    }
  }
  for (const UnreadSpan& unread : document.unread()) out += "unread: " + unread.reason + "\n";
  return out;
}

}  // namespace wirefacts
