#include "cascade/sequence_program.h"

#include <algorithm>

namespace wirefacts {
namespace {

using Kind = PatternNode::Kind;

constexpr std::uint32_t kRefusals = 4;  // lines with new letters before they are compiled

void collect_atoms(const PatternNode& node, std::vector<std::uint32_t>& out) {
  if (node.kind == Kind::atom) out.push_back(node.atom);
  for (const PatternNode& part : node.parts) collect_atoms(part, out);
}

bool contains(const PatternNode& node, Kind kind) {
  return node.kind == kind || std::any_of(node.parts.begin(), node.parts.end(), [&](const PatternNode& part) {
           return contains(part, kind);
         });
}

/// Rest stands nowhere but at the very end.
bool rest_is_last(const PatternNode& node) {
  switch (node.kind) {
    case Kind::sequence:
      for (std::size_t i = 0; i + 1 < node.parts.size(); ++i) {
        if (contains(node.parts[i], Kind::rest)) return false;
      }
      return node.parts.empty() || rest_is_last(node.parts.back());
    case Kind::capture: return rest_is_last(node.parts.front());
    case Kind::rest: return true;
    default: return !contains(node, Kind::rest);
  }
}

std::string bounds(std::uint32_t low, std::uint32_t high) {
  return "{" + std::to_string(low) + "," + (high == Pattern::kUnbounded ? "" : std::to_string(high)) + "}";
}

bool is_list(const PatternNode& node) {
  return node.kind == Kind::repeat && node.high > 1 && contains(node, Kind::capture);
}

}  // namespace

std::vector<std::uint32_t> atoms_of(const PatternNode& node) {
  std::vector<std::uint32_t> out;
  collect_atoms(node, out);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

SequenceProgram::SequenceProgram(const PatternNode& pattern, std::uint32_t closing_atom)
    : pattern_(pattern), closing_atom_(closing_atom), usable_(rest_is_last(pattern)), alphabet_([&] {
        std::vector<std::uint32_t> atoms = atoms_of(pattern);
        if (contains(pattern, Kind::rest) && !std::binary_search(atoms.begin(), atoms.end(), closing_atom)) {
          atoms.push_back(closing_atom);
        }
        return atoms;
      }()) {}

std::string SequenceProgram::build(const PatternNode& node, std::vector<Group>* groups) const {
  std::string out;
  switch (node.kind) {
    case Kind::atom: return alphabet_.byte_class(node.atom);
    case Kind::sequence:
      for (const PatternNode& part : node.parts) out += build(part, groups);
      return out;
    case Kind::choice:
      for (const PatternNode& part : node.parts) out += (out.empty() ? "(?:" : "|") + build(part, groups);
      return out + ")";
    case Kind::repeat:
      if (groups != nullptr && is_list(node)) {
        groups->push_back({&node});
        return "((?:" + build(node.parts.front(), nullptr) + ")" + bounds(node.low, node.high) + ")";
      }
      return "(?:" + build(node.parts.front(), groups) + ")" + bounds(node.low, node.high);
    case Kind::capture:
      if (groups == nullptr) return "(?:" + build(node.parts.front(), nullptr) + ")";
      groups->push_back({&node});
      return "(" + build(node.parts.front(), groups) + ")";
    case Kind::gap: return "(?s:.){0," + std::to_string(node.high) + "}?";
    case Kind::start: return "\\A";
    case Kind::end: return "\\z";
    case Kind::rest: return "(?s:.)*" + alphabet_.byte_class(closing_atom_, false);
  }
  return out;
}

SequenceProgram::Program SequenceProgram::make(const PatternNode& node) const {
  Program out;
  const std::string body = build(node, &out.groups);
  const std::string tail =
      contains(node, Kind::rest) ? alphabet_.byte_class(closing_atom_) + "*\\z" : std::string();
  out.text = "(" + body + ")" + tail;
  return out;
}

void SequenceProgram::recompile() {
  compiled_letters_ = alphabet_.letters();
  pieces_.clear();
  program_ = make(pattern_);
  Regex::Options options;
  options.alphabet = Regex::Alphabet::bytes;
  options.max_memory = 1 << 20;
  auto regex = Regex::compile(program_.text, options);
  if (!regex) {
    usable_ = false;  // too large for RE2: the reference matcher takes over
    return;
  }
  program_.regex.emplace(std::move(*regex));
  groups_.resize(program_.groups.size() + 2);
}

bool SequenceProgram::prepare(const std::string& line) {
  if (!usable_) return false;
  const auto known = [&](char c) { return static_cast<unsigned char>(c) <= compiled_letters_; };
  if (program_.regex && std::all_of(line.begin(), line.end(), known)) return true;
  if (++refused_ < kRefusals) return false;
  refused_ = 0;
  recompile();
  return usable_;
}

bool SequenceProgram::match_at(const std::string& line, std::uint32_t begin, UnitMatch& out) {
  if (!program_.regex->match_at(line, begin, groups_)) return false;
  out.end = groups_[1].end;  // group 0 has the closing marks behind Rest too
  out.captures.clear();
  take(program_, groups_, 2, line, out.captures);
  const auto by_place = [](const CapturedUnits& a, const CapturedUnits& b) { return a.begin < b.begin; };
  if (!std::is_sorted(out.captures.begin(), out.captures.end(), by_place)) {
    std::stable_sort(out.captures.begin(), out.captures.end(), by_place);
  }
  return true;
}

void SequenceProgram::take(const Program& program, const std::vector<Regex::Group>& found, std::size_t first,
                           const std::string& line, std::vector<CapturedUnits>& out) {
  for (std::size_t i = 0; i < program.groups.size(); ++i) {
    const Regex::Group span = found[first + i];
    if (!span.matched()) continue;
    const PatternNode& node = *program.groups[i].node;
    if (node.kind == Kind::capture) {
      out.push_back({node.slot, span.begin, span.end, &node.parts.front()});
    } else {
      take_repetition(node, span, line, out);
    }
  }
}

void SequenceProgram::take_repetition(const PatternNode& node, Regex::Group span, const std::string& line,
                                      std::vector<CapturedUnits>& out) {
  for (std::uint32_t done = 0; span.begin < span.end && done < node.high; ++done) {
    const std::uint32_t low = node.low > done + 1 ? node.low - done - 1 : 0;
    const std::uint32_t high = node.high == Pattern::kUnbounded ? node.high : node.high - done - 1;
    const std::uint32_t key = node.high == Pattern::kUnbounded ? low : done;  // same key, same expression
    auto piece = std::find_if(pieces_.begin(), pieces_.end(),
                              [&](const Piece& p) { return p.node == &node && p.done == key; });
    if (piece == pieces_.end()) {
      Program program;
      const std::string inner = build(node.parts.front(), &program.groups);
      program.text = "(" + inner + ")((?:" + build(node.parts.front(), nullptr) + ")" + bounds(low, high) + ")";
      Regex::Options options;
      options.alphabet = Regex::Alphabet::bytes;
      auto regex = Regex::compile(program.text, options);
      if (!regex) return;
      program.regex.emplace(std::move(*regex));
      piece = pieces_.insert(pieces_.end(), Piece{&node, key, std::move(program)});
    }
    const std::size_t index = static_cast<std::size_t>(piece - pieces_.begin());
    std::vector<Regex::Group> groups(pieces_[index].program.groups.size() + 3);
    if (!pieces_[index].program.regex->match_whole(line, span.begin, span.end, groups)) return;
    const Program program_copy{{}, pieces_[index].program.groups, std::nullopt};
    take(program_copy, groups, 2, line, out);
    const Regex::Group rest = groups.back();
    if (rest.begin == span.begin) return;  // an empty piece: nothing more is captured
    span = rest;
  }
}

}  // namespace wirefacts
