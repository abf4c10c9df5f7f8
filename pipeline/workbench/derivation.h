#pragma once
// What each annotation of an article was made from, down to lines of rules and lists, and what it beat.

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "cascade/trace.h"
#include "document/offset_map.h"
#include "extractor.h"
#include "records/extraction.h"
#include "rule_pack.h"
#include "workbench/element_words.h"
#include "workbench/rule_parts.h"

namespace wirefacts {

/// A candidate that lost against an annotation by the total order.
struct BeatenMatch {
  std::string rule, place;  // "names.surname", "stages/names.rules:7"
  CharSpan span;
  std::string reason;  // what the winner had: "starts earlier", "is longer", "has the higher rank", "is written first"
};

/// An annotation, with what it was made from.
struct DerivationNode {
  struct Part {
    std::string name;     // field that it fills; may be empty
    std::string element;  // of the rule that took the words, as written; empty: of a field alone
    CharSpan words;
    std::optional<std::uint32_t> node;  // number among all nodes; nothing: words as such
  };
  struct Amended {
    std::string field, rule, place;
  };
  std::string label;
  CharSpan span;
  std::string rule;   // "stage.rule"; empty: a row of a list, or built in
  std::string place;  // "stages/names.rules:12", "lexicon/verbs.tsv:40"; empty: built in
  std::vector<Part> parts;
  std::vector<Amended> amended;  // fields that later rules filled
  std::vector<BeatenMatch> beaten;
};

/// The nodes of one article, each made once when it is first asked for. One thread. Analysis, pack, trace and
/// elements, of the same article, must outlive it; nodes own what they hold.
class Derivations {
 public:
  Derivations(const RulePack& pack, const Analysis& analysis, const Trace& trace, const ElementRecorder& elements);

  /// The annotation that a rule made over these characters: exactly, else the first it made inside or across
  /// them. For a step of coreference the mention that it was about. Nothing when there is none.
  std::optional<std::uint32_t> find(const std::string& rule, CharSpan span);
  /// All nodes asked for, and their parts. No call after that.
  std::vector<DerivationNode> take() { return std::move(nodes_); }

 private:
  /// Terminates: an annotation is made of those of earlier stages.
  std::uint32_t node_of(AnnotationId id);
  void add_elements(AnnotationId id, std::vector<DerivationNode::Part>& out);
  void add_fields(AnnotationId id, const FieldValue& value, const std::string& name,
                  std::vector<DerivationNode::Part>& out);
  void add_part(std::vector<DerivationNode::Part>& out, const std::string& name, AnnotationId id);
  void add_units(AnnotationId id, std::vector<DerivationNode::Part>& out);
  std::optional<std::uint32_t> mention_at(CharSpan span);
  [[nodiscard]] AnnotationId made_over(ByteSpan words, const Annotation& whole) const;
  std::vector<BeatenMatch> beaten_by(const Annotation& winner) const;
  [[nodiscard]] CharSpan chars(ByteSpan span) const;
  [[nodiscard]] CharSpan chars(TokenSpan span) const { return chars(analysis_.document.bytes(span)); }
  [[nodiscard]] bool seen_by(AnnotationId part, const Annotation& whole) const;

  const RulePack& pack_;
  const Analysis& analysis_;
  const ElementRecorder& elements_;
  OffsetMap offsets_;
  RuleParts rules_;
  std::unordered_map<std::string, std::uint32_t> numbers_;                    // rules by name
  std::vector<std::vector<AnnotationId>> made_;                               // by rule number
  std::unordered_map<std::uint64_t, std::vector<const TraceEntry*>> lost_;    // by the winner's rule and first token
  std::unordered_map<std::uint32_t, std::vector<const Amendment*>> amended_;  // by annotation
  std::unordered_map<std::uint32_t, std::uint32_t> known_;                    // annotation → node
  std::vector<DerivationNode> nodes_;
};

}  // namespace wirefacts
