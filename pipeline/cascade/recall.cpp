#include "cascade/recall.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_set>

#include "base/table.h"
#include "base/text_table.h"
#include "segmentation/segmenter.h"
#include "segmentation/tokenizer.h"

namespace wirefacts {
namespace {

struct KnownName {
  Label label = Label::none;
  AnnotationId of = AnnotationId::none;
  std::string_view form;
  const CompiledRecall* recall = nullptr;
  bool ambiguous = false;  // two labels claim the form
};

constexpr char kJoint = '\x1f';
constexpr std::size_t kMaxNameTokens = 12;

/// Words between blanks.
std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> out;
  for (const std::string_view word : split(name, ' ')) {
    if (!word.empty()) out.push_back(word);
  }
  return out;
}

class NameIndex {
 public:
  explicit NameIndex(const SegmentationTables& tables) : tokenizer_(tables) {}

  /// `bare`: the name without what stands behind the surname ("III").
  void add(const CompiledRecall& recall, AnnotationId id, std::string_view name, std::string_view bare) {
    for (const std::string& form : recall.forms) {
      const std::string text = form_of(form == "surname" ? bare : name, form);
      if (text.empty()) continue;
      std::string key;
      tokens_.clear();
      tokenizer_.tokenize(text, 0, tokens_);
      if (tokens_.empty() || tokens_.size() > kMaxNameTokens) continue;
      for (const ByteSpan token : tokens_) {
        key += text.substr(token.begin, token.size());
        key += kJoint;
      }
      const auto [number, added] = names_.try_emplace(key, static_cast<std::uint32_t>(known_.size()));
      if (added) known_.push_back({recall.label, id, form, &recall, false});
      if (known_[number].label != recall.label) known_[number].ambiguous = true;
      lengths_.insert(tokens_.size());
      first_words_.try_emplace(fold(std::string_view(key).substr(0, key.find(kJoint))), 0);
      folded_.try_emplace(fold(key), number);
    }
  }

  [[nodiscard]] const std::set<std::size_t, std::greater<>>& lengths() const { return lengths_; }

  /// Some name begins with the word, whatever its case.
  [[nodiscard]] bool may_begin(const Word& word) const { return first_words_.contains(word.norm); }

  /// The name whose tokens are these, as written or all in capitals.
  [[nodiscard]] const KnownName* find(const Document& document, TokenSpan span) {
    key_.clear();
    bool capitals = true;
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      key_ += document.word(i).text;
      key_ += kJoint;
      capitals = capitals && !document.word(i).has(Shape::lower) && !document.word(i).has(Shape::cap);
    }
    if (const std::uint32_t known = names_.find(key_); known != TextTable::kNone) return &known_[known];
    if (!capitals || key_.size() - span.size() < 3) return nullptr;
    const std::uint32_t known = folded_.find(fold(key_));
    return known == TextTable::kNone ? nullptr : &known_[known];
  }

 private:
  static std::string form_of(std::string_view name, const std::string& form) {
    const std::vector<std::string_view> words = words_of(name);
    if (form == "full") return std::string(name);
    if (words.size() < 2) return {};
    if (form == "surname") return std::string(words.back());
    if (form == "no_suffix")
      return std::string(name.substr(0, static_cast<std::size_t>(words[words.size() - 2].end() - name.begin())));
    std::string initials;
    for (const std::string_view word : words) {
      if ((shapes_of(word.substr(0, 1)) & static_cast<std::uint8_t>(Shape::initial)) != 0) initials += word.front();
    }
    return form == "acronym" ? initials : std::string();
  }

  Tokenizer tokenizer_;
  std::vector<ByteSpan> tokens_;  // scratch
  std::string key_;               // scratch
  std::vector<KnownName> known_;
  TextTable names_, folded_;  // tokens as written, and folded → number of the first known name
  TextTable first_words_;     // folded
  std::set<std::size_t, std::greater<>> lengths_;
};

std::string_view without_suffix(const Document& document, const AnnotationSet& annotations, Label suffix,
                                const Annotation& named, std::string_view name) {
  if (suffix == Label::none) return name;
  for (const AnnotationId id : annotations.starting_at(named.span.end - 1)) {
    const std::string_view words = document.text(annotations[id].span);
    const bool behind = annotations[id].label == suffix && name.size() > words.size() + 1 && name.ends_with(words);
    if (behind) return trim(name.substr(0, name.size() - words.size()));
  }
  return name;
}

}  // namespace

void recall_names(const CompiledStage& stage, const Schema& schema, const SegmentationTables& tables,
                  const MatchContext& context, AnnotationSet& annotations) {
  NameIndex names(tables);
  const Label suffix = schema.find("NameSuffix");
  for (const CompiledRecall& recall : stage.recalls) {
    const auto field = schema.field(recall.label, "name");
    std::unordered_set<std::string_view> seen;
    for (const AnnotationId id : annotations.with_label(recall.label)) {
      const Annotation& a = annotations[id];
      std::string_view name = context.document.text(a.span);
      if (field && a.fields[*field].kind == FieldValue::Kind::text) name = a.fields[*field].text;
      if (seen.insert(name).second)
        names.add(recall, id, name, without_suffix(context.document, annotations, suffix, a, name));
    }
  }
  UnitLine unit;
  std::vector<std::uint32_t> known_until(context.document.token_count(), 0);  // by token
  const auto mark = [&](TokenSpan span) {
    for (std::uint32_t i = span.begin; i < span.end; ++i) known_until[i] = std::max(known_until[i], span.end);
  };
  for (const AnnotationId id : annotations.with_label(labels::kKnown)) mark(annotations[id].span);
  std::vector<std::uint32_t> begins;
  for (std::uint32_t token = 0; token < context.document.token_count(); ++token) {
    const Word& word = context.document.word(token);
    if (!word.has(Shape::lower) && names.may_begin(word)) begins.push_back(token);
  }
  for (const std::size_t length : names.lengths()) {
    for (const std::uint32_t begin : begins) {
      if (begin + length > context.document.token_count()) break;
      const TokenSpan span{begin, begin + static_cast<std::uint32_t>(length)};
      const KnownName* known = names.find(context.document, span);
      if (known == nullptr || known->ambiguous || known_until[begin] >= span.end) continue;
      if (known->recall->unless && known->form != "full") {
        unit.build_single(span, annotations);
        if (fit(*known->recall->unless, unit[0], context).holds) continue;
      }
      const std::span<FieldValue> fields = annotations.make_fields(3);
      fields[0] = FieldValue::of_text(schema[known->label].name);
      fields[1] = FieldValue::of_annotation(known->of);
      fields[2] = FieldValue::of_text(known->form);
      annotations.add(labels::kKnown, span, SourceId(), fields);
      mark(span);
    }
  }
}

}  // namespace wirefacts
