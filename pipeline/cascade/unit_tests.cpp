#include "cascade/unit_tests.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace wirefacts {
namespace {

void mark(std::vector<bool>& bits, Symbol symbol) {
  const auto at = static_cast<std::size_t>(symbol);
  if (symbol == Symbol::none) return;
  if (bits.size() <= at) bits.resize(at + 1, false);
  bits[at] = true;
}

bool marked(const std::vector<bool>& bits, Symbol symbol) {
  const auto at = static_cast<std::size_t>(symbol);
  return at < bits.size() && bits[at];
}

/// What holds follows from the text of the field, and from being equal to a text or not.
bool is_textual(const FeatureTest& test) {
  return (test.compare == Comparison::equal || test.compare == Comparison::not_equal) &&
         std::none_of(test.values.begin(), test.values.end(),
                      [](const FeatureTest::Value& value) { return value.number.has_value(); });
}

/// The numbers that the tests compare with, ascending; none when one compares with a text.
std::vector<Decimal> limits_of(const std::vector<const FeatureTest*>& tests) {
  std::vector<Decimal> limits;
  for (const FeatureTest* test : tests) {
    for (const FeatureTest::Value& value : test->values) {
      if (!value.number) return {};
      limits.push_back(*value.number);
    }
  }
  std::sort(limits.begin(), limits.end());
  limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
  return limits;
}

bool same_test(const FeatureTest& a, const FeatureTest& b) {
  return a.name == b.name && a.compare == b.compare &&
         std::equal(a.values.begin(), a.values.end(), b.values.begin(), b.values.end(),
                    [](const FeatureTest::Value& x, const FeatureTest::Value& y) { return x.text == y.text; });
}

template <typename Number>
void append(std::string& key, Number number) {
  key.append(reinterpret_cast<const char*>(&number), sizeof(number));
}

/// Null: the annotation has no such field.
const FieldValue* value_of(const Annotation& annotation, std::int16_t field) {
  const bool has = field >= 0 && static_cast<std::size_t>(field) < annotation.fields.size();
  return has ? &annotation.fields[static_cast<std::size_t>(field)] : nullptr;
}

/// Packs bits into the bytes of a key.
class BitWriter {
 public:
  explicit BitWriter(std::string& key) : key_(key) {}
  void operator()(bool bit) {
    byte_ = static_cast<unsigned char>(byte_ << 1 | (bit ? 1 : 0));
    if (++count_ % 8 == 0) flush();
  }
  void flush() {
    key_ += static_cast<char>(byte_);
    byte_ = 0;
  }

 private:
  std::string& key_;
  unsigned char byte_ = 0;
  unsigned count_ = 0;
};

}  // namespace

UnitTests::UnitTests(std::span<const CompiledStage> stages, const FieldMap& lemma_field, const UnitTests* all)
    : labels_(lemma_field.size()) {
  for (std::size_t l = 0; l < labels_.size(); ++l) labels_[l].lemma = lemma_field[l];
  for (const CompiledStage& stage : stages) {
    for (const Atom& atom : stage.atoms.atoms) add(atom);
  }
  if (all == nullptr) {
    index_expressions();
  } else {
    for (const Regex* expression : all->expressions_) {
      asked_.push_back(std::any_of(expressions_.begin(), expressions_.end(), [&](const Regex* own) {
        return own == expression || own->pattern() == expression->pattern();
      }));
    }
  }
  for (LabelTests& label : labels_) {
    for (FieldTests& field : label.fields) {
      field.by_text = std::all_of(field.tests.begin(), field.tests.end(),
                                  [](const FeatureTest* test) { return is_textual(*test); });
      if (field.by_text) {
        number_texts(field);
      } else {
        field.limits = limits_of(field.tests);
      }
    }
  }
}

void UnitTests::index_expressions() {
  for (std::size_t i = 0; i < expressions_.size(); ++i) {
    const std::bitset<256> bytes = expressions_[i]->first_bytes();
    for (std::size_t byte = 0; byte < bytes.size(); ++byte) {
      if (bytes[byte]) expressions_by_first_byte_[byte].push_back(static_cast<int>(i));
    }
    last_bytes_.push_back(expressions_[i]->last_bytes());
  }
  // Those of a kept pack are ready, one by one; compiling all at once takes longer than an article.
  if (std::all_of(expressions_.begin(), expressions_.end(), [](const Regex* e) { return e->is_ready(); })) return;
  std::vector<std::string> patterns;
  for (const Regex* expression : expressions_) patterns.push_back(expression->pattern());
  all_expressions_ = RegexSet::compile(patterns);
}

/// Equal numbers for texts that satisfy the same tests, which are those that the same tests name; 0 for those that
/// no test names.
void UnitTests::number_texts(FieldTests& field) {
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> named_by;  // numbers of tests, ascending
  for (std::uint32_t t = 0; t < field.tests.size(); ++t) {
    for (const FeatureTest::Value& value : field.tests[t]->values) {
      std::vector<std::uint32_t>& tests = named_by[value.text];
      if (tests.empty() || tests.back() != t) tests.push_back(t);
    }
  }
  std::map<std::vector<std::uint32_t>, std::uint16_t> rows;
  for (auto& [text, tests] : named_by) {
    const auto next = static_cast<std::uint16_t>(rows.size() + 1);
    field.numbers.try_emplace(text, rows.try_emplace(std::move(tests), next).first->second);
  }
}

void UnitTests::add(const Atom& atom) {
  for (const UnitTerm& term : atom.terms) {
    for (const UnitTest& test : term.any_of) add(test);
  }
  if (atom.positive) {
    for (const UnitTest& test : atom.positive->any_of) add(test);
  }
  for (const FeatureTest& test : atom.features) {
    if (atom.labels.empty()) {
      for (std::size_t l = 0; l < labels_.size(); ++l) add(test, l);
    } else {
      for (const Label label : atom.labels) add(test, static_cast<std::uint16_t>(label));
    }
  }
}

void UnitTests::add(const UnitTest& test) {
  switch (test.kind) {
    case UnitTest::Kind::norm:
      if (test.norm.size() == 1) mark(mentioned_, test.norm.front());
      if (test.norm.size() > 1) mark(phrases_, test.norm.front());
      break;
    case UnitTest::Kind::exact: exact_.try_emplace(test.text, 0); break;
    case UnitTest::Kind::lemma: lemmas_.try_emplace(test.text, static_cast<std::uint32_t>(lemmas_.size() + 1)); break;
    case UnitTest::Kind::regex: {
      const bool known = std::any_of(expressions_.begin(), expressions_.end(),
                                     [&](const Regex* other) { return other->pattern() == test.regex->pattern(); });
      if (!known) expressions_.push_back(test.regex.get());
      break;
    }
    case UnitTest::Kind::shape: shapes_ |= static_cast<std::uint8_t>(test.shape); break;
    case UnitTest::Kind::label:
    case UnitTest::Kind::any: break;
  }
}

void UnitTests::add(const FeatureTest& test, std::size_t label) {
  std::vector<FieldTests>& fields = labels_[label].fields;
  auto same_name = std::find_if(fields.begin(), fields.end(),
                                [&](const FieldTests& field) { return field.tests.front()->name == test.name; });
  if (same_name == fields.end()) {
    same_name = fields.emplace(fields.end());
    same_name->field = test.field[label];
    same_name->common = test.common;
  }
  const bool known = std::any_of(same_name->tests.begin(), same_name->tests.end(),
                                 [&](const FeatureTest* other) { return same_test(*other, test); });
  if (!known) same_name->tests.push_back(&test);
  if (test.common != FeatureTest::Common::none) labels_[label].reads_span = true;
}

std::uint16_t UnitTests::FieldTests::number_of(std::string_view text) const {
  const std::uint32_t known = numbers.find(text);
  return known == TextTable::kNone ? std::uint16_t{0} : static_cast<std::uint16_t>(known);
}

/// A number for every lemma that some atom asks for; 0: none does.
std::uint32_t UnitTests::lemma(std::string_view text) const {
  const std::uint32_t known = lemmas_.find(text);
  return known == TextTable::kNone ? 0 : known;
}

std::size_t UnitTests::number_of(const Regex& expression) const {
  const auto at = std::find_if(expressions_.begin(), expressions_.end(), [&](const Regex* known) {
    return known == &expression || known->pattern() == expression.pattern();
  });
  return static_cast<std::size_t>(at - expressions_.begin());
}

void UnitTests::match_expressions(std::string_view word, std::vector<int>& numbers) const {
  if (all_expressions_ && all_expressions_->matches(word, numbers)) return;
  numbers.clear();
  const auto last = static_cast<unsigned char>(word.back());
  for (const int i : expressions_by_first_byte_[static_cast<unsigned char>(word.front())]) {
    const auto number = static_cast<std::size_t>(i);
    if (last_bytes_[number][last] && expressions_[number]->matches(word)) numbers.push_back(i);
  }
}

std::optional<std::uint8_t> UnitTests::only_shapes(const Word& word, const std::vector<int>& matched) const {
  const bool more = marked(mentioned_, word.symbol) ||
                    std::any_of(matched.begin(), matched.end(), [&](int expression) { return asks(expression); }) ||
                    exact_.contains(word.text);
  return more ? std::nullopt : std::optional(static_cast<std::uint8_t>(word.shapes & shapes_));
}

void UnitTests::read_word(const Word& word, const std::vector<int>& matched, UnitKey& key) const {
  key.bytes = "w";
  append(key.bytes, static_cast<std::uint8_t>(word.shapes & shapes_));
  append(key.bytes, marked(mentioned_, word.symbol) ? word.symbol : Symbol::none);
  for (const int expression : matched) {
    if (asks(expression)) append(key.bytes, static_cast<std::uint16_t>(expression));
  }
  append(key.bytes, std::uint16_t{0xFFFF});
  if (exact_.contains(word.text)) key.bytes += word.text;
}

void UnitTests::read_phrase(TokenSpan span, const MatchContext& context, UnitKey& key) const {
  const std::string_view text = context.document.text(span);
  key.bytes = "p";
  if (exact_.contains(text)) key.bytes += text;
  if (marked(phrases_, context.document.word(span.begin).symbol)) {
    key.bytes += '\n';
    key.bytes += context.document.norm(span);
  }
}

/// A list of texts: what holds follows from the set of their numbers. False, and nothing appended, for other lists.
bool UnitTests::read_texts(std::span<const FieldValue> items, const FieldTests& field, UnitKey& key) {
  key.numbers.clear();
  for (const FieldValue& item : items) {
    if (item.kind != FieldValue::Kind::text) return false;
    key.numbers.push_back(field.number_of(item.text));
  }
  std::sort(key.numbers.begin(), key.numbers.end());
  key.numbers.erase(std::unique(key.numbers.begin(), key.numbers.end()), key.numbers.end());
  key.bytes += 'l';
  append(key.bytes, static_cast<std::uint16_t>(key.numbers.size()));
  for (const std::uint16_t number : key.numbers) append(key.bytes, number);
  return true;
}

bool UnitTests::read_annotation(AnnotationId id, const MatchContext& context, UnitKey& key) const {
  const Annotation& annotation = context.annotations[id];
  const LabelTests& label = of(annotation.label);
  const FieldValue* lemma = value_of(annotation, label.lemma);
  key.bytes = "k";
  append(key.bytes, annotation.label);
  append(key.bytes, lemma != nullptr && lemma->kind == FieldValue::Kind::text ? this->lemma(lemma->text) : 0U);
  bool reads_lemma = false;
  for (const FieldTests& field : label.fields) {
    const FieldValue* value = value_of(annotation, field.field);
    if (value != nullptr && !value->is_null()) {
      read_value(field, *value, id, context, key);
    } else if (field.common != FeatureTest::Common::none) {
      read_span(field, id, context, key);
      reads_lemma = reads_lemma || field.common == FeatureTest::Common::lemma;
    } else {
      key.bytes += '0';
    }
  }
  return reads_lemma;
}

void UnitTests::read_value(const FieldTests& field, const FieldValue& value, AnnotationId id,
                           const MatchContext& context, UnitKey& key) {
  if (field.by_text && value.kind == FieldValue::Kind::list && read_texts(value.items, field, key)) return;
  if (field.by_text && value.kind == FieldValue::Kind::text) {
    key.bytes += 't';
    append(key.bytes, field.number_of(value.text));
  } else if (value.kind == FieldValue::Kind::number && !field.limits.empty()) {
    const auto limit = std::lower_bound(field.limits.begin(), field.limits.end(), value.number);
    const bool is_limit = limit != field.limits.end() && *limit == value.number;
    key.bytes += 'n';
    append(key.bytes, static_cast<std::uint16_t>(2 * (limit - field.limits.begin()) + (is_limit ? 1 : 0)));
  } else {
    try_all(field, id, context, key);
  }
}

/// A field that every label has and this annotation lacks: of its span.
void UnitTests::read_span(const FieldTests& field, AnnotationId id, const MatchContext& context, UnitKey& key) {
  if (!field.by_text) return try_all(field, id, context, key);
  key.bytes += 't';
  append(key.bytes, field.number_of(common_text(field.common, context.annotations[id].span, context, key.text)));
}

void UnitTests::try_all(const FieldTests& field, AnnotationId id, const MatchContext& context, UnitKey& key) {
  key.bytes += 'b';
  BitWriter bits(key.bytes);
  for (const FeatureTest* test : field.tests) bits(feature_holds(*test, id, context));
  bits.flush();
}

}  // namespace wirefacts
