#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "base/text.h"
#include "workbench/coverage.h"
#include "workbench/html.h"
#include "workbench/stage_view.h"

namespace wirefacts {
namespace {

constexpr std::size_t kNumberWidth = 9;

std::string right_aligned(const std::string& text, std::size_t width) {
  return std::string(text.size() < width ? width - text.size() : 0, ' ') + text;
}

/// "1.2": milliseconds with one digit.
std::string milliseconds(std::uint64_t nanoseconds) {
  const auto tenths = static_cast<std::uint64_t>(std::llround(static_cast<double>(nanoseconds) / 1e5));
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::vector<std::string> numbers_of(const RuleCoverage& rule) {
  return {std::to_string(rule.windows),  std::to_string(rule.matched), std::to_string(rule.kept),
          std::to_string(rule.beaten),   std::to_string(rule.vetoed),  std::to_string(rule.dropped),
          milliseconds(rule.nanoseconds)};
}

std::string place(const SourceSet& sources, SourceRange range) {
  const LineColumn at = sources[range.file].position(range.begin);
  return sources[range.file].name() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

/// Elements of a rule that matched, which took part in no match. A rule without a match is dead as a whole.
std::vector<const ElementCoverage*> dead_elements(const RuleCoverage& rule) {
  std::vector<const ElementCoverage*> out;
  if (rule.matched == 0) return out;
  for (const ElementCoverage& element : rule.elements) {
    if (element.used == 0) out.push_back(&element);
  }
  return out;
}

std::string summary(const Coverage& coverage, const RulePack& pack, const RuleFilter& shown) {
  std::size_t rules = 0, silent = 0, dead = 0;
  for (std::size_t number = 0; number < coverage.rules.size(); ++number) {
    if (shown && !shown(pack.cascade.rule_names[number])) continue;
    const RuleCoverage& rule = coverage.rules[number];
    ++rules;
    silent += rule.matched == 0 ? 1 : 0;
    dead += dead_elements(rule).size();
  }
  return std::to_string(rules) + (rules == 1 ? " rule, " : " rules, ") + std::to_string(silent) + " without a match, " +
         std::to_string(dead) + " elements of the others never used; " + std::to_string(coverage.articles) +
         (coverage.articles == 1 ? " article, " : " articles, ") + std::to_string(coverage.tokens) + " tokens\n";
}

/// Counts of one place of a file, of all rules that read it.
struct MarkedRange {
  SourceRange range;
  std::uint64_t used = 0, matched = 0;
};

/// The elements of a file in order, without those that lie in others.
std::vector<MarkedRange> marks_of(const Coverage& coverage, std::uint32_t file) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, MarkedRange> known;
  for (const RuleCoverage& rule : coverage.rules) {
    for (const ElementCoverage& element : rule.elements) {
      if (element.range.file != file) continue;
      MarkedRange& mark = known[{element.range.begin, ~element.range.end}];
      mark.range = element.range;
      mark.used += element.used;
      mark.matched += rule.matched;
    }
  }
  std::vector<MarkedRange> out;
  std::uint32_t free = 0;
  for (const auto& [key, mark] : known) {
    if (mark.range.begin < free) continue;
    out.push_back(mark);
    free = mark.range.end;
  }
  return out;
}

std::string file_html(const Coverage& coverage, const RulePack& pack, std::uint32_t file) {
  const SourceFile& source = pack.sources[file];
  std::map<std::uint32_t, std::uint32_t> rule_lines;  // line → rule
  for (const CompiledStage& stage : pack.cascade.stages) {
    for (const CompiledRule& rule : stage.rules) {
      if (rule.source->name.range.file == file)
        rule_lines[source.position(rule.source->name.range.begin).line] = rule.number;
    }
  }
  std::string text;
  std::size_t at = 0;
  for (const MarkedRange& mark : marks_of(coverage, file)) {
    text += escaped_html(source.text().substr(at, mark.range.begin - at));
    const std::string title = std::to_string(mark.used) + " of " + std::to_string(mark.matched) + " matches";
    // A mark ends with its line, so that lines stay whole.
    std::string words(source.text().substr(mark.range.begin, mark.range.end - mark.range.begin));
    const std::string kind = mark.matched == 0 ? "untried" : mark.used == 0 ? "dead" : "used";
    text += "<span class=\"" + kind + "\" title=\"" + title + "\">";
    for (const char c : words) {
      if (c == '\n') text += "</span>\n<span class=\"" + kind + "\">";
      else text += escaped_html(std::string_view(&c, 1));
    }
    text += "</span>";
    at = mark.range.end;
  }
  text += escaped_html(source.text().substr(at));
  std::string out = "<h2>" + escaped_html(source.name()) + "</h2>\n<table>\n";
  std::uint32_t line = 0;
  for (const std::string_view words : lines_of(text)) {
    const auto rule = rule_lines.find(++line);
    out += rule == rule_lines.end() ? "<tr>" : "<tr class=\"rule\">";
    for (std::size_t i = 0; i < 7; ++i) {
      out +=
          "<td>" + (rule == rule_lines.end() ? std::string() : numbers_of(coverage.rules[rule->second])[i]) + "</td>";
    }
    out += "<td><pre>" + std::string(words) + "</pre></td></tr>\n";
  }
  return out + "</table>\n";
}

constexpr const char* kCoverageStyle =
    R"(body{font:15px/1.4 system-ui,sans-serif;margin:1.5em;color:#222}table{border-collapse:collapse}
td{padding:0 .6em;text-align:right;color:#555;font-variant-numeric:tabular-nums;vertical-align:top}
td:last-child{text-align:left;color:#222}pre{margin:0;font:13px/1.5 ui-monospace,monospace;white-space:pre-wrap}
tr.rule{background:#f2f4f7}tr.rule td{font-weight:600}.dead{background:#fbd5d1}.untried{background:#eee}.used{background:#e2f3e7}
p.key span{padding:0 .4em})";

}  // namespace

std::string render(const Coverage& coverage, const RulePack& pack, bool dead_only, const RuleFilter& shown) {
  std::size_t width = 4;
  for (const std::string& name : pack.cascade.rule_names) {
    if (!shown || shown(name)) width = std::max(width, name.size());
  }
  std::string out = "rule" + std::string(width - 4, ' ');
  for (const char* head : {"tried", "matched", "kept", "beaten", "vetoed", "dropped", "ms"})
    out += right_aligned(head, kNumberWidth);
  out += "\n";
  for (const CompiledStage& stage : pack.cascade.stages) {
    for (const CompiledRule& rule : stage.rules) {
      const RuleCoverage& counts = coverage.rules[rule.number];
      const auto dead = dead_elements(counts);
      if (dead_only && counts.matched > 0 && dead.empty()) continue;
      const std::string& name = pack.cascade.rule_names[rule.number];
      if (shown && !shown(name)) continue;
      out += name + std::string(width - name.size(), ' ');
      for (const std::string& number : numbers_of(counts)) out += right_aligned(number, kNumberWidth);
      out += "\n";
      for (const ElementCoverage* element : dead) {
        out += "    never used  " + source_text(pack, element->range) + "  (" + place(pack.sources, element->range) +
               ")\n";
      }
    }
  }
  return out + summary(coverage, pack, shown);
}

std::string render_html(const Coverage& coverage, const RulePack& pack, const std::string& title) {
  std::string out =
      "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escaped_html(title) +
      "</title><style>" + kCoverageStyle + "</style></head><body>\n<h1>" + escaped_html(title) + "</h1>\n<p>" +
      escaped_html(summary(coverage, pack, {})) +
      "</p>\n<p class=\"key\">Columns: windows tried, matched, kept, beaten, vetoed, dropped, ms. "
      "<span class=\"used\">took part in a match</span> <span class=\"dead\">never did, though its rule matched"
      "</span> <span class=\"untried\">its rule never matched</span></p>\n";
  std::vector<std::uint32_t> files;
  for (const CompiledStage& stage : pack.cascade.stages) {
    for (const CompiledRule& rule : stage.rules) {
      const std::uint32_t file = rule.source->name.range.file;
      if (std::find(files.begin(), files.end(), file) == files.end()) files.push_back(file);
    }
  }
  for (const std::uint32_t file : files) out += file_html(coverage, pack, file);
  return out + "</body></html>\n";
}

}  // namespace wirefacts
