#include "base/capture_program.h"

#include <algorithm>
#include <vector>

namespace wirefacts {

using Kind = Instruction::Kind;

std::optional<CaptureProgram> CaptureProgram::compile(std::string_view pattern, CharacterProperties& properties) {
  CharacterSets sets;
  ExpressionProgram program;
  const auto tree = parse_expression(pattern, sets, properties);
  if (!tree) return std::nullopt;
  const auto start = program.add(*tree);
  if (!start) return std::nullopt;
  CaptureProgram out;
  std::vector<std::vector<std::uint16_t>> members;
  out.classes_ = CharacterClasses(sets.all(), members);
  out.words_ = words_for(out.classes_.size());
  std::vector<std::uint64_t> bits(members.size() * out.words_);
  for (std::size_t set = 0; set < members.size(); ++set) {
    for (const std::uint16_t c : members[set]) bits[set * out.words_ + c / 64U] |= std::uint64_t{1} << (c % 64U);
  }
  out.bits_ = Packed(std::move(bits));
  out.code_ = Packed(program.code());
  out.start_ = *start;
  return out;
}

CaptureProgram::Walk CaptureProgram::match_whole(std::string_view subject, std::span<std::uint32_t> slots) const {
  std::vector<std::uint32_t> places;  // where characters begin, and the end
  std::vector<std::uint16_t> classes;
  for (std::size_t at = 0; at < subject.size();) {
    const Utf8Character c = character_at(subject, at);
    places.push_back(static_cast<std::uint32_t>(at));
    classes.push_back(classes_.of(c.code));
    at += c.length;
  }
  places.push_back(static_cast<std::uint32_t>(subject.size()));
  if (places.size() * code_.size() > kMostPlaces) return {false, true};
  // From one instruction at one place the rest goes as it went before: once it failed, it fails.
  std::vector<bool> tried(places.size() * code_.size(), false);
  struct Job {
    std::uint32_t at = 0, place = 0;  // or, to undo a save: the slot, and what it was
    bool undo = false;
  };
  std::fill(slots.begin() + std::min<std::ptrdiff_t>(2, std::ssize(slots)), slots.end(), kNowhere);
  std::vector<Job> open = {{start_, 0, false}};
  while (!open.empty()) {
    Job job = open.back();
    open.pop_back();
    if (job.undo) {
      slots[job.at] = job.place;
      continue;
    }
    for (;;) {
      auto tried_here = tried[std::size_t{job.place} * code_.size() + job.at];
      if (tried_here) break;
      tried_here = true;
      const Instruction& i = code_[job.at];
      if (i.kind == Kind::accept) {
        if (job.place + 1 == places.size()) return {true, false};
        break;
      }
      if (i.kind == Kind::characters) {
        if (job.place == classes.size() || !holds(i.first, classes[job.place])) break;
        ++job.place;
        job.at = i.next;
      } else if (i.kind == Kind::split) {
        open.push_back({i.next, job.place, false});
        job.at = i.first;
      } else {
        if (i.first < slots.size()) {
          open.push_back({i.first, slots[i.first], true});
          slots[i.first] = places[job.place];
        }
        job.at = i.next;
      }
    }
  }
  return {};
}

}  // namespace wirefacts
