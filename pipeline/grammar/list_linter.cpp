#include "grammar/list_linter.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace wirefacts {
namespace {

constexpr std::size_t kMostOfAFile = 10;
constexpr std::string_view kBehind = " word";
/// What may stand before a form: a word, a word that it clings to ('ll), nothing.
constexpr std::array<std::string_view, 3> kBefore = {"word ", "word", ""};

/// "Pty|.|Ltd" of the tokens that touch [begin, end).
std::string pieces(const std::string& text, const std::vector<ByteSpan>& tokens, std::size_t begin, std::size_t end) {
  std::string out;
  for (const ByteSpan& token : tokens) {
    if (token.end <= begin || token.begin >= end) continue;
    out += (out.empty() ? "" : "|") + text.substr(token.begin, token.size());
  }
  return out;
}

/// Words of plain letters are tokens wherever they stand: most rows, so that the rest can be cut.
bool plainly_words(std::string_view form) {
  bool blank = true;  // before the letter
  for (const char c : form) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && (c != ' ' || blank)) return false;
    blank = !letter;
  }
  return !blank;
}

/// Reads the rows of one file.
class ListLinter {
 public:
  ListLinter(const Table& table, const CheckerContext& context, Diagnostics& diagnostics)
      : table_(table), context_(context), diagnostics_(diagnostics) {}

  void run() {
    look_for_doubles();
    for (const Table::Row& row : table_.rows()) {
      std::string form(table_.cell(row, 0));
      if (const std::string_view particle = table_.cell(row, "particle"); !particle.empty()) {
        form += " " + std::string(particle);
      }
      if (!form.empty()) look_at(form, row);
      if (found_ > kMostOfAFile) return;
    }
  }

 private:
  /// Rows that say the same, and cells with blanks at their ends, which no look-up finds, or where a tab should be.
  void look_for_doubles() {
    std::unordered_map<std::string, const Table::Row*> seen;
    std::size_t doubled = 0, blank = 0, untabbed = 0;
    for (const Table::Row& row : table_.rows()) {
      std::string text;
      for (const std::string_view cell : table_.cells(row)) {
        const bool edge = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
        if (edge && ++blank <= kMostOfAFile) {
          diagnostics_.warning(table_.range(row), "a cell begins or ends with a blank", "take the blank away");
        }
        text.append(cell) += '\t';
      }
      const std::string_view form = table_.cell(row, 0);
      const bool alone = text.find_first_not_of('\t', form.size()) == std::string::npos;
      if (alone && form.find("  ") != std::string_view::npos && ++untabbed <= kMostOfAFile) {
        diagnostics_.warning(table_.range(row), "two blanks in a row and no other cell", "cells are divided by a tab");
      }
      const auto [first, fresh] = seen.emplace(std::move(text), &row);
      if (!fresh && ++doubled <= kMostOfAFile) {
        diagnostics_.warning(table_.range(row), "this row stands twice", "take one away",
                             {table_.range(*first->second), "the first"});
      }
    }
  }

  void look_at(const std::string& form, const Table::Row& row) {
    if (plainly_words(form)) return;
    const std::vector<ByteSpan> alone = context_.tokenize(form);
    if (alone.empty()) return say(row, "no token can match '" + form + "'", "");
    const auto holds = [&](std::string_view before) { return cut_alike(before, form, alone); };
    if (std::any_of(kBefore.begin(), kBefore.end(), holds)) return;
    const std::string text = std::string(kBefore.front()) + form + std::string(kBehind);
    const std::size_t begin = kBefore.front().size();
    say(row, "no text can hold '" + form + "'",
        "between words it is cut into " + pieces(text, context_.tokenize(text), begin, begin + form.size()) +
            ", alone into " + pieces(form, alone, 0, form.size()));
  }

  /// The form is cut in a text as by itself.
  [[nodiscard]] bool cut_alike(std::string_view before, const std::string& form,
                               const std::vector<ByteSpan>& alone) const {
    const std::size_t begin = before.size();
    std::size_t next = 0;  // token of `alone`
    for (const ByteSpan& token : context_.tokenize(std::string(before) + form + std::string(kBehind))) {
      if (token.end <= begin) continue;
      const bool same =
          next < alone.size() && token.begin == begin + alone[next].begin && token.end == begin + alone[next].end;
      if (!same) break;
      ++next;
    }
    return next == alone.size();
  }

  void say(const Table::Row& row, const std::string& message, const std::string& hint) {
    if (++found_ <= kMostOfAFile) {
      diagnostics_.warning(table_.range(row), message, hint);
    } else {
      diagnostics_.warning(table_.range(row), "more rows of this list that no text can hold", "only ten are shown");
    }
  }

  const Table& table_;
  const CheckerContext& context_;
  Diagnostics& diagnostics_;
  std::size_t found_ = 0;
};

}  // namespace

void lint_lists(const CheckerContext& context, Diagnostics& diagnostics) {
  for (const auto& [path, layered] : context.tables.all()) {
    for (const Table& table : layered) {
      if (!table.header("label").empty()) ListLinter(table, context, diagnostics).run();
    }
  }
}

}  // namespace wirefacts
