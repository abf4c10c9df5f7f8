#include "cascade/plain_groups.h"

#include <algorithm>

#include "cascade/pattern.h"

namespace wirefacts {
namespace {

constexpr int kSteps = 24, kBetween = 3, kPartners = 3, kDepth = 16, kAside = 8;

}  // namespace

PlainGroups::PlainGroups(const Cascade& cascade, const MatchContext& context, TokenSpan window)
    : cascade_(cascade), context_(context), window_{window.begin, window.begin} {
  std::uint32_t read = 0;
  for (std::uint32_t at = window.begin; at < window.end && read < kMaxUnits; ++read) {
    Place place{group_at(at, window.end), AnnotationId::none, {}};
    const std::uint32_t end = place.span.end;
    letters_ += letter_of(place);
    places_.push_back(std::move(place));
    at = window_.end = end;
    if (text(size() - 1) == ")") drop_aside();
    drop_mark();
  }
}

std::string_view PlainGroups::text(int i) const {
  const TokenSpan span = (*this)[i].span;
  return span.size() == 1 ? context_.document.word(span.begin).text : std::string_view();
}

/// "Norvane (NYSE: NRV)" without what the brackets say.
void PlainGroups::drop_aside() {
  int open = size() - 2;
  while (open > 0 && text(open) != "(") {
    if (std::string_view("VRB").find(letter(open)) != std::string_view::npos || text(open) == ")") return;
    --open;
  }
  if (open <= 0 || size() - 2 - open > kAside || letter(open - 1) != 'G') return;
  letters_.resize(static_cast<std::size_t>(open));
  places_.resize(static_cast<std::size_t>(open));
}

/// "of “men”", "of the “men”" without what stands between "of" and "men".
void PlainGroups::drop_mark() {
  const int noun = size() - 1;
  if (letter(noun) != 'G' || letter(noun - 1) != 'o') return;
  bool mark = false;
  for (const AnnotationId id : context_.annotations.starting_at((*this)[noun - 1].span.begin)) {
    mark = mark || context_.annotations[id].label == labels::kQuoted;
  }
  const int before = letter(noun - 2) == 'o' ? noun - 3 : noun - 2;
  if (!mark || letter(before) != 'P') return;
  letters_.erase(static_cast<std::size_t>(before) + 1, static_cast<std::size_t>(noun - before - 1));
  places_.erase(places_.begin() + before + 1, places_.begin() + noun);
}

/// The labels of groups; the first that a place has decides.
std::array<std::pair<char, Label>, 7> PlainGroups::order() const {
  const GrammarLabels& known = cascade_.known;
  return {{{'B', known.clause_break},
           {'R', known.relative},
           {'V', known.verb_group},
           {'C', known.coordination},
           {'G', known.noun_group},
           {'P', known.preposition},
           {'&', known.conjunction}}};
}

/// The longest group that begins at a token and ends in the window, or the token.
TokenSpan PlainGroups::group_at(std::uint32_t at, std::uint32_t end) const {
  const auto labels = order();
  TokenSpan span{at, at + 1};
  for (const AnnotationId id : context_.annotations.starting_at(at)) {
    const Annotation& a = context_.annotations[id];
    const bool group = std::any_of(labels.begin(), labels.end(), [&](const auto& o) { return o.second == a.label; });
    if (group && a.span.end <= end) span.end = std::max(span.end, a.span.end);
  }
  return span;
}

/// The last annotation of a label that stands exactly there.
AnnotationId PlainGroups::last_of(Label label, TokenSpan span) const {
  AnnotationId found = AnnotationId::none;
  for (const AnnotationId id : context_.annotations.starting_at(span.begin)) {
    const Annotation& a = context_.annotations[id];
    if (a.label == label && a.span == span) found = id;
  }
  return found;
}

/// Fills the rest of a place of which the span is known.
char PlainGroups::letter_of(Place& place) const {
  for (const auto& [letter, label] : order()) {
    place.annotation = last_of(label, place.span);
    if (place.annotation == AnnotationId::none) continue;
    if (letter == 'G') place.items.push_back(item(place.annotation));
    if (letter != 'C') return letter;
    if (const FieldValue* items = field_of(context_.annotations[place.annotation], cascade_.fields.item)) {
      for (const FieldValue& joined : items->items) place.items.push_back(item(joined.annotation));
    }
    return 'G';
  }
  return place.span.size() == 1 && context_.document.word(place.span.begin).text == "," ? ',' : 'o';
}

std::string_view PlainGroups::field(AnnotationId id, const FieldMap& map) const {
  return id == AnnotationId::none ? std::string_view() : text_field(context_.annotations[id], map);
}

AnnotationId PlainGroups::reference(AnnotationId id, const FieldMap& map) const {
  return reference_field(context_.annotations[id], map);
}

GroupItem PlainGroups::item(AnnotationId id) const {
  const TokenSpan span = context_.annotations[id].span;
  const AnnotationId head = reference(id, cascade_.fields.head);
  return {span, (head == AnnotationId::none ? span : context_.annotations[head].span).end - 1};
}

AnnotationId PlainGroups::main_of(int verb) const { return reference((*this)[verb].annotation, cascade_.fields.main); }
std::string_view PlainGroups::form(int verb) const { return field(main_of(verb), cascade_.fields.inflection); }
bool PlainGroups::light(int verb) const { return !field(main_of(verb), cascade_.fields.light).empty(); }

/// The last place before `before` with one of the letters.
int PlainGroups::last(std::string_view letters, int before) const {
  if (before <= 0) return -1;
  const std::size_t at = letters_.find_last_of(letters, static_cast<std::size_t>(before) - 1);
  return at == std::string::npos ? -1 : static_cast<int>(at);
}

int PlainGroups::verb_before(int at) const {
  const int found = last("VB", at);
  return letter(found) == 'V' ? found : -1;
}

int PlainGroups::antecedent(int relative) const {
  const AnnotationId told = reference((*this)[relative].annotation, cascade_.fields.head);
  if (told == AnnotationId::none) return last("G", relative);
  int at = relative - 1;
  while (at >= 0 && !(*this)[at].span.contains(context_.annotations[told].span.begin)) --at;
  return letter(at) == 'G' ? at : last("G", relative);
}

std::pair<int, int> PlainGroups::clause(int at) const {
  const std::size_t end = letters_.find('B', static_cast<std::size_t>(at) + 1);
  return {last("B", at) + 1, end == std::string::npos ? size() : static_cast<int>(end)};
}

/// Only other words between a comma and the verb.
bool PlainGroups::behind_comma(int verb) const {
  if (verb == 0) return false;
  const std::size_t at = letters_.find_last_not_of('o', static_cast<std::size_t>(verb) - 1);
  return at != std::string::npos && letters_[at] == ',';
}

int PlainGroups::host(int participle) const {
  const int verb = verb_before(participle);
  const bool says_which = verb > 0 && letter(verb - 1) == 'G' && !finite(verb) && form(verb) != forms::kBase;
  const int outer = says_which ? verb_before(verb) : -1;
  return outer >= 0 ? outer : verb;
}

int PlainGroups::shares_subject_of(int participle) const {
  if (participle < 0 || form(participle) != forms::kIng || finite(participle)) return -1;
  if (behind_comma(participle)) return host(participle);
  const bool joined = participle > 0 && letter(participle - 1) == '&';
  return joined ? shares_subject_of(verb_before(participle - 1)) : -1;
}

/// "raided the house, arrested three men": the finite verb of the same form before a comma that closes nothing; -1.
int PlainGroups::row_of(int verb) const {
  if (!finite(verb) || !behind_comma(verb)) return -1;
  const int comma = last(",", verb), before = verb_before(comma);
  const bool joined = opening_of(comma) < 0 && before >= 0 && finite(before) && form(before) == form(verb);
  return joined ? before : -1;
}

/// "said prices would fall and called": a past form is joined to the nearest finite past form of three verbs.
int PlainGroups::joined_to(int verb, int before) const {
  if (form(verb) != forms::kPast || form(before) == forms::kPast) return before;
  int at = before;
  for (int n = 0; n < kPartners; ++n) {
    at = verb_before(at);
    if (at < 0) break;
    if (finite(at) && form(at) == forms::kPast) return at;
  }
  return before;
}

bool PlainGroups::told_to(int verb) const {
  return !finite(verb) && form(verb) == forms::kBase && letter(verb - 1) == 'G' && letter(verb - 2) == 'P' &&
         link(verb - 2) == links::kGoal;
}

/// "Left after meeting X": the finite verb before the subordinator of a form in -ing or of a passive; else -1.
int PlainGroups::outer_of(int verb) const {
  if (letter(verb - 1) != 'B' || finite(verb) || (form(verb) != forms::kIng && !passive(verb))) return -1;
  bool joins = false;
  for (const AnnotationId id : context_.annotations.starting_at((*this)[verb - 1].span.begin)) {
    joins = joins || context_.annotations[id].label == cascade_.known.subordinator;
  }
  const int outer = verb_before(verb - 1);
  const bool aside = outer >= 0 && passive(verb) && tells(outer) && outer + 3 == verb && letter(outer + 1) == ',';
  return joins && outer >= 0 && finite(outer) && !aside ? outer : -1;
}

bool PlainGroups::place_behind_in(int noun) const {
  if (letter(noun - 1) != 'P' || link(noun - 1) != links::kPlace) return false;
  const TokenSpan group = (*this)[noun].span;
  bool named = false;
  for (std::uint32_t token = group.begin; token < group.end; ++token) {
    for (const AnnotationId id : context_.annotations.starting_at(token)) {
      const Annotation& a = context_.annotations[id];
      named = named || (a.label == cascade_.known.place && a.span.end == group.end);
    }
  }
  return named;
}

bool PlainGroups::tells(int verb) const {
  return of_class(main_of(verb), kReport) && field(main_of(verb), cascade_.fields.controls) != kYes;
}

/// An infinitive that no form in -ing opens.
bool PlainGroups::to_do(int verb) const {
  if (form(verb) != forms::kBase) return false;
  for (const AnnotationId id : context_.annotations.starting_at((*this)[verb].span.begin)) {
    const std::string_view inflection = field(id, cascade_.fields.inflection);
    if (context_.annotations[id].span.size() == 1 && !inflection.empty()) return inflection != forms::kIng;
  }
  return true;
}

int PlainGroups::left(int verb, int depth) const {
  if (depth > kDepth) return -1;
  const bool full = finite(verb);
  if (const int first = joined_before(verb); first >= 0) return left(first, depth + 1);
  if (!full && !passive(verb) && !to_do(verb) && behind_comma(verb) && host(verb) >= 0)
    return left(host(verb), depth + 1);
  const std::string_view sort = letter(verb - 1) == 'P' ? link(verb - 1) : "";
  if (!full && form(verb) == forms::kIng && (sort == links::kPlace || sort == links::kAgent) && verb_before(verb) >= 0)
    return left(verb_before(verb), depth + 1);
  if (const int outer = outer_of(verb); outer >= 0) return left(outer, depth + 1);
  if (!full && letter(verb - 1) == 'B' && letter(verb - 2) == ',' && letter(verb - 3) == 'G') return verb - 3;
  if (const int by = planner(verb); by >= 0) return by;
  if (!full && form(verb) == forms::kBase && verb > 0 && letter(verb - 1) != 'V' && !told_to(verb)) {
    const int aiming = verb_before(verb);
    const char ahead = letter(verb - 1) == 'G' ? letter(verb - 2) : ' ';
    const bool named = ahead == ',' || ahead == '&';
    if (!named && aiming >= 0 && !form(aiming).empty()) return left_of_aim(verb, aiming, depth + 1);
  }
  if (!full && letter(verb - 1) == 'G' && form(verb) != forms::kBase &&
      (form(verb) != forms::kIng || !place_behind_in(verb - 1)))
    return verb - 1;
  int at = verb - 1;
  for (int steps = 0; at >= 0 && steps < kSteps; ++steps) {
    const char here = letter(at), before = letter(at - 1);
    if (here == 'B') break;
    if (here == 'R') return antecedent(at);
    if (const int relative = relative_of(at, verb); relative >= 0) {
      at = antecedent(relative);
      continue;
    }
    if (here == 'V' && full && told_to(at)) {
      at -= 3;
      continue;
    }
    if (here == 'V') {
      const int noun = left(at, depth + 1);
      return noun < at && letter(noun - 1) == 'G' && beside(at, verb) ? noun - 1 : noun;
    }
    if (here == 'G') {
      const bool told = before == 'V' && tells(at - 1);
      if (full && before == 'V' && !finite(at - 1) && !told) return left(at - 1, depth + 1);
      if (before != 'P' || (at + 1 == verb && told_to(verb))) return at;
      at -= 2;
      continue;
    }
    const int opening = here == ',' ? opening_of(at) : std::max({bracket_of(at), dash_of(at), quotation_of(at)});
    at = opening > 0 ? opening - 1 : at - 1;
  }
  return full ? -1 : left_of_following(verb, depth);
}

bool PlainGroups::of_class(AnnotationId id, std::string_view wanted) const {
  const FieldValue* value =
      id == AnnotationId::none ? nullptr : field_of(context_.annotations[id], cascade_.fields.group_class);
  if (value == nullptr) return false;
  bool found = value->text == wanted;
  for (const FieldValue& item : value->items) found = found || item.text == wanted;
  return found;
}

bool PlainGroups::planned(int noun) const { return of_class((*this)[noun].annotation, kPlan); }

/// The verb before "and", not that of a relative clause that a comma closes, or before in a row; else -1.
int PlainGroups::joined_before(int verb) const {
  const int first = verb > 1 && letter(verb - 1) == '&' ? verb_before(verb - 1) : -1;
  if (first < 0) return row_of(verb);
  const int outer = letter(verb - 2) == ',' && letter(first - 1) == 'R' ? verb_before(first - 1) : -1;
  return joined_to(verb, outer >= 0 ? outer : first);
}

/// Of all verbs of the clause the first whose row leads to this one, with nothing finite between.
int PlainGroups::next_of_row(int verb) const {
  const int end = clause(verb).second;
  for (int next = verb + 1; next < end && letter(next) != 'R'; ++next) {
    if (letter(next) != 'V') continue;
    const AnnotationId main = main_of(next);
    const bool bare = main != AnnotationId::none && context_.annotations[main].span == (*this)[next].span;
    if (joined_before(next) == verb && bare && form(next) == form(verb) && passive(next) == passive(verb))
      return of_class(main, kReport) ? -1 : next;
    if (finite(next)) return -1;
  }
  return -1;
}

bool PlainGroups::infinitive(int verb) const {
  return letter(verb) == 'V' && !finite(verb) && form(verb) == forms::kBase;
}

/// "A decision by Norvane to close": Norvane; else -1.
int PlainGroups::planner(int verb) const {
  const int who = verb - 1, plan = verb - 3;
  if (!infinitive(verb) || letter(who) != 'G' || letter(who - 1) != 'P' || letter(plan) != 'G') return -1;
  if (link(who - 1) != links::kAgent && link(who - 1) != links::kGenitive) return -1;
  return planned(plan) && !open(plan) ? who : -1;
}

/// Of a noun like "call": it leaves open whether what it is of happens.
bool PlainGroups::open(int noun) const {
  std::string_view imposed;
  for (const AnnotationId id : context_.annotations.starting_at((*this)[noun].span.end - 1)) {
    const bool word = context_.annotations[id].span.size() == 1;
    if (word && imposed.empty()) imposed = field(id, cascade_.fields.imposes);
  }
  return imposed == kHypothetical;
}

int PlainGroups::plan_before(int verb) const {
  const int plan = verb - 1;
  return infinitive(verb) && letter(plan) == 'G' && planned(plan) && !open(plan) ? plan : -1;
}

/// Who acts in an infinitive behind another verb: its object where the verb controls that or gives it something, a plan
/// for nobody, else its subject.
int PlainGroups::left_of_aim(int infinitive, int verb, int depth) const {
  const int object = passive(verb) || right(verb) >= infinitive ? -1 : right(verb);
  if (object >= 0 && letter(object + 1) == 'G' && planned(object + 1)) return object;
  if (object >= 0 && field(main_of(verb), cascade_.fields.controls) == kYes) return object;
  if (object >= 0 && letter(infinitive - 1) == 'o') {
    for (const AnnotationId id : context_.annotations.starting_at((*this)[infinitive - 1].span.begin)) {
      if (!field(id, cascade_.fields.modality).empty()) return object;
    }
  }
  const int noun = infinitive - 1;
  if (passive(verb) || letter(noun) != 'G') return left(verb, depth);
  if (planned(noun)) {
    return object < 0 && letter(noun - 1) == 'P' && link(noun - 1) != links::kTopic ? left(verb, depth) : noun;
  }
  return object >= 0 && planned(object) && letter(noun - 1) == 'P' ? object : left(verb, depth);
}

/// The subject of the next finite verb of the clause, if it stands behind this verb.
int PlainGroups::left_of_following(int verb, int depth) const {
  int end = clause(verb).second;
  const bool opens = verb == 0 || (verb == 1 && (letter(0) == 'B' || letter(0) == 'P'));
  if (opens && end < size() && text(end) == ",") end = clause(end).second;
  const bool content = tells(verb) && letter(verb + 1) == 'G' && letter(verb + 2) == 'V';
  int next = verb + (content ? 3 : 1);
  while (next < end && !(letter(next) == 'V' && finite(next))) ++next;
  if (next >= end) return -1;
  int noun = next - 1;
  while (noun >= 0 && letter(noun) != 'B' && letter(noun) != 'V' && !(letter(noun) == 'G' && letter(noun - 1) != 'P')) {
    --noun;
  }
  return letter(noun) == 'G' && noun > verb ? left(next, depth + 1) : -1;
}

/// The first place behind "on Friday", or the place itself.
int PlainGroups::over_time(int at) const {
  int day = letter(at) == 'P' ? at + 1 : at;
  if (letter(day) != 'o') return at;
  const TokenSpan begin = (*this)[day].span;
  for (const AnnotationId id : context_.annotations.starting_at(begin.begin)) {
    if (context_.annotations[id].label != cascade_.known.time) continue;
    while (day < size() && (*this)[day].span.begin < context_.annotations[id].span.end) ++day;
    return day;
  }
  return at;
}

int PlainGroups::right(int verb) const {
  if (letter(verb + 1) == '&' && letter(verb + 2) == 'V' && !passive(verb + 2)) return right(verb + 2);
  const int first = over_time(verb + 1);
  int at = first;
  while (at < first + kBetween && letter(at) == 'o') ++at;
  if (letter(at) != 'G') return -1;
  const bool begins_clause = letter(verb - 1) != 'R' && letter(at + 1) == 'V' && finite(at + 1);
  return begins_clause ? -1 : at;
}

bool PlainGroups::takes_by(int noun) const {
  const std::uint32_t token = (*this)[noun].span.end - 1;
  for (const AnnotationId id : context_.annotations.starting_at(token)) {
    if (context_.annotations[id].label == cascade_.known.noun && field(id, cascade_.fields.by) == kYes) return true;
  }
  return false;
}

int PlainGroups::agent(int at) const {
  for (int k = at + 1; k + 1 < size() && std::string_view("VRB").find(letter(k)) == std::string_view::npos; ++k) {
    if (letter(k) != 'P' || letter(k + 1) != 'G' || link(k) != links::kAgent) continue;
    for (int owner = at + 1; owner < k; ++owner) {
      if (letter(owner) == 'G' && takes_by(owner)) return -1;
    }
    return k + 1;
  }
  return -1;
}

/// Between verb and noun stand no comma and no relative, and behind the first noun only genitives.
bool PlainGroups::in_object(int verb, int noun) const {
  bool named = false;
  for (int k = verb + 1; k < noun; ++k) {
    named = named || letter(k) == 'G';
    if (letter(k) == ',' || letter(k) == 'R') return false;
    if (letter(k) == 'P' && named && !is_of(k)) return false;
  }
  return true;
}

/// The verb whose subject the noun is; else the nearest before it, else behind it, in the clause.
int PlainGroups::governor(int at) const {
  if (letter(at - 1) != 'P') {
    int k = at + 1;
    while (letter(k) == 'P' && letter(k + 1) == 'G') k += 2;
    if (letter(k) == 'V' && finite(k)) return k;
  }
  if (const int before = verb_before(at); before >= 0) return before;
  const std::size_t behind = letters_.find_first_of("VB", static_cast<std::size_t>(at) + 1);
  return behind != std::string::npos && letters_[behind] == 'V' ? static_cast<int>(behind) : -1;
}

int PlainGroups::subject(TriggerWord word, int at) const {
  if (word == TriggerWord::verb) return passive(at) ? agent(at) : left(at);
  const int before = verb_before(at);
  if (word == TriggerWord::adjective) {
    if (letter(at - 1) == 'G') return at - 1;
    return before < 0 ? -1 : left(before);
  }
  if (const int by = agent(at); by >= 0) return by;
  if (before >= 0 && light(before)) {
    if (passive(before)) return agent(before);
    if (in_object(before, at)) return left(before);
  }
  const int verb = governor(at);
  return verb > at && passive(verb) ? agent(verb) : -1;
}

int PlainGroups::object(TriggerWord word, int at) const {
  if (word == TriggerWord::adjective) return -1;
  if (word == TriggerWord::noun) {
    const bool of_it = is_of(at + 1) && letter(at + 2) == 'G';
    return of_it ? at + 2 : -1;
  }
  if (passive(at)) return left(at);
  if (const int behind = right(at); behind >= 0) return behind;
  const int before = left(at);
  return before > 0 && before < at && letter(before - 1) == 'R' ? antecedent(before - 1) : -1;
}

std::vector<int> PlainGroups::behind_words(TriggerWord word, int at, const std::vector<std::string>& words) const {
  const auto [lo, hi] = ground(word, at);
  const auto fits = [&, hi = hi](int k) {
    if (letter(k) != 'P' || letter(k + 1) != 'G' || k + 1 >= hi || k + 1 == at) return false;
    const int last = link(k) == links::kPartner ? k - 2 * kSteps : k;  // of another deed: "after talks in Rome with X"
    for (int noun = k - 1; noun > last && letter(noun) == 'G' && noun != at && letter(noun - 1) == 'P'; noun -= 2) {
      if (!of(noun - 1, cascade_.fields.imposes).empty() && link(noun - 1) != links::kConcurrent) return false;
    }
    return std::find(words.begin(), words.end(), context_.document.norm((*this)[k].span)) != words.end();
  };
  std::vector<int> out;
  int partners = 0;  // of "with" and its like the nearest alone
  for (int k = at + 1; k < hi; ++k) {
    if (fits(k) && (link(k) != links::kPartner || partners++ == 0)) out.push_back(k + 1);
  }
  // What stands between a subject and its verb is said of the subject.
  int own_begin = size(), own_end = size();
  if (word == TriggerWord::verb && left(at) >= 0) {
    own_begin = left(at);
    own_end = shares_subject_of(at) >= 0 ? shares_subject_of(at) : at;
  }
  for (int k = at - 1; k >= lo; --k) {
    if (!(k >= own_begin && k < own_end) && fits(k)) out.push_back(k + 1);
  }
  return out;
}

std::pair<int, int> PlainGroups::ground(TriggerWord word, int at) const {
  const auto [lo, hi] = clause(at);
  const int own = word == TriggerWord::verb ? at : governor(at);
  const auto claimed = [&](int k) { return letter(k) == 'R' || (letter(k) == 'V' && k != own); };
  int end = at + 1;
  while (end < hi && !claimed(end)) ++end;
  if (end < hi && letter(end) == 'V' && finite(end)) {
    const auto comma = static_cast<int>(letters_.find_last_not_of("oP", static_cast<std::size_t>(end) - 1));
    if (comma > at && letter(comma) == ',') end = comma + 1;
  }
  const bool aside = own >= 0 && own < at && letter(at - 1) == 'P' && !in_object(own, at) &&
                     link(at - 1) != links::kPlace && link(at - 1) != links::kConcurrent;
  if (word == TriggerWord::noun && own >= 0 && (!light(own) || aside)) return {at, own > at ? std::min(end, own) : end};
  if (word == TriggerWord::verb && shares_subject_of(at) >= 0) {
    return {ground(TriggerWord::verb, shares_subject_of(at)).first, end};
  }
  int begin = at;
  while (begin > lo && !claimed(begin - 1)) --begin;
  if (begin == lo || (own == at && letter(begin - 1) == 'R')) return {begin, end};
  return {own >= 0 && own < at ? std::max(begin, own + 1) : at, end};
}

/// The comma behind "after the crash in May"; `begin` where no such phrase opens.
int PlainGroups::behind_other_deed(int begin, int end) const {
  const bool other = begin + 1 < end && letter(begin) == 'P' && letter(begin + 1) == 'G' &&
                     !of(begin, cascade_.fields.imposes).empty() && link(begin) != links::kConcurrent;
  const std::size_t comma = letters_.find(',', static_cast<std::size_t>(begin));
  return other && comma != std::string::npos && static_cast<int>(comma) < end ? static_cast<int>(comma) : begin;
}

std::pair<int, int> PlainGroups::front(TriggerWord word, int at) const {
  const int lo = clause(at).first, subject = word == TriggerWord::verb ? left(at) : -1;
  if (subject < lo || subject >= at) return {lo, lo};
  return last("VR", subject) >= lo ? std::pair(lo, lo) : std::pair(lo, subject);
}

bool PlainGroups::depends(TriggerWord word, int at) const {
  if (word != TriggerWord::noun || letter(at - 1) == 'P') return false;
  if (letter(at + 1) == 'P' && letter(at + 2) == 'G') return false;
  const int own = verb_before(at);
  return own >= 0 && !light(own) && in_object(own, at);
}

}  // namespace wirefacts
