#pragma once
// The labels that the algorithms of resolution are built on, looked up once.

#include "grammar/schema.h"

namespace wirefacts {

/// A label that the pack does not have is `Label::none`: then nothing has it.
struct KnownLabels {
  explicit KnownLabels(const Schema& schema)
      : person(schema.find("Person")), organization(schema.find("Organization")), group(schema.find("Group")),
        named_event(schema.find("NamedEvent")), place(schema.find("Place")), pronoun(schema.find("Pronoun")),
        determiner(schema.find("Determiner")), count(schema.find("Count")), money(schema.find("Money")),
        percent(schema.find("Percent")), ordinal(schema.find("Ordinal")), measure(schema.find("Measure")),
        time(schema.find("Time")), quotation(schema.find("Quotation")), meeting(schema.find("Meeting")),
        dateline(schema.find("Dateline")), residue(schema.find("Residue")), sign_off(schema.find("SignOff")),
        noun_group(schema.find("NounGroup")), verb_group(schema.find("VerbGroup")),
        coordination(schema.find("Coordination")), apposed(schema.find("Apposed")), standin(schema.find("Standin")),
        clause_break(schema.find("Break")), relative(schema.find("Relative")), counted_noun(schema.find("CountedNoun")),
        part_above_whole(schema.find("PartAboveWhole")), currency_note(schema.find("CurrencyNote")),
        noun(schema.find("Noun")), verb(schema.find("Verb")), auxiliary(schema.find("Auxiliary")),
        modal(schema.find("Modal")), adverb(schema.find("Adverb")), preposition(schema.find("Preposition")),
        conjunction(schema.find("Conjunction")), subordinator(schema.find("Subordinator")),
        honorific(schema.find("Honorific")), given_name(schema.find("GivenName")),
        facility_noun(schema.find("FacilityNoun")), vague_number(schema.find("VagueNumber")), city(schema.find("City")),
        region(schema.find("Region")), place_noun(schema.find("PlaceNoun")), country(schema.find("Country")),
        agency(schema.find("Agency")), kinship(schema.find("Kinship")), demonym(schema.find("Demonym")),
        organization_head(schema.find("OrgHead")), alias(schema.find("Alias")) {}

  Label person, organization, group, named_event, place;
  Label pronoun, determiner;
  Label count, money, percent, ordinal, measure, time;
  Label quotation, meeting;
  Label dateline, residue, sign_off;
  Label noun_group, verb_group, coordination, apposed, standin, clause_break, relative;
  Label counted_noun, part_above_whole, currency_note;
  Label noun, verb, auxiliary, modal, adverb, preposition, conjunction, subordinator;
  Label honorific, given_name, facility_noun, vague_number, city, region, place_noun, country, agency, kinship, demonym,
      organization_head;
  Label alias;

  /// The five kinds of figures.
  [[nodiscard]] bool is_quantity(Label label) const {
    return label != Label::none &&
           (label == count || label == money || label == percent || label == ordinal || label == measure);
  }
  [[nodiscard]] bool is_pronoun(Label label) const {
    return label != Label::none && (label == pronoun || label == determiner);
  }
};

}  // namespace wirefacts
