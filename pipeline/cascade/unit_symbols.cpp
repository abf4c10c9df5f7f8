#include "cascade/unit_symbols.h"

#include <algorithm>
#include <map>

namespace wirefacts {
namespace {

constexpr std::uint32_t kMaxSymbols = 100'000;

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

bool text_holds(const FeatureTest& test, std::string_view text) {
  const bool named = std::any_of(test.values.begin(), test.values.end(),
                                 [&](const FeatureTest::Value& value) { return value.text == text; });
  return named == (test.compare == Comparison::equal);
}

template <typename Number>
void append(std::string& key, Number number) {
  key.append(reinterpret_cast<const char*>(&number), sizeof(number));
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

UnitTests::UnitTests(const Cascade& cascade, std::size_t labels) : labels_(labels) {
  for (std::size_t l = 0; l < labels; ++l) labels_[l].lemma = cascade.lemma_field[l];
  for (const CompiledStage& stage : cascade.stages) {
    for (const Atom& atom : stage.atoms.atoms) add(atom);
  }
  for (std::size_t i = 0; i < expressions_.size(); ++i) {
    const std::bitset<256> bytes = expressions_[i]->first_bytes();
    for (std::size_t byte = 0; byte < bytes.size(); ++byte) {
      if (bytes[byte]) expressions_by_first_byte_[byte].push_back(static_cast<int>(i));
    }
  }
  // Those of a kept pack are ready, one by one; compiling all at once takes longer than an article.
  if (std::any_of(expressions_.begin(), expressions_.end(), [](const Regex* e) { return !e->is_ready(); })) {
    std::vector<std::string> patterns;
    for (const Regex* expression : expressions_) patterns.push_back(expression->pattern());
    all_expressions_ = RegexSet::compile(patterns);
  }
  for (LabelTests& label : labels_) {
    for (FieldTests& field : label.fields) {
      field.by_text = std::all_of(field.tests.begin(), field.tests.end(),
                                  [](const FeatureTest* test) { return is_textual(*test); });
      if (!field.by_text) {
        field.limits = limits_of(field.tests);
        continue;
      }
      std::map<std::vector<bool>, std::uint16_t> rows;
      const auto number_of_row = [&](const auto& holds) {
        std::vector<bool> row;
        for (const FeatureTest* test : field.tests) row.push_back(holds(*test));
        return rows.try_emplace(std::move(row), static_cast<std::uint16_t>(rows.size())).first->second;
      };
      number_of_row([](const FeatureTest& test) { return test.compare == Comparison::not_equal; });  // others: 0
      for (const FeatureTest* test : field.tests) {
        for (const FeatureTest::Value& value : test->values) {
          const std::uint16_t row = number_of_row([&](const FeatureTest& of) { return text_holds(of, value.text); });
          field.numbers.try_emplace(value.text, row);
        }
      }
    }
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
    case UnitTest::Kind::exact: exact_.insert(test.text); break;
    case UnitTest::Kind::lemma: lemmas_.try_emplace(test.text, static_cast<std::uint32_t>(lemmas_.size() + 1)); break;
    case UnitTest::Kind::regex: {
      const bool known = std::any_of(expressions_.begin(), expressions_.end(),
                                     [&](const Regex* other) { return other->pattern() == test.regex->pattern(); });
      if (!known) expressions_.push_back(test.regex.get());
      break;
    }
    case UnitTest::Kind::label:
    case UnitTest::Kind::shape:
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

std::uint32_t UnitTests::lemma(std::string_view text) const {
  const auto at = lemmas_.find(text);
  return at == lemmas_.end() ? 0 : at->second;
}

void UnitTests::expressions(std::string_view word, std::vector<int>& numbers) const {
  if (all_expressions_ && all_expressions_->matches(word, numbers)) return;
  numbers.clear();
  for (const int i : expressions_by_first_byte_[static_cast<unsigned char>(word.front())]) {
    if (expressions_[static_cast<std::size_t>(i)]->matches(word)) numbers.push_back(i);
  }
}

bool UnitTests::mentions(Symbol symbol) const { return marked(mentioned_, symbol); }
bool UnitTests::begins_phrase(Symbol symbol) const { return marked(phrases_, symbol); }

bool UnitSymbols::begin_article(const Document& document) {
  kinds_.clear();
  tokens_.assign(document.token_count(), {});
  phrases_.assign(document.token_count(), {});
  if (document.words().generation() != generation_) {
    word_classes_.clear();
    listed_.clear();
    generation_ = document.words().generation();
  }
  if (count_ <= kMaxSymbols) return false;
  count_ = 1;
  interned_.clear();
  steps_.clear();
  made_by_.clear();
  word_classes_.clear();
  listed_.clear();
  row_kinds_.clear();
  label_kinds_.clear();
  plain_phrase_ = 0;
  return true;
}

void UnitSymbols::forget_annotations() {
  kinds_.clear();
  std::fill(tokens_.begin(), tokens_.end(), Known());
  std::fill(phrases_.begin(), phrases_.end(), Known());
}

void UnitSymbols::read(TokenSpan span, const MatchContext& context, Known& known) {
  const AnnotationSet& annotations = context.annotations;
  if (known.symbol != 0 && known.end == span.end && !known.reads_lemma) {
    const AnnotationId first =
        known.last == AnnotationId::none ? annotations.first_at(span.begin) : annotations.next(known.last);
    add_annotations(first, context, known);
  } else {
    begin(span, context, known);
  }
  known.last = annotations.last_at(span.begin);
  known.tail = annotations.last_at(span.end - 1);
}

void UnitSymbols::begin(TokenSpan span, const MatchContext& context, Known& known) {
  const AnnotationId first = context.annotations.first_at(span.begin);
  known = {0, span.end, false, AnnotationId::none, AnnotationId::none};
  if (span.size() != 1) {
    known.symbol = phrase_class(span, context);
    return add_annotations(first, context, known);
  }
  const WordId word = context.document.word_id(span.begin);
  if (word >= listed_.size()) listed_.resize(std::max<std::size_t>(word + 1, listed_.size() * 2));
  const bool is_listed = context.annotations.only_listed(span.begin);
  Listed& listed = listed_[word];
  if (is_listed && listed.symbol != 0) {
    known.symbol = listed.symbol;
    known.reads_lemma = listed.reads_lemma;
    return;
  }
  known.symbol = word_class(word, context.document.words());
  add_annotations(first, context, known);
  if (is_listed) listed = {known.symbol, known.reads_lemma};
}

/// From `first` on, those of exactly the span.
void UnitSymbols::add_annotations(AnnotationId first, const MatchContext& context, Known& known) {
  for (AnnotationId id = first; id != AnnotationId::none; id = context.annotations.next(id)) {
    const Annotation& annotation = context.annotations[id];
    if (annotation.span.end != known.end) continue;
    known.symbol = step(known.symbol, kind_of(id, context), annotation.label);
    known.reads_lemma = known.reads_lemma || kinds_[static_cast<std::uint32_t>(id)].reads_lemma;
  }
}

std::uint32_t UnitSymbols::step(std::uint32_t before, std::uint32_t kind, Label label) {
  const auto [symbol, added] = steps_.try_emplace(before, kind, count_);
  if (!added) return symbol;
  ++count_;
  made_by_.resize(count_);
  made_by_[symbol] = {before, kind, label};
  return symbol;
}

std::uint32_t UnitSymbols::masked(std::uint32_t symbol, const LabelMask& mask) {
  const Step last = symbol < made_by_.size() ? made_by_[symbol] : Step();
  if (last.before == 0) return symbol;
  const std::uint32_t before = masked(last.before, mask);
  if (!mask[static_cast<std::uint16_t>(last.label)]) return before;
  return before == last.before ? symbol : step(before, last.kind, last.label);
}

std::uint32_t UnitSymbols::intern(std::string_view key) {
  if (const auto known = interned_.find(key); known != interned_.end()) return known->second;
  return interned_.emplace(key, count_++).first->second;
}

std::uint32_t UnitSymbols::word_class(WordId id, const WordTable& words) {
  if (id >= word_classes_.size()) word_classes_.resize(std::max<std::size_t>(id + 1, word_classes_.size() * 2), 0);
  if (word_classes_[id] != 0) return word_classes_[id];
  const Word& word = words[id];
  key_ = "w";
  append(key_, word.shapes);
  append(key_, tests_.mentions(word.symbol) ? word.symbol : Symbol::none);
  tests_.expressions(word.text, expressions_);
  for (const int expression : expressions_) append(key_, static_cast<std::uint16_t>(expression));
  append(key_, std::uint16_t{0xFFFF});
  if (tests_.is_exact(word.text)) key_ += word.text;
  return word_classes_[id] = intern(key_);
}

/// Of several tokens: all that tests on words say is whether it is one of the literals.
std::uint32_t UnitSymbols::phrase_class(TokenSpan span, const MatchContext& context) {
  const std::string_view text = context.document.text(span);
  key_ = "p";
  if (tests_.is_exact(text)) key_ += text;
  if (tests_.begins_phrase(context.document.word(span.begin).symbol)) {
    key_ += '\n';
    key_ += context.document.norm(span);
  }
  if (key_.size() == 1 && plain_phrase_ != 0) return plain_phrase_;
  const std::uint32_t symbol = intern(key_);
  if (key_.size() == 1) plain_phrase_ = symbol;
  return symbol;
}

std::uint32_t UnitSymbols::kind_of(AnnotationId id, const MatchContext& context) {
  const auto at = static_cast<std::uint32_t>(id);
  if (at >= kinds_.size()) kinds_.resize(std::max<std::size_t>(context.annotations.size(), at + 1));
  Kind& known = kinds_[at];
  const Annotation& annotation = context.annotations[id];
  const AnnotationId last = context.annotations.last_at(annotation.span.end - 1);
  if (known.symbol != 0 && (!known.reads_lemma || known.last == last)) return known.symbol;
  const UnitTests::LabelTests& tests = tests_.of(annotation.label);
  if (tests.is_plain()) {
    const auto label = static_cast<std::uint16_t>(annotation.label);
    if (label >= label_kinds_.size()) label_kinds_.resize(label + std::size_t{1}, 0);
    if (label_kinds_[label] == 0) label_kinds_[label] = find_kind(id, context).symbol;
    known.symbol = label_kinds_[label];
    return known.symbol;
  }
  const bool by_row = annotation.source.is_list_row() && !tests.reads_span;
  if (!by_row) {
    known = find_kind(id, context);
    return known.symbol;
  }
  const std::uint32_t row = annotation.source.index();
  std::uint32_t& kind = row_kinds_[row];
  if (kind == 0) kind = find_kind(id, context).symbol;
  known.symbol = kind;
  return known.symbol;
}

/// A list of texts: what holds follows from the set of their numbers. False, and nothing appended, for other lists.
bool UnitSymbols::append_texts(std::span<const FieldValue> items, const UnitTests::FieldTests& field) {
  numbers_.clear();
  for (const FieldValue& item : items) {
    if (item.kind != FieldValue::Kind::text) return false;
    const auto known = field.numbers.find(item.text);
    numbers_.push_back(known == field.numbers.end() ? std::uint16_t{0} : known->second);
  }
  std::sort(numbers_.begin(), numbers_.end());
  numbers_.erase(std::unique(numbers_.begin(), numbers_.end()), numbers_.end());
  key_ += 'l';
  append(key_, static_cast<std::uint16_t>(numbers_.size()));
  for (const std::uint16_t number : numbers_) append(key_, number);
  return true;
}

UnitSymbols::Kind UnitSymbols::find_kind(AnnotationId id, const MatchContext& context) {
  const Annotation& annotation = context.annotations[id];
  const UnitTests::LabelTests& label = tests_.of(annotation.label);
  const auto value_of = [&](std::int16_t field) {
    const bool has = field >= 0 && static_cast<std::size_t>(field) < annotation.fields.size();
    return has ? &annotation.fields[static_cast<std::size_t>(field)] : nullptr;
  };
  key_ = "k";
  append(key_, annotation.label);
  const FieldValue* lemma = value_of(label.lemma);
  append(key_, lemma != nullptr && lemma->kind == FieldValue::Kind::text ? tests_.lemma(lemma->text) : 0U);
  Kind out;
  out.last = context.annotations.last_at(annotation.span.end - 1);
  for (const UnitTests::FieldTests& field : label.fields) {
    const FieldValue* value = value_of(field.field);
    const bool null = value == nullptr || value->is_null();
    const bool of_span = null && field.common != FeatureTest::Common::none;
    out.reads_lemma = out.reads_lemma || (of_span && field.common == FeatureTest::Common::lemma);
    if (field.by_text && (null || value->kind == FieldValue::Kind::text)) {
      const std::string_view text = of_span ? common_text(field.common, annotation.span, context, storage_)
                                    : null  ? std::string_view()
                                            : value->text;
      const auto known = null && !of_span ? field.numbers.end() : field.numbers.find(text);
      key_ += 't';
      append(key_, known == field.numbers.end() ? std::uint16_t{0} : known->second);
      continue;
    }
    if (field.by_text && value->kind == FieldValue::Kind::list && append_texts(value->items, field)) continue;
    if (!null && value->kind == FieldValue::Kind::number && !field.limits.empty()) {
      const auto limit = std::lower_bound(field.limits.begin(), field.limits.end(), value->number);
      const bool is_limit = limit != field.limits.end() && *limit == value->number;
      key_ += 'n';
      append(key_, static_cast<std::uint16_t>(2 * (limit - field.limits.begin()) + (is_limit ? 1 : 0)));
      continue;
    }
    key_ += 'b';
    BitWriter bits(key_);
    for (const FeatureTest* test : field.tests) {
      bits(null && !of_span ? test->compare == Comparison::not_equal : feature_holds(*test, id, context));
    }
    bits.flush();
  }
  out.symbol = intern(key_);
  return out;
}

}  // namespace wirefacts
