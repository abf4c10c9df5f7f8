#include "token_display.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "cascade/group_line.h"
#include "cascade/unit_line.h"

namespace wirefacts {
namespace {

constexpr std::size_t kWordColumn = 18;

std::string padded(std::string text, std::size_t width) {
  const std::size_t size = count_code_points(text);
  return text + std::string(size < width ? width - size : 1, ' ');
}

std::string shapes_of(const Word& word) {
  struct Named {
    Shape shape;
    const char* name;
  };
  static constexpr Named kShapes[] = {{Shape::cap, "Cap"},
                                      {Shape::all_caps, "AllCaps"},
                                      {Shape::lower, "Lower"},
                                      {Shape::initial, "Initial"},
                                      {Shape::punct, "Punct"}};
  std::string out;
  for (const Named& named : kShapes) {
    if (word.has(named.shape)) out += (out.empty() ? "" : " ") + std::string(named.name);
  }
  return out;
}

const char* name_of(GroupKind kind) {
  switch (kind) {
    case GroupKind::clause_break: return "break";
    case GroupKind::relative: return "relative";
    case GroupKind::verb: return "verb";
    case GroupKind::noun: return "noun";
    case GroupKind::preposition: return "prep";
    case GroupKind::conjunction: return "conj";
    case GroupKind::comma: return "comma";
    default: return "";
  }
}

class TokenDisplay {
 public:
  TokenDisplay(const RulePack& pack, const Analysis& analysis)
      : pack_(pack), document_(analysis.document),
        annotations_(analysis.annotations), context_{document_, annotations_, pack.cascade.lemma_field,
                                                     pack.cascade.name_field} {}

  void add_sentence(TokenSpan sentence) {
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      const Word& word = document_.word(t);
      std::string line = padded(std::to_string(t), 5) + padded(std::string(word.text), kWordColumn);
      line += padded(word.norm == word.text ? "" : std::string(word.norm), kWordColumn) + padded(shapes_of(word), 14);
      line += labels_at(t);
      while (line.ends_with(' ')) line.pop_back();
      out_ += line + "\n";
    }
  }

  void add_units(TokenSpan sentence, const CompiledStage& stage) {
    out_ += "units:  ";
    UnitLine line;
    line.build(sentence, stage.uses, annotations_, sentence.end - sentence.begin + 1);
    for (std::uint32_t u = 0; u < line.size(); ++u) {
      const UnitView unit = line[u];
      std::string labels;
      for (const AnnotationId id : unit.annotations) {
        const std::string& name = pack_.schema[annotations_[id].label].name;
        if (visible(annotations_[id].label, stage) && labels.find(name) == std::string::npos) {
          labels += (labels.empty() ? "" : "|") + name;
        }
      }
      out_ += (u == 0 ? "" : " ") + (labels.empty() ? words(unit.span) : "[" + labels + " " + words(unit.span) + "]");
    }
    out_ += "\n";
  }

  void add_groups(TokenSpan sentence) {
    GroupLine line(pack_.cascade, context_);
    line.build(sentence);
    out_ += "groups: ";
    for (std::uint32_t g = 0; g < line.size(); ++g) {
      const std::string kind = name_of(line[g].kind);
      out_ += (g == 0 ? "" : " ") + (kind.empty() ? words(line[g].span) : "(" + kind + " " + words(line[g].span) + ")");
    }
    out_ += "\n";
  }

  /// Annotations with fields, as a pattern could name them: "[VerbGroup lemma=\"shut down\" voice=active]".
  void add_features(TokenSpan sentence) {
    std::vector<std::string> lines;
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      for (const AnnotationId id : annotations_.starting_at(t)) {
        std::string line = features_of(annotations_[id]);
        if (!line.empty() && std::find(lines.begin(), lines.end(), line) == lines.end())
          lines.push_back(std::move(line));
      }
    }
    out_ += lines.empty() ? "features: none\n" : "features:\n";
    for (const std::string& line : lines) out_ += line;
  }

  void add_blank_line() { out_ += "\n"; }
  std::string take() { return std::move(out_); }

 private:
  [[nodiscard]] std::string words(TokenSpan span) const { return with_single_blanks(document_.text(span)); }

  /// Empty: it has no field with a value, or is a zone.
  [[nodiscard]] std::string features_of(const Annotation& a) const {
    const LabelInfo& label = pack_.schema[a.label];
    std::string fields;
    for (std::size_t f = 0; f < a.fields.size(); ++f) {
      if (!a.fields[f].is_missing()) fields += " " + label.fields[f].name + "=" + value_of(a.fields[f]);
    }
    if (fields.empty() || is_zone(a.label)) return {};
    const std::string place =
        std::to_string(a.span.begin) + (a.span.size() == 1 ? "" : "-" + std::to_string(a.span.end - 1));
    return padded(place, 7) + padded(words(a.span), kWordColumn) + "[" + label.name + fields + "]\n";
  }

  [[nodiscard]] std::string value_of(const FieldValue& value) const {
    switch (value.kind) {
      case FieldValue::Kind::null: return {};
      case FieldValue::Kind::text: return quoted(value.text);
      case FieldValue::Kind::number: return value.number.to_string();
      case FieldValue::Kind::annotation: return quoted(words(annotations_[value.annotation].span));
      case FieldValue::Kind::list: break;
    }
    std::string out;
    for (const FieldValue& item : value.items) out += (out.empty() ? "" : "|") + value_of(item);
    return out;
  }

  /// Bare where a pattern may write it so.
  static std::string quoted(std::string_view text) {
    const bool bare = std::all_of(text.begin(), text.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
    return bare && !(text.front() >= '0' && text.front() <= '9') ? std::string(text)
                                                                 : "\"" + with_single_blanks(text) + "\"";
  }

  static bool visible(Label label, const CompiledStage& stage) {
    const auto number = static_cast<std::size_t>(label);
    return number < stage.uses.size() && stage.uses[number];
  }

  /// Each label once per length, with the other tokens it covers: "Person+1".
  [[nodiscard]] std::string labels_at(std::uint32_t token) const {
    std::vector<std::string> seen;
    for (const AnnotationId id : annotations_.starting_at(token)) {
      const Annotation& a = annotations_[id];
      if (is_zone(a.label)) continue;
      std::string name = pack_.schema[a.label].name;
      const std::uint32_t more = a.span.end - a.span.begin - 1;
      if (more > 0) name += "+" + std::to_string(more);
      if (std::find(seen.begin(), seen.end(), name) == seen.end()) seen.push_back(std::move(name));
    }
    return join(seen);
  }

  static bool is_zone(Label label) {
    return label == labels::kHeadline || label == labels::kLead || label == labels::kBody || label == labels::kTable;
  }

  const RulePack& pack_;
  const Document& document_;
  const AnnotationSet& annotations_;
  MatchContext context_;
  std::string out_;
};

}  // namespace

std::string display_tokens(const RulePack& pack, const Analysis& analysis, std::optional<std::uint32_t> stage,
                           bool features) {
  TokenDisplay display(pack, analysis);
  bool first = true;
  for (const TokenSpan sentence : analysis.document.sentences()) {
    if (!first) display.add_blank_line();
    first = false;
    display.add_sentence(sentence);
    if (stage) display.add_units(sentence, pack.cascade.stages[*stage]);
    display.add_groups(sentence);
    if (features) display.add_features(sentence);
  }
  return display.take();
}

std::string show_groups(const RulePack& pack, const Analysis& analysis, TokenSpan window) {
  TokenDisplay display(pack, analysis);
  display.add_groups(window);
  std::string out = display.take();
  out.pop_back();  // the line end
  return out;
}

std::optional<std::uint32_t> find_stage(const RulePack& pack, std::string_view name) {
  for (std::uint32_t s = 0; s < pack.cascade.stages.size(); ++s) {
    if (pack.cascade.stages[s].name == name) return s;
  }
  return std::nullopt;
}

std::vector<std::string> stage_names(const RulePack& pack) {
  std::vector<std::string> out;
  for (const CompiledStage& stage : pack.cascade.stages) out.push_back(stage.name);
  return out;
}

}  // namespace wirefacts
