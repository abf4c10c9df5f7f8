#include <string>

#include "workbench/show_records.h"

namespace wirefacts {
namespace {

/// "names.full · stages/names.rules:4"; of a list its place alone.
std::string source_of(const std::string& rule, const std::string& place) {
  return rule.empty() || place.empty() ? rule + place : rule + " · " + place;
}

class NodeWriter {
 public:
  NodeWriter(const std::vector<DerivationNode>& nodes, NameTable& names, JsonWriter& json)
      : nodes_(nodes), names_(names), json_(json) {}

  void node(const DerivationNode& node, std::uint32_t own) {
    json_.begin_array();
    name(node.label);
    const std::size_t colon = node.rule.empty() ? node.place.rfind(':') : std::string::npos;
    source(node.rule, node.place.substr(0, colon), node.span);
    if (colon != std::string::npos) json_.number(*Decimal::parse(node.place.substr(colon + 1)));
    if (!node.parts.empty() || !node.amended.empty() || !node.beaten.empty()) parts(node, own);
    if (!node.amended.empty() || !node.beaten.empty()) {
      json_.begin_array();
      for (const DerivationNode::Amended& a : node.amended) {
        name(a.field);
        name(source_of(a.rule, a.place));
      }
      json_.end_array();
    }
    if (!node.beaten.empty()) beaten(node);
    json_.end_array();
  }

 private:
  void name(const std::string& text) { json_.number(names_.number(text)); }

  void source(const std::string& rule, const std::string& place, CharSpan span) {
    name(source_of(rule, place));
    json_.number(std::uint64_t{span.start});
    json_.number(std::uint64_t{span.end - span.start});
  }

  /// Parts are made before the whole: the difference is a small number.
  void parts(const DerivationNode& node, std::uint32_t own) {
    json_.begin_array();
    for (const DerivationNode::Part& part : node.parts) {
      const std::uint64_t before = part.node ? own - *part.node : 0;
      if (part.name.empty() && part.element.empty()) {
        json_.number(before);
        continue;
      }
      json_.begin_array();
      json_.number(before);
      name(part.name);
      if (!part.element.empty()) name(part.element);
      if (!part.element.empty() && (!part.node || nodes_[*part.node].span != part.words)) {
        json_.number(std::uint64_t{part.words.start});
        json_.number(std::uint64_t{part.words.end - part.words.start});
      }
      json_.end_array();
    }
    json_.end_array();
  }

  void beaten(const DerivationNode& node) {
    json_.begin_array();
    for (const BeatenMatch& lost : node.beaten) {
      source(lost.rule, lost.place, lost.span);
      name(lost.reason);
    }
    json_.end_array();
  }

  const std::vector<DerivationNode>& nodes_;
  NameTable& names_;
  JsonWriter& json_;
};

}  // namespace

void write_nodes(const std::vector<DerivationNode>& nodes, NameTable& names, JsonWriter& json) {
  NodeWriter writer(nodes, names, json);
  json.begin_array();
  for (std::uint32_t i = 0; i < nodes.size(); ++i) writer.node(nodes[i], i);
  json.end_array();
}

}  // namespace wirefacts
