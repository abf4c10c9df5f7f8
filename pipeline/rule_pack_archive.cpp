#include "rule_pack_archive.h"

#include <utility>

#include "base/archive.h"
#include "base/regex_archive.h"
#include "cascade/cascade_archive.h"
#include "grammar/ast_archive.h"
#include "resolution/resolution_data.h"

namespace wirefacts {

template <class A>
void archive(A& a, NumberWords::Entry& e) {
  auto& [value, kind, denominator] = e;
  a(value, kind, denominator);
}
template <class A>
void archive(A& a, SegmentationTables& t) {
  auto& [abbreviations, clitics, sentence_openers, reporting_forms, capital_abbreviations, calendar_words,
         abbreviated_names] = t;
  a(abbreviations, clitics, sentence_openers, reporting_forms, capital_abbreviations, calendar_words,
    abbreviated_names);
}
template <class A>
void archive(A& a, CoreferencePass& p) {
  auto& [algorithm, run, labels, within, precision] = p;
  a(algorithm, labels, within, precision);
  if constexpr (A::reading) run = find_pass(algorithm);
}
template <class A>
void archive(A& a, OrganizationFacts& f) {
  auto& [canonical, subtype, iso3, kb] = f;
  a(canonical, subtype, iso3, kb);
}
template <class A>
void archive(A& a, PersonFacts& f) {
  auto& [gender, kb] = f;
  a(gender, kb);
}
template <class A>
void archive(A& a, FacilityFacts& f) {
  auto& [canonical, city, iso3, feature, geonames, lat, lon] = f;
  a(canonical, city, iso3, feature, geonames, lat, lon);
}
template <class A>
void archive(A& a, OfficeTerm& t) {
  auto& [person, from, to] = t;
  a(person, from, to);
}
template <class A>
void archive(A& a, PluralShape& s) {
  auto& [pattern, plural] = s;
  a(pattern, plural);
}
template <class A>
void archive(A& a, SingularShape& s) {
  auto& [pattern, drop, add] = s;
  a(pattern, drop, add);
}
template <class A>
void archive(A& a, CurrencyCountry& c) {
  auto& [country, becomes, named, mainly] = c;
  a(country, becomes, named, mainly);
}
template <class A>
void archive(A& a, MutualPhrase& p) {
  auto& [tokens, text] = p;
  a(tokens, text);
}
/// All but what follows from the pack.
template <class A>
void archive(A& a, ResolutionTables::Data& d) {
  auto& [labels, knowledge, passes, organizations, persons, facilities, classes_of_member, office_terms, past_office,
         never_same, nicknames, full_names, legal_suffixes, singular_shapes, counted_lemmas, plural_shapes, mutual,
         currency_countries, countries, nouns, cities, regions] = d;
  a(passes, organizations, persons, facilities, classes_of_member, office_terms, past_office, never_same, nicknames,
    full_names, legal_suffixes, singular_shapes, counted_lemmas, plural_shapes, mutual, currency_countries, countries,
    nouns, cities, regions);
}
template <class A>
void archive(A& a, MergingRow& r) {
  auto& [other, near, far, shared_roles, never, alone] = r;
  a(other, near, far, shared_roles, never, alone);
}
template <class A>
void archive(A& a, DerivationRow& r) {
  auto& [type, derivation, role, from, from_part, from_labels] = r;
  a(type, derivation, role, from, from_part, from_labels);
}
template <class A>
void archive(A& a, PlacingRow& r) {
  auto& [types, basis, roles, from_types, realis, but] = r;
  a(types, basis, roles, from_types, realis, but);
}
template <class A>
void archive(A& a, SubtypeRow& r) {
  auto& [role, sector, subtype] = r;
  a(role, sector, subtype);
}
template <class A>
void archive(A& a, CodeRow& r) {
  auto& [subtype, realis, filled, cameo, cameo_root, reciprocal, plover, mode, context, ere] = r;
  a(subtype, realis, filled, cameo, cameo_root, reciprocal, plover, mode, context, ere);
}
template <class A>
void archive(A& a, DyadRow& r) {
  auto& [actor, recipient, mutual] = r;
  a(actor, recipient, mutual);
}
template <class A>
void archive(A& a, WordColumns& c) {
  auto& [who, whom] = c;
  a(who, whom);
}
template <class A>
void archive(A& a, NounClass& c) {
  auto& [noun_class, sector] = c;
  a(noun_class, sector);
}

namespace {

/// Both ways: members in the order in which they need each other.
template <class A>
void pack_fields(A& a, RulePack& pack) {
  a(pack.sources, pack.identities, pack.tables, pack.schema, pack.segmentation, pack.symbols, pack.lists,
    pack.gazetteer, pack.numbers, pack.cascade);
  if constexpr (A::reading) {
    pack.tables.attach(pack.sources);
    pack.lists.attach(text_starts(pack.sources));
    pack.resolution.emplace(pack.knowledge());
    pack.events.emplace();
  }
  a(**pack.resolution, *pack.events);
}

/// Behind the rest, for those who ask for it.
template <class A>
void grammar_fields(A& a, Grammar& grammar, RulePack& pack) {
  a(grammar);
  pack.lists.lemma_fields(a);
}

}  // namespace

std::string rule_pack_bytes(const RulePack& pack) {
  ArchiveWriter writer;
  auto& written = const_cast<RulePack&>(pack);  // members are said once, for reading; writing changes none
  pack_fields(writer, written);
  grammar_fields(writer, const_cast<Grammar&>(*pack.cascade.grammar), written);
  return std::move(writer).bytes();
}

std::unique_ptr<RulePack> read_rule_pack(MappedFile file, std::size_t begin, PackPart part) {
  auto pack = std::make_unique<RulePack>();
  if (begin > file.bytes().size()) return nullptr;
  ArchiveReader reader(file.bytes().substr(begin));
  pack_fields(reader, *pack);
  if (!reader.ok()) return nullptr;
  if (part == PackPart::with_grammar) {
    auto grammar = std::make_unique<Grammar>();
    grammar_fields(reader, *grammar, *pack);
    if (!reader.ok() || !reader.at_end()) return nullptr;
    pack->cascade.set_grammar(std::move(grammar));
  }
  pack->file = std::move(file);
  return pack;
}

}  // namespace wirefacts
