#include "workbench/context_miner.h"

#include <algorithm>

namespace wirefacts {
namespace {

constexpr std::uint32_t kLongest = 6;

bool is_cap(const Word& word) { return word.has(Shape::cap); }

/// A word as a literal of the rule language.
std::string literal(std::string_view norm) {
  std::string out = "\"";
  for (const char c : norm) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

std::string shape_of(const Word& word) {
  if (word.has(Shape::cap)) return "Cap";
  if (word.has(Shape::all_caps)) return "AllCaps";
  if (word.has(Shape::initial)) return "Initial";
  return literal(word.norm);
}

std::string words(const Document& document, std::uint32_t begin, std::uint32_t end) {
  std::string out;
  for (std::uint32_t t = begin; t < end; ++t) out += (out.empty() ? "" : " ") + literal(document.word(t).norm);
  return out;
}

/// Shapes of the tokens as a pattern; empty when it would fit nearly anything or names none.
std::string shape_pattern(const Document& document, TokenSpan span) {
  std::string out;
  bool shaped = false;
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    const std::string shape = shape_of(document.word(t));
    shaped = shaped || shape.front() != '"';
    const bool run = shape == "Cap" && t > span.begin && is_cap(document.word(t - 1));
    if (run) continue;
    out += (out.empty() ? "" : " ") + shape + (shape == "Cap" ? "{1,6}" : "");
  }
  return shaped ? out : std::string();
}

}  // namespace

std::vector<NameContext> contexts_of(const Document& document, TokenSpan span) {
  const TokenSpan sentence = document.sentences()[document.sentence_of(span.begin)];
  NameContext bare{shape_pattern(document, span), "", ""};
  if (bare.inner.empty() || span.end > sentence.end) return {};
  std::vector<NameContext> out;
  const auto add = [&](std::uint32_t before, std::uint32_t behind) {
    if (span.begin - sentence.begin < before || sentence.end - span.end < behind) return;
    NameContext c = bare;
    c.before = words(document, span.begin - before, span.begin);
    c.behind = words(document, span.end, span.end + behind);
    out.push_back(std::move(c));
  };
  add(1, 0);
  add(0, 1);
  add(2, 0);
  add(1, 1);
  return out;
}

std::vector<TokenSpan> possible_names(const Document& document) {
  std::vector<TokenSpan> out;
  for (const TokenSpan sentence : document.sentences()) {
    for (std::uint32_t begin = sentence.begin; begin < sentence.end; ++begin) {
      for (std::uint32_t end = begin + 1; end <= std::min(begin + kLongest, sentence.end); ++end) {
        const bool goes_on = end < sentence.end && is_cap(document.word(end - 1)) && is_cap(document.word(end));
        if (!goes_on) out.push_back({begin, end});
      }
    }
  }
  return out;
}

}  // namespace wirefacts
