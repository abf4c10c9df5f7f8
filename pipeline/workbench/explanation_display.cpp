#include <unordered_set>

#include "base/text.h"
#include "document/offset_map.h"
#include "records/code_point_text.h"
#include "workbench/display_text.h"
#include "workbench/explanation.h"

namespace wirefacts {
namespace {

constexpr std::size_t kMostWords = 160;  // bytes: long quotations are cut
constexpr std::size_t kMostElement = 60;

std::string source(const std::string& rule, const std::string& place) {
  if (rule.empty()) return place.empty() ? "built in" : place;
  return place.empty() ? rule : rule + " (" + place + ")";
}

/// "suspect:[Person] ↔ ": the element that took the words, behind the field that it fills if its text does not say so.
std::string role_of(const DerivationNode::Part& part) {
  const bool named = part.element.starts_with(part.name) && part.element.size() > part.name.size() &&
                     std::string_view(":! ").find(part.element[part.name.size()]) != std::string_view::npos;
  std::string out = part.name.empty() || named ? "" : part.name + " ";
  if (!part.element.empty()) out += shortened(part.element, kMostElement, " …") + " ↔ ";
  return out;
}

class Display {
 public:
  Display(const Explanation& explanation, std::string_view text) : nodes_(explanation.nodes), text_(text) {}

  std::string show(const RecordExplanation& e, bool with_counter) {
    out_ = offsets_of(e.match.span) + "  " + e.id + " " + e.type + "  " + words(e.match.span) + "\n    " +
           (e.match.rule.empty() ? "no rule" : source(e.match.rule, e.match.place)) + "\n";
    told_.clear();
    if (e.match.node) below(*e.match.node, 2);
    for (const RuleMatchPlace& m : e.merged) {
      out_ += "    same event: " + words(m.span) + " " + source(m.rule, m.place) +
              (m.step.empty() ? "" : " by " + m.step) + "\n";
      if (m.node) below(*m.node, 3);
    }
    if (with_counter && e.match.node && takes_counters(e)) {
      out_ += "    if it is wrong, this line belongs into " + e.match.rule + ":\n      " +
              counter_line(text_.words(e.sentence)) + "\n";
    }
    return out_;
  }

  [[nodiscard]] std::string show(const VetoedMatch& v) const {
    return offsets_of(v.match.span) + "  no record  " + words(v.match.span) + "\n    " +
           source(v.match.rule, v.match.place) + "\n    forbidden by: " + words(v.veto.span) + " " +
           source(v.veto.rule, v.veto.place) + "\n";
  }

 private:
  /// Rules do, tables do not.
  [[nodiscard]] static bool takes_counters(const RecordExplanation& e) {
    return e.match.place.find(".rules:") != std::string::npos;
  }

  [[nodiscard]] std::string words(CharSpan span) const {
    return "'" + shortened(with_single_blanks(text_.words(span)), kMostWords, " …") + "'";
  }

  /// What the node beat and was made of; a node that was told already is only named.
  void below(std::uint32_t number, std::size_t depth) {
    if (!told_.insert(number).second) return;
    const DerivationNode& node = nodes_[number];
    const std::string indent(depth * 2, ' ');
    for (const BeatenMatch& lost : node.beaten) {
      out_ += indent + "beat: " + words(lost.span) + " " + source(lost.rule, lost.place) + ": " + lost.reason + "\n";
    }
    for (const DerivationNode::Amended& a : node.amended) {
      out_ += indent + a.field + " by " + source(a.rule, a.place) + "\n";
    }
    for (const DerivationNode::Part& part : node.parts) {
      out_ += indent + "- " + role_of(part) + words(part.words);
      if (part.node)
        out_ += " " + nodes_[*part.node].label + ": " + source(nodes_[*part.node].rule, nodes_[*part.node].place);
      out_ += "\n";
      if (part.node) below(*part.node, depth + 1);
    }
  }

  const std::vector<DerivationNode>& nodes_;
  CodePointText text_;
  std::string out_;
  std::unordered_set<std::uint32_t> told_;
};

/// What is said where no record stands.
std::string silence(std::string_view text, std::optional<std::uint32_t> at) {
  const std::string ask = "wirefacts why ARTICLE RULE";
  if (!at) return "no records: " + ask + " tells what a rule missed\n";
  const std::string place = std::to_string(*at);
  const std::uint32_t size = OffsetMap(text).total_code_points();
  return "no record over character " + place + ": " +
         (*at < size ? ask + " --at " + place + " tells what a rule missed"
                     : "the article has " + std::to_string(size)) +
         "\n";
}

}  // namespace

std::string render(const Explanation& explanation, std::string_view text, std::optional<std::uint32_t> at) {
  Display display(explanation, text);
  std::string out;
  for (const RecordExplanation& e : explanation.records) {
    if (at && (*at < e.match.span.start || *at >= e.match.span.end)) continue;
    out += display.show(e, at.has_value());
  }
  for (const VetoedMatch& v : explanation.vetoed) {
    if (at && *at >= v.match.span.start && *at < v.match.span.end) out += display.show(v);
  }
  if (out.empty()) return silence(text, at);
  return out;
}

}  // namespace wirefacts
