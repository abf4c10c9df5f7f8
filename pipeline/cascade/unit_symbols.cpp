#include "cascade/unit_symbols.h"

#include <algorithm>

namespace wirefacts {
namespace {

constexpr std::uint32_t kMaxSymbols = 100'000;

}  // namespace

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
  expressions_.clear();
  steps_.clear();
  made_by_.clear();
  word_classes_.clear();
  listed_.clear();
  row_kinds_.clear();
  label_kinds_.clear();
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

std::uint32_t UnitSymbols::intern(std::string_view key) {
  const auto [number, added] = interned_.try_emplace(key, count_);
  if (added) ++count_;
  return number;
}

std::uint32_t UnitSymbols::word_class(WordId id, const WordTable& words) {
  if (id >= word_classes_.size()) word_classes_.resize(std::max<std::size_t>(id + 1, word_classes_.size() * 2), 0);
  if (word_classes_[id] != 0) return word_classes_[id];
  tests_.match_expressions(words[id].text, matched_);
  tests_.read_word(words[id], matched_, key_);
  const std::uint32_t symbol = intern(key_.bytes);
  if (!matched_.empty()) expressions_.try_emplace(symbol, matched_);
  return word_classes_[id] = symbol;
}

std::uint32_t UnitSymbols::phrase_class(TokenSpan span, const MatchContext& context) {
  tests_.read_phrase(span, context, key_);
  return intern(key_.bytes);
}

std::uint32_t UnitSymbols::kind_of(AnnotationId id, const MatchContext& context) {
  const auto at = static_cast<std::uint32_t>(id);
  if (at >= kinds_.size()) kinds_.resize(std::max<std::size_t>(context.annotations.size(), at + 1));
  Kind& known = kinds_[at];
  const Annotation& annotation = context.annotations[id];
  const AnnotationId last = context.annotations.last_at(annotation.span.end - 1);
  if (known.symbol != 0 && (!known.reads_lemma || known.last == last)) return known.symbol;
  if (tests_.only_label(annotation.label)) {
    const auto label = static_cast<std::uint16_t>(annotation.label);
    if (label >= label_kinds_.size()) label_kinds_.resize(label + std::size_t{1}, 0);
    if (label_kinds_[label] == 0) label_kinds_[label] = find_kind(id, context).symbol;
    known.symbol = label_kinds_[label];
    return known.symbol;
  }
  const bool by_row = annotation.source.is_list_row() && !tests_.reads_span(annotation.label);
  if (!by_row) {
    known = find_kind(id, context);
    return known.symbol;
  }
  std::uint32_t& kind = row_kinds_[annotation.source.index()];
  if (kind == 0) kind = find_kind(id, context).symbol;
  known.symbol = kind;
  return known.symbol;
}

UnitSymbols::Kind UnitSymbols::find_kind(AnnotationId id, const MatchContext& context) {
  const bool reads_lemma = tests_.read_annotation(id, context, key_);
  return {intern(key_.bytes), reads_lemma, context.annotations.last_at(context.annotations[id].span.end - 1)};
}

}  // namespace wirefacts
