// The nearest alignment: its cost against trying every edit, zero errors against the reference matcher.

#include "workbench/nearest_match.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <string>

#include "extractor.h"
#include "support/pack_builder.h"
#include "workbench/stage_view.h"

namespace wirefacts {
namespace {

using Kind = PatternNode::Kind;

/// Fewest errors over all starts, by trying everything: slow and obvious.
class EveryEdit {
 public:
  EveryEdit(const PatternNode& pattern, const UnitTester& tester) : pattern_(pattern), tester_(tester) {}

  std::uint32_t fewest(std::uint32_t most) {
    for (std::uint32_t errors = 0; errors <= most; ++errors) {
      for (std::uint32_t at = 0; at <= tester_.line().size(); ++at) {
        if (match(pattern_, at, errors, false, true, [](std::uint32_t, std::uint32_t, bool some) { return some; }))
          return errors;
      }
    }
    return most + 1;
  }

 private:
  /// Position, errors that may still be made, whether an atom has fitted.
  using Next = std::function<bool(std::uint32_t, std::uint32_t, bool)>;

  bool match(const PatternNode& node, std::uint32_t at, std::uint32_t left, bool some, bool strict, const Next& next) {
    const std::uint32_t size = tester_.line().size();
    switch (node.kind) {
      case Kind::atom:
        if (at < size && tester_.holds(node.atom, at) && next(at + 1, left, true)) return true;
        if (!strict || left == 0) return false;
        if (at < size && next(at + 1, left - 1, some)) return true;
        if (next(at, left - 1, some)) return true;
        return at + 1 < size && tester_.holds(node.atom, at + 1) && next(at + 2, left - 1, true);
      case Kind::sequence: return sequence(node, 0, at, left, some, strict, next);
      case Kind::choice:
        return std::any_of(node.parts.begin(), node.parts.end(),
                           [&](const PatternNode& part) { return match(part, at, left, some, strict, next); });
      case Kind::repeat:  // tests use ? only
        return match(node.parts.front(), at, left, some, strict && node.low > 0, next) ||
               (node.low == 0 && next(at, left, some));
      case Kind::capture: return match(node.parts.front(), at, left, some, strict, next);
      case Kind::gap:
        for (std::uint32_t n = 0; n <= node.high && at + n <= size; ++n) {
          if (next(at + n, left, some)) return true;
        }
        return false;
      default: return false;
    }
  }

  bool sequence(const PatternNode& node, std::size_t part, std::uint32_t at, std::uint32_t left, bool some, bool strict,
                const Next& next) {
    if (part == node.parts.size()) return next(at, left, some);
    return match(node.parts[part], at, left, some, strict, [&](std::uint32_t end, std::uint32_t rest, bool fitted) {
      return sequence(node, part + 1, end, rest, fitted, strict, next);
    });
  }

  const PatternNode& pattern_;
  const UnitTester& tester_;
};

class RandomPattern {
 public:
  explicit RandomPattern(unsigned seed) : random_(seed) {}

  std::string pattern() {
    std::string out = atom();
    for (int i = 1 + pick(3); i > 0; --i) {
      switch (pick(6)) {
        case 0: out += " ..2 " + atom(); break;
        case 1: out += " " + atom() + "?"; break;
        case 2: out += " (" + atom() + " " + atom() + " | " + atom() + ")"; break;
        case 3: out += " (" + atom() + " | " + atom() + ")"; break;
        default: out += " " + atom();
      }
    }
    return out;
  }

  std::string sentence() {
    std::string out;
    for (int i = 1 + pick(6); i > 0; --i) out += (out.empty() ? "" : " ") + std::string(kWords[pick(4)]);
    return out;
  }

 private:
  static constexpr const char* kWords[] = {"one", "two", "three", "four"};
  int pick(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  std::string atom() { return "\"" + std::string(kWords[pick(4)]) + "\""; }
  std::mt19937 random_;
};

PackBuild pack_of(const std::string& pattern) {
  test::PackFiles files;
  files.file("schema.types", "mark A { }\n").file("news.cascade", "stage s\n");
  files.file("s.rules", "stage s\nrule r -> A\n  match " + pattern + "\n");
  return files.build();
}

TEST(NearestMatch, CostsAsLittleAsTheBestOfAllEdits) {
  RandomPattern random(7);
  for (int round = 0; round < 300; ++round) {
    const std::string pattern = random.pattern();
    const PackBuild build = pack_of(pattern);
    ASSERT_TRUE(build.usable()) << pattern;
    Extractor extractor(*build.pack, {});
    for (int s = 0; s < 8; ++s) {
      Article article;
      article.text = random.sentence();
      const StageView view(*build.pack, 0, extractor.analyze_before(article, 0));
      UnitLine line;
      line.build(windows_of(view).front(), view.stage.uses, view.analysis.annotations, kMaxUnits);
      const UnitTester tester(view.stage.atoms, line, view.context);
      const PatternNode& compiled = view.stage.rules.front().match;
      const auto nearest = nearest_match(compiled, tester);
      const std::uint32_t expected = EveryEdit(compiled, tester).fewest(2);
      ASSERT_EQ(nearest ? nearest->errors : 3, expected) << pattern << " on " << article.text;
      if (!nearest) continue;
      const auto fails = std::count_if(nearest->elements.begin(), nearest->elements.end(),
                                       [](const AlignedElement& e) { return e.fate != AlignedElement::Fate::fits; });
      EXPECT_EQ(fails, nearest->errors) << pattern << " on " << article.text;
      bool matches = false;
      for (std::uint32_t at = 0; at < line.size(); ++at) {
        std::uint64_t steps = 0;
        matches = matches || first_match(compiled, tester, at, steps).has_value();
      }
      EXPECT_EQ(nearest->errors == 0, matches) << pattern << " on " << article.text;
    }
  }
}

TEST(NearestMatch, EmptyLineHasNone) {
  const PackBuild build = pack_of("\"one\"");
  Extractor extractor(*build.pack, {});
  Article article;
  article.text = "one";
  const StageView view(*build.pack, 0, extractor.analyze_before(article, 0));
  UnitLine line;
  EXPECT_FALSE(nearest_match(view.stage.rules.front().match, UnitTester(view.stage.atoms, line, view.context)));
}

}  // namespace
}  // namespace wirefacts
