#include "workbench/comparison.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "base/text.h"
#include "records/code_point_text.h"

namespace wirefacts {
namespace {

/// What ids stand for.
class Referents {
 public:
  explicit Referents(const Extraction& x) {
    for (const EntityRecord& e : x.entities) add(e.id, e.canonical, e.mentions);
    for (const PlaceRecord& p : x.places) add(p.id, p.canonical, p.mentions);
    for (const TimeRecord& t : x.times) by_id_[t.id] = {t.value.empty() ? t.text : t.value, {t.span}};
    for (const QuantityRecord& q : x.quantities) by_id_[q.id] = {on_one_line(q.text), {q.span}};
    for (const QuoteRecord& q : x.quotes) by_id_[q.id] = {q.type + " quotation", {q.span}};
    for (const EventRecord& e : x.events) by_id_[e.id] = {e.type, {e.trigger}};
    for (const ClaimRecord& c : x.claims) by_id_[c.id] = {c.type, c.evidence};
  }

  [[nodiscard]] ComparedValue of(const std::string& id) const {
    const auto at = by_id_.find(id);
    return at == by_id_.end() ? ComparedValue{id, {}} : at->second;
  }

  [[nodiscard]] ComparedValue of(const Reference& reference) const {
    if (const auto* id = std::get_if<std::string>(&reference)) return of(*id);
    if (const auto* number = std::get_if<Decimal>(&reference)) return {number->to_string(), {}};
    const LiteralText& literal = std::get<LiteralText>(reference);
    ComparedValue out{on_one_line(literal.text), {}};
    if (literal.span) out.spans.push_back(*literal.span);
    return out;
  }

 private:
  void add(const std::string& id, const std::string& name, const std::vector<MentionRecord>& mentions) {
    ComparedValue& value = by_id_[id];
    value.words = name;
    for (const MentionRecord& m : mentions) {
      value.spans.push_back(m.span);
      if (m.head) value.spans.push_back(*m.head);
    }
    std::sort(value.spans.begin(), value.spans.end());
  }

  std::unordered_map<std::string, ComparedValue> by_id_;
};

class Flattener {
 public:
  Flattener(const Extraction& x, std::string_view text) : x_(x), text_(text), names_(x) {}

  std::vector<ComparedRecord> flatten() {
    for (const EntityRecord& e : x_.entities) mentions(e.type, e.canonical, e.mentions);
    for (const PlaceRecord& p : x_.places) mentions("PLACE", p.canonical, p.mentions);
    for (const TimeRecord& t : x_.times) {
      ComparedRecord& r = add(RecordLayer::time, t.timex, t.span, t.from.rule);
      word(r, "value", t.value);
      word(r, "mod", t.mod);
    }
    for (const QuantityRecord& q : x_.quantities) quantity(q);
    for (const QuoteRecord& q : x_.quotes) {
      ComparedRecord& r = add(RecordLayer::quotation, q.type, q.span, q.from.rule);
      id(r, "speaker", q.speaker);
      id(r, "addressee", q.addressee);
      word(r, "cue", q.cue);
    }
    for (const EventRecord& e : x_.events) event(e);
    for (const ClaimRecord& c : x_.claims) claim(c);
    for (ComparedRecord& r : out_) {
      std::stable_sort(r.fields.begin(), r.fields.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    }
    std::stable_sort(out_.begin(), out_.end(), [](const ComparedRecord& a, const ComparedRecord& b) {
      return std::tuple(a.layer, a.span.start, b.span.end) < std::tuple(b.layer, b.span.start, a.span.end);
    });
    return std::move(out_);
  }

 private:
  ComparedRecord& add(RecordLayer layer, const std::string& type, CharSpan span, const std::string& rule) {
    out_.push_back({layer, type, span, on_one_line(text_.words(span)), rule, {}});
    return out_.back();
  }

  static void word(ComparedRecord& record, const char* name, const std::string& words) {
    if (!words.empty()) record.fields.push_back({name, {{words, {}}}});
  }

  void id(ComparedRecord& record, const char* name, const std::string& of) const {
    if (!of.empty()) record.fields.push_back({name, {names_.of(of)}});
  }

  void references(ComparedRecord& record, const std::vector<NamedReferences>& all) const {
    for (const NamedReferences& named : all) {
      ComparedField field{named.name, {}};
      for (const Reference& reference : named.values) field.values.push_back(names_.of(reference));
      if (!field.values.empty()) record.fields.push_back(std::move(field));
    }
  }

  void mentions(const std::string& type, const std::string& canonical, const std::vector<MentionRecord>& all) {
    for (const MentionRecord& m : all) {
      ComparedRecord& r = add(RecordLayer::mention, type, m.span, m.from.rule);
      word(r, "kind", m.kind);
      word(r, "name", canonical);
    }
  }

  void quantity(const QuantityRecord& q) {
    ComparedRecord& r = add(RecordLayer::quantity, q.kind, q.span, q.from.rule);
    if (q.value) word(r, "value", q.value->to_string());
    if (q.value_max) word(r, "value_max", q.value_max->to_string());
    word(r, "bound", q.approx);
    word(r, "noun", q.noun_lemma);
    word(r, "currency", q.currency);
    word(r, "unit", q.unit);
    if (q.of) r.fields.push_back({"of", {names_.of(*q.of)}});
    id(r, "subset_of", q.subset_of);
    references(r, q.fields);
  }

  void event(const EventRecord& e) {
    ComparedRecord& r = add(RecordLayer::event, e.type, e.trigger, e.from.rule);
    word(r, "subtype", e.subtype);
    word(r, "realis", e.realis);
    word(r, "polarity", e.polarity);
    word(r, "status", e.status);
    id(r, "asserted_by", e.asserted_by);
    references(r, e.roles);
    references(r, e.fields);
    for (const auto& [quantity, role] : e.quantities) r.fields.push_back({role, {names_.of(quantity)}});
  }

  void claim(const ClaimRecord& c) {
    ComparedRecord& r =
        add(RecordLayer::claim, c.type, c.evidence.empty() ? CharSpan() : c.evidence.front(), c.from.rule);
    id(r, "value", c.value);
    id(r, "speaker", c.speaker);
    if (c.base) r.fields.push_back({"base", {names_.of(*c.base)}});
    if (c.predicate) r.fields.push_back({"predicate", {names_.of(*c.predicate)}});
    references(r, c.fields);
  }

  const Extraction& x_;
  CodePointText text_;
  Referents names_;
  std::vector<ComparedRecord> out_;
};

std::uint32_t overlap(CharSpan a, CharSpan b) {
  const std::uint32_t begin = std::max(a.start, b.start), end = std::min(a.end, b.end);
  return end > begin ? end - begin : 0;
}

/// Finds partners step by step; what has one is passed over.
class Pairing {
 public:
  Pairing(const std::vector<ComparedRecord>& left, const std::vector<ComparedRecord>& right)
      : left_(left), right_(right), left_taken_(left.size()), right_taken_(right.size()) {}

  template <typename Fits>
  void equal_spans(RecordPair::Kind kind, Fits fits) {
    for (std::size_t l = 0; l < left_.size(); ++l) {
      for (std::size_t r = 0; r < right_.size() && !left_taken_[l]; ++r) {
        if (!right_taken_[r] && left_[l].layer == right_[r].layer && left_[l].span == right_[r].span &&
            fits(left_[l], right_[r])) {
          take(l, r, kind);
        }
      }
    }
  }

  void overlaps() {
    std::vector<std::tuple<std::uint32_t, std::size_t, std::size_t>> found;
    for (std::size_t l = 0; l < left_.size(); ++l) {
      for (std::size_t r = 0; r < right_.size() && !left_taken_[l]; ++r) {
        if (right_taken_[r] || left_[l].layer != right_[r].layer || left_[l].type != right_[r].type) continue;
        const std::uint32_t common = overlap(left_[l].span, right_[r].span);
        if (common > 0) found.emplace_back(~common, l, r);
      }
    }
    std::sort(found.begin(), found.end());
    for (const auto& [common, l, r] : found) {
      if (!left_taken_[l] && !right_taken_[r]) take(l, r, RecordPair::Kind::overlap);
    }
  }

  std::vector<RecordPair> result() {
    std::sort(out_.begin(), out_.end(), [](const RecordPair& a, const RecordPair& b) { return a.left < b.left; });
    return std::move(out_);
  }

 private:
  void take(std::size_t l, std::size_t r, RecordPair::Kind kind) {
    left_taken_[l] = right_taken_[r] = true;
    out_.push_back({l, r, kind});
  }

  const std::vector<ComparedRecord>& left_;
  const std::vector<ComparedRecord>& right_;
  std::vector<bool> left_taken_, right_taken_;
  std::vector<RecordPair> out_;
};

}  // namespace

const char* name_of(RecordLayer layer) {
  switch (layer) {
    case RecordLayer::mention: return "mention";
    case RecordLayer::time: return "time";
    case RecordLayer::quantity: return "quantity";
    case RecordLayer::quotation: return "quotation";
    case RecordLayer::event: return "event";
    case RecordLayer::claim: return "claim";
  }
  return "";
}

std::vector<ComparedRecord> compared_records(const Extraction& extraction, std::string_view text) {
  return Flattener(extraction, text).flatten();
}

bool same_referent(const ComparedValue& a, const ComparedValue& b) {
  if (a.words == b.words) return true;
  return std::find_first_of(a.spans.begin(), a.spans.end(), b.spans.begin(), b.spans.end()) != a.spans.end();
}

std::vector<RecordPair> pair_records(const std::vector<ComparedRecord>& left, const std::vector<ComparedRecord>& right,
                                     TypeMatch types) {
  Pairing pairing(left, right);
  pairing.equal_spans(RecordPair::Kind::exact, [](const auto& a, const auto& b) { return a.type == b.type; });
  pairing.overlaps();
  if (types == TypeMatch::any)
    pairing.equal_spans(RecordPair::Kind::other_type, [](const auto&, const auto&) { return true; });
  return pairing.result();
}

}  // namespace wirefacts
