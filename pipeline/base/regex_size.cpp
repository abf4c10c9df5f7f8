#include "base/regex_size.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace wirefacts {
namespace {

constexpr double kMostRepeats = 1000;  // inside one another: RE2 refuses more
// Instructions; RE2 makes fewer (tests/unit/base/regex_test.cpp).
constexpr double kByte = 2, kFoldedByte = 8, kAnyCharacter = 16, kClass = 16, kPropertyClass = 2000, kFoldedClass = 500,
                 kGroup = 4;
constexpr double kUnknown = std::numeric_limits<double>::infinity();

/// Reads a pattern once from left to right, with the size of every open group.
class SizeReader {
 public:
  explicit SizeReader(std::string_view text) : text_(text) {}

  double read() {
    while (at_ < text_.size()) {
      if (!piece()) return kUnknown;
    }
    if (groups_.size() != 1) return kUnknown;
    return groups_.back().size;
  }

 private:
  struct Group {
    double size = kGroup;
    bool folds = false;
    double repeats = 1;  // the most of its pieces
  };

  bool piece() {
    const char c = text_[at_++];
    switch (c) {
      case '\\': return escape();
      case '[': return character_class();
      case '(': open(); return true;
      case ')': return close();
      case '{': return repeat();
      case '.': add(kAnyCharacter); return true;
      default: add(groups_.back().folds ? kFoldedByte : kByte); return true;
    }
  }

  void add(double size, double repeats = 1) {
    last_ = size;
    last_repeats_ = repeats;
    groups_.back().size += size;
    groups_.back().repeats = std::max(groups_.back().repeats, repeats);
  }

  /// \d, \x{20AC}, \pL, \p{Lu}: what stands in braces is no repetition.
  bool escape() {
    if (at_ >= text_.size() || text_[at_] == 'Q' || text_[at_] == 'E') return false;
    const char kind = text_[at_++];
    const bool property = kind == 'p' || kind == 'P';
    if ((property || kind == 'x') && at_ < text_.size() && text_[at_] == '{') {
      const std::size_t end = text_.find('}', at_);
      if (end == std::string_view::npos) return false;
      at_ = end + 1;
    }
    add(property ? kPropertyClass : kClass);
    return true;
  }

  bool character_class() {
    double size = groups_.back().folds ? kFoldedClass : kClass;
    if (at_ < text_.size() && text_[at_] == '^') ++at_;
    for (bool first = true; at_ < text_.size(); first = false) {
      const char c = text_[at_++];
      if (c == ']' && !first) {
        add(size);
        return true;
      }
      size += kFoldedByte;
      if (c == '[' && at_ < text_.size() && text_[at_] == ':') {  // [:alpha:]
        const std::size_t end = text_.find(":]", at_);
        if (end == std::string_view::npos) return false;
        at_ = end + 2;
      } else if (c == '\\' && at_ < text_.size()) {
        if (text_[at_] == 'p' || text_[at_] == 'P') size += kPropertyClass;
        ++at_;
      }
    }
    return false;
  }

  void open() {
    Group inner{kGroup, groups_.back().folds};
    const std::size_t end = text_.find_first_of(":)", at_);
    if (at_ < text_.size() && text_[at_] == '?' && end != std::string_view::npos) {
      const std::string_view flags = text_.substr(at_, end - at_);
      inner.folds = inner.folds || flags.find('i') != std::string_view::npos;
      if (text_[end] == ')') groups_.back().folds = inner.folds;  // (?i) is for the rest of the group around it
      at_ = end + (text_[end] == ':' ? 1 : 0);
    }
    groups_.push_back(inner);
  }

  bool close() {
    if (groups_.size() == 1) return false;
    const Group inner = groups_.back();
    groups_.pop_back();
    add(inner.size, inner.repeats);
    return true;
  }

  /// {m}, {m,}, {m,n} behind a piece: as many copies as the greater number, and one of what is repeated for ever.
  /// False: repetitions inside one another come to more than RE2 takes.
  bool repeat() {
    double most = 1, number = 0;
    const bool for_ever = text_.substr(at_, text_.find('}', at_) - at_).ends_with(',');
    for (; at_ < text_.size() && text_[at_] != '}'; ++at_) {
      const char c = text_[at_];
      number = c >= '0' && c <= '9' ? number * 10 + (c - '0') : 0;
      most = std::max(most, number);
    }
    if (at_ < text_.size()) ++at_;
    last_repeats_ *= most;
    groups_.back().repeats = std::max(groups_.back().repeats, last_repeats_);
    groups_.back().size += last_ * (most + (for_ever ? 1 : 0));
    last_ *= most + 2;
    return last_repeats_ <= kMostRepeats;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  double last_ = 0, last_repeats_ = 1;  // of the last piece
  std::vector<Group> groups_{Group{}};
};

}  // namespace

double most_instructions(std::string_view pattern) { return SizeReader(pattern).read(); }

}  // namespace wirefacts
