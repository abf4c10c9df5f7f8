#include "lexicon/watch_list.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/diagnostic.h"
#include "base/table.h"
#include "document/offset_map.h"
#include "lexicon/capitals.h"
#include "segmentation/segmenter.h"
#include "segmentation/unicode.h"

namespace wirefacts {
namespace {

constexpr std::size_t kFirstLetters = 6;  // bytes that decide whether a form can begin at a word
constexpr std::size_t kReachSize = 1U << 20;

/// FNV-1a with a last mix: it grows byte by byte, as tokens come.
class Key {
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) {
      hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
      ++size_;
      if (size_ <= kFirstLetters) first_ = hash_;
    }
  }
  [[nodiscard]] std::uint64_t value() const { return mixed(hash_); }
  [[nodiscard]] std::size_t first_letters() const { return static_cast<std::size_t>(mixed(first_)) & (kReachSize - 1); }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool knows_first_letters() const { return size_ >= kFirstLetters; }

 private:
  static std::uint64_t mixed(std::uint64_t x) {
    x ^= x >> 32;
    x *= 0xD6E8FEB86659FD93u;
    return x ^ (x >> 32);
  }
  std::uint64_t hash_ = 0xCBF29CE484222325u, first_ = 0;
  std::size_t size_ = 0;
};

/// The text without blanks, apostrophes as '.
std::string squeezed(std::string_view text) {
  constexpr std::string_view kApostrophe = "\u2019";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const std::string_view bytes = text.substr(at, c.length);
    if (bytes == kApostrophe) {
      out += '\'';
    } else if (!is_blank(c.value)) {
      out += bytes;
    }
    at += c.length;
  }
  return out;
}

struct Letters {
  bool any = false, upper = false, lower = false, digit = false;
};

Letters letters_of(std::string_view text) {
  Letters out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    out.any = out.any || is_letter(c.value);
    out.upper = out.upper || is_upper(c.value);
    out.lower = out.lower || is_lower(c.value);
    out.digit = out.digit || is_digit(c.value);
    at += c.length;
  }
  return out;
}

/// The spelling in the article is one that the list's form allows; their folded letters are equal.
bool is_spelling(const Document& document, TokenSpan span, std::string_view form) {
  if (squeezed(document.text(span)) == squeezed(form) || in_capitals(document, span)) return true;
  const Letters letters = letters_of(form);
  if (!letters.upper) return true;
  const bool words = form.find(' ') != std::string_view::npos;
  if (letters.lower || !words) return false;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (document.word(i).has(Shape::lower)) return false;
  }
  return true;
}

}  // namespace

bool WatchList::Columns::read(const std::vector<std::string_view>& cells) {
  constexpr std::array<std::string_view, kColumns> kNames = {"id", "name", "aliases", "type"};
  std::array<std::size_t, kColumns> found{};
  found.fill(SIZE_MAX);
  for (std::size_t at = 0; at < cells.size(); ++at) {
    const auto name = std::find(kNames.begin(), kNames.end(), trim(cells[at]));
    if (name == kNames.end() || found[static_cast<std::size_t>(name - kNames.begin())] != SIZE_MAX) return false;
    found[static_cast<std::size_t>(name - kNames.begin())] = at;
  }
  if (found[0] == SIZE_MAX || found[1] == SIZE_MAX) return false;
  at_ = found;
  return true;
}

std::vector<std::string_view> WatchList::Columns::in_order(const std::vector<std::string_view>& cells) const {
  std::vector<std::string_view> out;
  for (const std::size_t at : at_) out.push_back(at < cells.size() ? cells[at] : std::string_view());
  return out;
}

/// Lines → rows and forms.
class WatchList::Parser {
 public:
  Parser(WatchList& list, std::vector<WatchProblem>& problems) : list_(list), problems_(problems) {}

  void run() {
    const std::string_view text = list_.text_;
    constexpr std::size_t kBytesOfRow = 32;
    list_.forms_.reserve(text.size() / kBytesOfRow);
    list_.reach_.assign(kReachSize, 0);
    resize_slots(1U << 10);
    constexpr std::string_view kMark = "\uFEFF";
    std::size_t begin = text.starts_with(kMark) ? kMark.size() : 0;
    while (begin < text.size()) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      ++line_;
      read_line(begin, text.substr(begin, end - begin));
      begin = end + 1;
    }
    find_repeated_ids();
    std::stable_sort(problems_.begin(), problems_.end(),
                     [](const WatchProblem& a, const WatchProblem& b) { return a.line < b.line; });
  }

 private:
  void problem(std::string message) { problems_.push_back({line_, std::move(message)}); }

  void read_line(std::size_t begin, std::string_view line) {
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (trim(line).empty() || line.front() == '#') return;
    std::vector<std::string_view> cells = split(line, '\t');
    const bool first = !std::exchange(seen_row_, true);
    if (first && list_.columns_.read(cells)) return;
    if (!is_good(line, cells)) return;
    cells = list_.columns_.in_order(cells);
    if (!is_whole(cells)) return;
    const auto row = static_cast<std::uint32_t>(list_.row_begin_.size());
    list_.row_begin_.push_back(static_cast<std::uint32_t>(begin));
    list_.row_line_.push_back(line_);
    list_.row_type_.push_back(number_of_type(trim(cells[3])));
    ids_.emplace_back(std::hash<std::string_view>()(trim(cells[0])), row);
    add_form(trim(cells[1]), row);
    for (const std::string_view alias : split(cells[2], '|')) {
      if (!trim(alias).empty()) add_form(trim(alias), row);
    }
  }

  /// As a line: its cells may stand in any order.
  bool is_good(std::string_view line, const std::vector<std::string_view>& cells) {
    const std::size_t before = problems_.size();
    if (well_formed_text(line).size() != line.size()) problem("ill-formed UTF-8: save the file as UTF-8");
    if (cells.size() < 2 || cells.size() > 4) {
      problem(std::to_string(cells.size()) + (cells.size() == 1 ? " cell" : " cells") +
              ": a row has id, name, aliases divided by '|', type, divided by tabs");
      return false;
    }
    return problems_.size() == before;
  }

  /// `cells`: id, name, aliases, type.
  bool is_whole(const std::vector<std::string_view>& cells) {
    const std::size_t before = problems_.size();
    if (trim(cells[0]).empty()) problem("no id: every row has one");
    check_name(trim(cells[1]), "name");
    for (const std::string_view alias : split(cells[2], '|')) {
      if (!trim(alias).empty()) check_name(trim(alias), "alias");
    }
    check_type(trim(cells[3]));
    return problems_.size() == before;
  }

  void check_name(std::string_view name, const std::string& what) {
    const std::string quoted = "'" + std::string(name.substr(0, 40)) + "'";
    if (name.empty()) {
      problem("no " + what + ": every row has one");
    } else if (name.size() > kLongestName) {
      problem(what + " " + quoted + "… is longer than " + std::to_string(kLongestName) + " bytes");
    } else if (const Letters letters = letters_of(name); !letters.any && !letters.digit) {
      problem(what + " " + quoted + " has neither letter nor digit");
    }
  }

  /// Behind none; 0: there is no such type.
  [[nodiscard]] std::uint8_t number_of_type(std::string_view type) const {
    const std::string name = fold(type);
    const auto at = std::find_if(list_.types_.begin(), list_.types_.end(),
                                 [&](const WatchType& known) { return known.name == name; });
    return at == list_.types_.end() ? 0 : static_cast<std::uint8_t>(at - list_.types_.begin() + 1);
  }

  void check_type(std::string_view type) {
    if (type.empty() || number_of_type(type) != 0) return;
    std::vector<std::string> names;
    for (const WatchType& known : list_.types_) names.push_back(known.name);
    std::string known = did_you_mean(fold(type), names);
    if (known.empty()) {
      for (const WatchType& one : list_.types_) {
        if (one.name == one.label) known += (known.empty() ? "types: " : ", ") + one.name;
      }
    }
    problem("unknown type '" + std::string(type) + "': " + known);
  }

  void add_form(std::string_view text, std::uint32_t row) {
    Key key;
    folded_.clear();
    fold_into(text, folded_);
    key.add(squeezed(folded_));
    std::uint16_t& reach = list_.reach_[key.first_letters()];
    reach = std::max(reach, static_cast<std::uint16_t>(key.size()));
    Form form;
    form.key = key.value();
    form.begin = static_cast<std::uint32_t>(text.data() - list_.text_.data());
    form.size = static_cast<std::uint16_t>(text.size());
    form.row = row;
    const auto number = static_cast<std::uint32_t>(list_.forms_.size());
    std::size_t at = form.key & (list_.slots_.size() - 1);
    while (list_.slots_[at] != 0 && list_.forms_[list_.slots_[at] - 1].key != form.key) {
      at = (at + 1) & (list_.slots_.size() - 1);
    }
    if (list_.slots_[at] != 0 && !join(list_.forms_[list_.slots_[at] - 1], form, number)) return;
    if (list_.slots_[at] == 0) {
      list_.slots_[at] = number + 1;
      ++keys_;
    }
    list_.forms_.push_back(form);
    if (keys_ * 2 > list_.slots_.size()) resize_slots(list_.slots_.size() * 2);
  }

  /// Behind the forms with the same key; not when the row has this very form already, or when it is one too many.
  bool join(Form& first, const Form& form, std::uint32_t number) {
    Form* last = &first;
    for (;; last = &list_.forms_[last->next]) {
      const bool same = list_.text_.compare(last->begin, last->size, list_.text_, form.begin, form.size) == 0;
      if (last->row == form.row && same) return false;
      if (last->next == kEnd) break;
    }
    if (first.count >= kMostIdsOfName) {
      problem("more than " + std::to_string(kMostIdsOfName) + " rows have the name '" +
              list_.text_.substr(form.begin, form.size) + "'");
      return false;
    }
    ++first.count;
    last->next = number;
    return true;
  }

  void resize_slots(std::size_t size) {
    std::vector<std::uint32_t> old = std::exchange(list_.slots_, std::vector<std::uint32_t>(size, 0));
    for (const std::uint32_t slot : old) {
      if (slot == 0) continue;
      std::size_t at = list_.forms_[slot - 1].key & (size - 1);
      while (list_.slots_[at] != 0) at = (at + 1) & (size - 1);
      list_.slots_[at] = slot;
    }
  }

  void find_repeated_ids() {
    std::sort(ids_.begin(), ids_.end());
    for (std::size_t i = 1; i < ids_.size(); ++i) {
      if (ids_[i].first != ids_[i - 1].first) continue;
      line_ = list_.row_line_[ids_[i].second];
      problem("id '" + std::string(list_[ids_[i].second].id) + "' stands in line " +
              std::to_string(list_.row_line_[ids_[i - 1].second]) + ", too: further names of it are aliases");
    }
  }

  WatchList& list_;
  std::vector<WatchProblem>& problems_;
  std::uint32_t line_ = 0;
  bool seen_row_ = false;
  std::vector<std::pair<std::size_t, std::uint32_t>> ids_;  // hash, row
  std::string folded_;
  std::size_t keys_ = 0;
};

WatchList WatchList::parse(std::string text, std::vector<WatchType> types, std::vector<WatchProblem>& problems) {
  WatchList out;
  out.text_ = std::move(text);
  out.types_ = std::move(types);
  Parser(out, problems).run();
  return out;
}

WatchRow WatchList::operator[](std::uint32_t row) const {
  std::string_view line = text_;
  line = line.substr(row_begin_[row]);
  line = line.substr(0, line.find('\n'));
  const std::vector<std::string_view> cells = columns_.in_order(split(line, '\t'));
  const std::size_t type = row_type_[row];
  return {trim(cells[0]), trim(cells[1]), type == 0 ? std::string_view() : types_[type - 1].label, row_line_[row]};
}

const WatchList::Form* WatchList::find_key(std::uint64_t key) const {
  std::size_t at = key & (slots_.size() - 1);
  for (; slots_[at] != 0; at = (at + 1) & (slots_.size() - 1)) {
    if (const Form& form = forms_[slots_[at] - 1]; form.key == key) return &form;
  }
  return nullptr;
}

void WatchList::find(const Document& document, std::vector<WatchHit>& hits) const {
  hits.clear();
  if (forms_.empty()) return;
  std::uint32_t covered = 0;  // end of the hits so far
  for (const TokenSpan paragraph : document.paragraphs()) {
    for (std::uint32_t begin = paragraph.begin; begin < paragraph.end; ++begin) {
      const std::size_t before = hits.size();
      match_at(document, begin, paragraph.end, hits);
      if (hits.size() == before) continue;
      if (hits.back().span.end <= covered) {
        hits.resize(before);
      } else {
        covered = hits.back().span.end;
      }
    }
  }
}

void WatchList::match_at(const Document& document, std::uint32_t begin, std::uint32_t end,
                         std::vector<WatchHit>& hits) const {
  Key key;
  std::size_t reach = kReachSize;  // until the first letters are known
  const std::size_t first = hits.size();
  for (std::uint32_t i = begin; i < end && key.size() < reach; ++i) {
    const bool knew = key.knows_first_letters();
    key.add(document.word(i).norm);
    if (!knew && key.knows_first_letters()) reach = reach_[key.first_letters()];
    if (key.size() > reach) return;
    const TokenSpan span{begin, i + 1};
    bool longer = false;
    for (const Form* form = find_key(key.value()); form != nullptr;
         form = form->next == kEnd ? nullptr : &forms_[form->next]) {
      if (!is_spelling(document, span, std::string_view(text_).substr(form->begin, form->size))) continue;
      if (!longer) hits.resize(first);
      longer = true;
      if (hits.size() == first || hits.back().row != form->row) hits.push_back({span, form->row});
    }
  }
}

}  // namespace wirefacts
