#include "grammar/defines.h"

#include <algorithm>
#include <deque>

#include "base/regex.h"

namespace wirefacts {
namespace {

constexpr std::uint64_t kStop = 1'000'000;

std::uint64_t capped(std::uint64_t n) { return std::min(n, kStop); }

}  // namespace

Defines::Defines(const Stage& stage) : stage_(stage) {
  std::map<std::string, std::vector<std::string>> named_by;
  std::map<std::string, std::size_t> waiting_for;
  for (const auto& [name, pattern] : stage.defines) {
    std::set<std::string> names;
    walk(pattern, [&](const Pattern& node) {
      if (node.kind == Pattern::Kind::name && stage_.defines.count(node.text) != 0) names.insert(node.text);
    });
    for (const std::string& other : names) named_by[other].push_back(name);
    waiting_for[name] = names.size();
    references_[name].assign(names.begin(), names.end());
  }
  std::deque<std::string> ready;
  std::set<std::string> unsettled;
  for (const auto& [name, count] : waiting_for) {
    unsettled.insert(name);
    if (count == 0) ready.push_back(name);
  }
  // Each define after those it names.
  for (; !ready.empty(); ready.pop_front()) {
    const std::string name = ready.front();
    unsettled.erase(name);
    const PatternSize found = size(stage_.defines.at(name));
    if (found.fits()) {
      sizes_.emplace(name, found);
    } else {
      too_large_.insert(name);
    }
    for (const std::string& user : named_by[name]) {
      if (--waiting_for[user] == 0) ready.push_back(user);
    }
  }
  find_cycles(unsettled);
}

void Defines::find_cycles(const std::set<std::string>& unsettled) {
  std::set<std::string> in_ring;  // one message is enough for a ring
  for (const std::string& start : unsettled) {
    if (in_ring.count(start) != 0) continue;
    std::map<std::string, std::string> came_from;
    std::deque<std::string> queue = {start};
    for (; !queue.empty() && came_from.count(start) == 0; queue.pop_front()) {
      for (const std::string& next : references_[queue.front()]) {
        if (unsettled.count(next) != 0 && came_from.emplace(next, queue.front()).second) {
          queue.push_back(next);
        }
      }
    }
    if (came_from.count(start) == 0) continue;
    std::vector<std::string>& path = cycles_[start];
    path.push_back(start);
    std::string at = start;
    do {
      at = came_from[at];
      path.push_back(at);
      in_ring.insert(at);
    } while (at != start);
    std::reverse(path.begin(), path.end());
  }
}

const Pattern* Defines::find(std::string_view name) const {
  if (sizes_.find(name) == sizes_.end()) return nullptr;
  return &stage_.defines.at(std::string(name));
}

bool Defines::declared(std::string_view name) const { return stage_.define_ranges.count(std::string(name)) != 0; }

PatternSize Defines::size(const Pattern& pattern) const {
  PatternSize out{pattern.parts.empty() ? 1U : 0U, 1, 1};
  if (pattern.kind == Pattern::Kind::name) {
    const auto known = sizes_.find(pattern.text);
    if (known != sizes_.end()) out = {known->second.atoms, known->second.depth + 1, known->second.repetitions};
    return out;
  }
  for (const Pattern& part : pattern.parts) {
    const PatternSize inner = size(part);
    out.atoms = capped(out.atoms + inner.atoms);
    out.depth = std::max(out.depth, inner.depth + 1);
    out.repetitions = std::max(out.repetitions, inner.repetitions);
  }
  out.atoms = capped(out.atoms + pattern.values.size());
  const bool bounded = pattern.kind == Pattern::Kind::gap ||
                       (pattern.kind == Pattern::Kind::repeat && pattern.high != Pattern::kUnbounded);
  if (bounded) {
    out.repetitions = capped(out.repetitions * std::max<std::uint64_t>(1, pattern.high));
  }
  return out;
}

bool may_be_empty(const Pattern& pattern, const Defines& defines, bool characters) {
  using Kind = Pattern::Kind;
  const auto inner = [&](const Pattern& part) { return may_be_empty(part, defines, characters); };
  switch (pattern.kind) {
    case Kind::start:
    case Kind::end:
    case Kind::gap: return true;
    case Kind::sequence: return std::all_of(pattern.parts.begin(), pattern.parts.end(), inner);
    case Kind::choice: return std::any_of(pattern.parts.begin(), pattern.parts.end(), inner);
    case Kind::repeat: return pattern.low == 0 || inner(pattern.parts.front());
    case Kind::capture: return inner(pattern.parts.front());
    case Kind::name: {
      const Pattern* body = defines.find(pattern.text);
      return body != nullptr && inner(*body);
    }
    case Kind::regex: {
      if (!characters) return false;
      const auto compiled = Regex::compile(pattern.text);
      return compiled && compiled->matches("");
    }
    default: return false;
  }
}

}  // namespace wirefacts
