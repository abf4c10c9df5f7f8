#include "base/capture_program.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace wirefacts {

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
  out.look_ahead();
  out.list_ways();
  return out;
}

/// What can come next, from each instruction: until nothing is added, because loops lead back.
void CaptureProgram::look_ahead() {
  std::vector<std::uint64_t> ahead(code_.size() * words_);
  const auto add = [&](std::size_t to, const std::uint64_t* from) {
    bool added = false;
    for (std::size_t w = 0; w < words_; ++w) {
      std::uint64_t& word = ahead[to * words_ + w];
      added = added || (from[w] & ~word) != 0;
      word |= from[w];
    }
    return added;
  };
  std::vector<std::uint64_t> end(words_);
  end[classes_.size() / 64U] |= std::uint64_t{1} << (classes_.size() % 64U);
  for (bool added = true; added;) {
    added = false;
    for (std::size_t i = 0; i < code_.size(); ++i) {
      const Instruction& at = code_[i];
      switch (at.kind) {
        case Instruction::Kind::characters:
          added = add(i, bits_.data() + std::size_t{at.first} * words_) || added;
          break;
        case Instruction::Kind::accept: added = add(i, end.data()) || added; break;
        case Instruction::Kind::split:
          added = add(i, ahead.data() + std::size_t{at.first} * words_) || added;
          [[fallthrough]];
        case Instruction::Kind::save: added = add(i, ahead.data() + std::size_t{at.next} * words_) || added; break;
      }
    }
  }
  ahead_ = Packed(std::move(ahead));
}

void CaptureProgram::list_ways() {
  constexpr std::size_t kFew = 4;  // are as quickly tried one by one
  std::vector<bool> inside(code_.size(), false);
  for (const Instruction& i : code_) {
    if (i.kind == Instruction::Kind::split && code_[i.next].kind == Instruction::Kind::split) inside[i.next] = true;
  }
  std::vector<std::uint32_t> choices(code_.size(), 0), way_begin, ways;
  std::uint32_t count = 0;
  for (std::uint32_t head = 0; head < code_.size(); ++head) {
    if (code_[head].kind != Instruction::Kind::split || inside[head]) continue;
    std::vector<std::uint32_t> all;
    std::uint32_t at = head;
    for (; code_[at].kind == Instruction::Kind::split && all.size() < code_.size(); at = code_[at].next) {
      all.push_back(code_[at].first);
    }
    all.push_back(at);
    if (all.size() <= kFew || all.size() > code_.size()) continue;  // the latter leads back into itself
    choices[head] = ++count;
    for (std::uint32_t c = 0; c <= classes_.size(); ++c) {
      way_begin.push_back(static_cast<std::uint32_t>(ways.size()));
      std::copy_if(all.begin(), all.end(), std::back_inserter(ways),
                   [&](std::uint32_t way) { return may_meet(way, c); });
    }
  }
  way_begin.push_back(static_cast<std::uint32_t>(ways.size()));
  choices_ = Packed(std::move(choices));
  way_begin_ = Packed(std::move(way_begin));
  ways_ = Packed(std::move(ways));
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
  classes.push_back(static_cast<std::uint16_t>(classes_.size()));  // the end
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
    while (may_meet(job.at, classes[job.place])) {
      auto tried_here = tried[std::size_t{job.place} * code_.size() + job.at];
      if (tried_here) break;
      tried_here = true;
      const Instruction& i = code_[job.at];
      if (i.kind == Instruction::Kind::accept) return {true, false};
      if (i.kind == Instruction::Kind::characters) {
        ++job.place;
        job.at = i.next;
      } else if (const std::uint32_t choice = choices_[job.at]; choice != 0) {
        const std::span<const std::uint32_t> left = ways(choice - 1, classes[job.place]);
        for (auto way = left.rbegin(); way != left.rend(); ++way) open.push_back({*way, job.place, false});
        break;
      } else if (i.kind == Instruction::Kind::split) {
        if (may_meet(i.next, classes[job.place])) open.push_back({i.next, job.place, false});
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
