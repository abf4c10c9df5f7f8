#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "base/text.h"
#include "workbench/display_text.h"
#include "workbench/scoring.h"

namespace wirefacts {
namespace {

constexpr int kResamples = 1000;

std::string number(double value) {
  std::array<char, 16> out{};
  std::snprintf(out.data(), out.size(), "%5.1f", 100 * value);
  return out.data();
}

std::string count(std::uint32_t n) {
  const std::string digits = std::to_string(n);
  return std::string(digits.size() < 6 ? 6 - digits.size() : 0, ' ') + digits;
}

/// Multiplicative congruences of Lehmer (MINSTD): the same numbers everywhere.
class Dice {
 public:
  std::size_t below(std::size_t n) {
    state_ = state_ * 48271 % 2147483647;
    return state_ % n;
  }

 private:
  std::uint64_t state_ = 20260101;
};

/// The middle 95 % of F1 (overlap) over resampled articles.
std::string interval(const Score& score, RecordLayer layer) {
  Dice dice;
  std::vector<double> values;
  for (int round = 0; round < kResamples; ++round) {
    Tally sum;
    for (std::size_t i = 0; i < score.by_article.size(); ++i) {
      const auto& article = score.by_article[dice.below(score.by_article.size())];
      if (const auto at = article.find(layer); at != article.end()) sum.add(at->second);
    }
    if (sum.gold + sum.found > 0) values.push_back(measure(sum.overlap, sum).f1);
  }
  std::sort(values.begin(), values.end());
  const auto at = [&](double share) {
    return number(values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))]);
  };
  return at(.025) + " –" + at(.975);
}

std::string row(const std::string& name, const Tally& t) {
  const Measure overlap = measure(t.overlap, t), exact = measure(t.exact, t);
  return padded(name, 26) + count(t.gold) + count(t.found) + "   " + number(overlap.precision) + " " +
         number(overlap.recall) + " " + number(overlap.f1) + "   " + number(exact.precision) + " " +
         number(exact.recall) + " " + number(exact.f1);
}

std::string types_table(const Score& score) {
  std::string out = padded("", 26) + "  gold found   overlap P   R    F1   exact P   R    F1   95 % of overlap F1\n";
  std::map<RecordLayer, Tally> layers;
  for (const auto& [key, tally] : score.types) layers[key.first].add(tally);
  for (const auto& [layer, sum] : layers) {
    out += row(name_of(layer), sum) + "   " + interval(score, layer) + "\n";
    for (const auto& [key, tally] : score.types) {
      if (key.first == layer) out += row("  " + key.second, tally) + "\n";
    }
  }
  return out;
}

std::string fields_table(const Score& score) {
  std::string out = "\n" + padded("values of fields", 42) + "  gold found right     P     R    F1\n";
  for (const auto& [key, f] : score.fields) {
    Tally t;
    t.gold = f.gold;
    t.found = f.found;
    const Measure m = measure(f.right, t);
    out += padded("  " + key.first.second + "." + key.second, 42) + count(f.gold) + count(f.found) + count(f.right) +
           " " + number(m.precision) + " " + number(m.recall) + " " + number(m.f1) + "\n";
  }
  return out;
}

/// The 95 % interval of Wilson (1927) of a share: honest for few cases, unlike the normal one.
std::pair<double, double> wilson(std::uint32_t right, std::uint32_t judged) {
  constexpr double kZ = 1.959964, kZ2 = kZ * kZ;
  const double n = judged, p = right / n;
  const double center = (p + kZ2 / (2 * n)) / (1 + kZ2 / n);
  const double half = kZ / (1 + kZ2 / n) * std::sqrt(p * (1 - p) / n + kZ2 / (4 * n * n));
  return {std::max(0.0, center - half), std::min(1.0, center + half)};
}

std::string three_digits(double share) {
  std::array<char, 16> out{};
  std::snprintf(out.data(), out.size(), "%.3f", share);
  return out.data();
}

std::string rules_table(const Score& score) {
  std::string out = "\n" + padded("rules", 50) + "judged right     P   95 % of P\n";
  std::vector<std::pair<std::string, std::pair<std::uint32_t, std::uint32_t>>> rules(score.rules.begin(),
                                                                                     score.rules.end());
  std::stable_sort(rules.begin(), rules.end(), [](const auto& a, const auto& b) {
    return a.second.first - a.second.second > b.second.first - b.second.second;
  });
  for (const auto& [rule, n] : rules) {
    out += padded("  " + (rule.empty() ? "(no rule)" : rule), 50) + count(n.first) + count(n.second) + " " +
           number(static_cast<double>(n.second) / n.first) + "  ";
    const auto [low, high] = wilson(n.second, n.first);
    out += number(low) + " –" + number(high) + "\n";
  }
  return out;
}

std::string show(const ScoredError& e) {
  static constexpr const char* kName[] = {"missing", "wrong  ", "field  "};
  std::string out = std::string(kName[static_cast<std::size_t>(e.kind)]) + " " + e.type + "  " + e.article + ":" +
                    std::to_string(e.span.start) + (e.kind == ScoredError::Kind::missing ? "" : "  " + e.rule) +
                    "\n        " + e.context.left + "[" + e.words + "]" + e.context.right + "\n";
  if (e.kind == ScoredError::Kind::field) {
    out += "        " + e.field + ": expected " + (e.expected.empty() ? "nothing" : e.expected) + ", got " +
           (e.got.empty() ? "nothing" : e.got) + "\n";
  }
  return out;
}

}  // namespace

std::string render(const Score& score, ScoreTables tables, std::size_t most_errors) {
  std::string out =
      std::to_string(score.articles) + (score.articles == 1 ? " article\n" : " articles\n") + types_table(score);
  if (!score.undeclared.empty())
    out += "No rule can find what schema.types does not declare: " + join(score.undeclared, ", ") + "\n";
  if (tables.fields) out += fields_table(score);
  if (tables.rules) out += rules_table(score);
  if (most_errors > 0) out += "\n";
  for (std::size_t i = 0; i < std::min(most_errors, score.errors.size()); ++i) out += show(score.errors[i]);
  if (most_errors > 0 && score.errors.size() > most_errors) {
    out += "… " + std::to_string(score.errors.size() - most_errors) + " more errors\n";
  }
  return out;
}

std::string precision_table(const Score& score) {
  std::string out = "# source: wirefacts score\n# license: Apache-2.0\n# columns: rule\tjudged\tright\tlow\thigh\n";
  for (const auto& [rule, n] : score.rules) {
    if (rule.empty()) continue;
    const auto [low, high] = wilson(n.second, n.first);
    out += rule + "\t" + std::to_string(n.first) + "\t" + std::to_string(n.second) + "\t" + three_digits(low) + "\t" +
           three_digits(high) + "\n";
  }
  return out;
}

}  // namespace wirefacts
