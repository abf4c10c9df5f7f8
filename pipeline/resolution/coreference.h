#pragma once
// Mentions of one entity: the passes of rules/resolution/coreference.tsv, in the order of that file.
// A pass joins only mentions that are still free; what no pass joined becomes an entity of its own if it
// has a name, else it is no mention. After the sieve idea of Lee et al. 2013, without parse trees.

#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "resolution/discourse.h"
#include "resolution/resolution_data.h"

namespace wirefacts {

/// Runs all passes. REQUIRES: mentions and quotations are collected and indexed.
void resolve_coreference(Discourse& discourse);

/// Sets the speaker of each quotation whose speaker's mention has an entity.
void resolve_speakers(Discourse& discourse);

/// Working state of the passes over one article. Entities only grow; one whose mentions another took
/// over stays, empty. All look-backs are bounded, so that the work is nearly linear in mentions.
class Coreference {
 public:
  /// How many mentions, coordinations or counts a pass looks back at most.
  static constexpr std::uint32_t kLookBack = 256;
  /// More candidates than this for a name or an office: nobody is meant for sure.
  static constexpr std::size_t kMostCandidates = 64;

  explicit Coreference(Discourse& discourse);

  Discourse& discourse;
  const ResolutionTables::Data& tables;
  const KnownLabels& labels;

  [[nodiscard]] Mention& mention(MentionId id) { return discourse.mentions[id]; }
  [[nodiscard]] const Mention& mention(MentionId id) const { return discourse.mentions[id]; }
  [[nodiscard]] Entity& entity(EntityId id) { return discourse.entities[id]; }

  /// Mentions without entity of these labels and forms (none given: all), in text order. Never bylines.
  [[nodiscard]] std::vector<MentionId> free(const std::vector<Label>& wanted,
                                            std::initializer_list<MentionForm> forms = {}) const;
  [[nodiscard]] std::vector<MentionId> free(Label label, std::initializer_list<MentionForm> forms = {}) const {
    return free(std::vector<Label>{label}, forms);
  }
  /// Entities of a type that have mentions or members, in order of creation.
  [[nodiscard]] std::vector<EntityId> entities(std::string_view type) const;

  /// The mention as a new entity, its type from its label.
  EntityId new_entity(MentionId id);
  /// A group without mentions yet.
  EntityId new_group();
  /// The group with exactly these members (in any order), made if there is none.
  EntityId group_of(const std::vector<EntityId>& members);
  /// The mention joins the entity, and its office becomes one of the entity; `pass` gives rule and
  /// confidence (null: those of the mention stay).
  void join(MentionId id, EntityId to, const CoreferencePass* pass);
  /// All mentions of `from` join `to`; `from` is empty afterwards.
  void merge(EntityId from, EntityId to, const CoreferencePass& pass);
  void add_office(EntityId to, MentionId id);
  /// The mention is none of its entity's any more, because `same` has its words there; what it told stays.
  void leave(MentionId id, MentionId same);

  /// That of the first mention that has one, or "".
  [[nodiscard]] const std::string& gender(EntityId id) const { return genders_[id]; }
  /// First token of its mentions.
  [[nodiscard]] std::uint32_t start(EntityId id) const { return starts_[id]; }
  /// Genders agree, and never_same.tsv does not forbid it.
  [[nodiscard]] bool compatible(const Mention& m, EntityId id) const;
  /// The entity has an office of one of the classes.
  [[nodiscard]] bool has_class(EntityId id, const std::vector<std::string>& classes) const;
  /// Persons with an office of one of the classes, in order of creation, at most kMostCandidates.
  [[nodiscard]] std::vector<EntityId> holders(const std::vector<std::string>& classes) const;

  /// Sentences from a to b, as passes count them; 0 when a is not before b.
  [[nodiscard]] std::uint32_t distance(std::uint32_t a, std::uint32_t b) const;
  /// Calls `visit` for the mentions before `id`, last first, at most `sentences` before it, until it says
  /// true or kLookBack is reached.
  void look_back(MentionId id, std::uint32_t sentences, const std::function<bool(MentionId)>& visit) const;
  /// The same for resolved mentions of persons that end before it, outside the headline.
  void persons_before(MentionId id, std::uint32_t sentences, const std::function<bool(MentionId)>& visit) const;
  /// The mention stands in the group that is the subject of its clause: the first group there that follows
  /// no preposition.
  [[nodiscard]] bool is_subject(const Mention& m) const;
  /// The same, and the group is not about a thing of it: "the Norvane unit", but "a Norvane spokesman", "Norvane
  /// officials".
  [[nodiscard]] bool is_subject_itself(const Mention& m) const;
  /// That group of the clause of the token; empty, at its end, when there is none.
  [[nodiscard]] TokenSpan subject_of_clause(std::uint32_t token) const {
    return subject_group(discourse.clause(token));
  }
  /// The sentence before, passing over what is only dateline; kNone for the first.
  [[nodiscard]] std::uint32_t sentence_before(std::uint32_t sentence) const;
  /// Country of the speaker of the quotation around the mention, or "".
  [[nodiscard]] std::string speaker_country(const Mention& m) const;

  /// Takes mentions of `added` in (each with its entity), puts all in text order and renumbers; mentions
  /// that `keep` refuses are dropped.
  void rebuild_mentions(std::vector<Mention> added, const std::function<bool(const Mention&)>& keep);

 private:
  TokenSpan subject_group(TokenSpan clause) const;

  std::vector<std::string> genders_;                                // by entity
  std::vector<std::uint32_t> starts_;                               // by entity
  std::unordered_map<std::string, std::vector<EntityId>> holders_;  // office class → persons
  std::map<std::vector<EntityId>, EntityId> groups_;                // by sorted members
  mutable std::unordered_map<std::uint32_t, TokenSpan> subjects_;   // clause → its subject group
};

/// Both unknown, or equal, or one unknown.
inline bool genders_agree(const std::string& a, const std::string& b) { return a.empty() || b.empty() || a == b; }
/// Both sorted.
bool have_common(const std::vector<std::string>& a, const std::vector<std::string>& b);

/// A pronoun (or owner) of the third person singular with a gender of persons: he, she, his, her.
bool is_he_or_she(const Mention& m);

}  // namespace wirefacts
