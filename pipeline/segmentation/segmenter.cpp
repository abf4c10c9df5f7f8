#include "segmentation/segmenter.h"

#include <algorithm>

#include "segmentation/headline.h"
#include "segmentation/layout.h"
#include "segmentation/quote_pairs.h"
#include "segmentation/sentence_splitter.h"
#include "segmentation/tokenizer.h"
#include "segmentation/unicode.h"
#include "segmentation/word_index.h"

namespace wirefacts {
namespace {

constexpr std::uint32_t kMaxTokens = 20'000;              // of a paragraph
constexpr std::uint32_t kMaxArticleTokens = 100'000;      // two hundred pages
constexpr std::size_t kMaxBytes = std::size_t{4} << 20U;  // of an article; blanks have no tokens
constexpr std::uint32_t kMaxWords = 200'000;              // of the word table, between articles
constexpr std::size_t kMaxWordBytes = 32u << 20;          // the same, so that long "words" are bounded

/// Bytes from the beginning that are read, whole code points.
std::uint32_t readable_bytes(std::string_view text) {
  const auto goes_on = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U; };
  constexpr std::size_t kLongest = 4;  // bytes of a code point; of ill-formed text any border will do
  std::size_t end = std::min(text.size(), kMaxBytes);
  while (end < text.size() && end > kMaxBytes - kLongest && goes_on(end)) --end;
  return static_cast<std::uint32_t>(end);
}

}  // namespace

struct Segmenter::State {
  State(const SegmentationTables& tables, const SymbolTable& symbol_table)
      : symbols(&symbol_table), tokenizer(tables), splitter(tables) {}

  WordId word_id(std::string_view text);
  WordId add_word(std::string_view text);
  void start(const Article& article, Document& document);
  TokenSpan add_tokens(const Paragraph& paragraph, Document& document);
  void add_sentences(const Paragraph& paragraph, TokenSpan span, Document& document);
  void add_table_rows(const Paragraph& paragraph, TokenSpan span, Document& document) const;
  std::string_view flat_text(const Paragraph& paragraph, std::string_view text);
  void add_quotations(TokenSpan span, Document& document);
  void add_paragraph(const Paragraph& paragraph, bool headline, Document& document);

  const SymbolTable* symbols;
  Tokenizer tokenizer;
  SentenceSplitter splitter;
  QuotePairer pairer;

  WordTable words;
  WordIndex index;
  std::size_t word_bytes = 0;
  std::string norm;
  std::uint32_t readable = 0;  // bytes of the article
  Layout layout;
  std::vector<ByteSpan> spans;
  std::string flat;
  QuotePairs quotes;
  bool lead_seen = false;
  TokenSpan left_open;  // from a mark that the paragraph before opened to its end
  bool left_open_continues = false;
};

WordId Segmenter::State::word_id(std::string_view text) {
  const bool is_short = WordIndex::takes(text);
  WordId id = is_short ? index.find(text) : words.find(text);
  if (id != WordTable::kUnknown) return id;
  id = add_word(text);
  if (is_short) index.add(text, id);
  return id;
}

WordId Segmenter::State::add_word(std::string_view text) {
  fold_into(text, norm);
  Word word;
  word.text = text;
  word.norm = norm;
  word.symbol = symbols->find(norm);
  word.shapes = shapes_of(text);
  word_bytes += text.size() + norm.size();
  return words.add(word);
}

void Segmenter::State::start(const Article& article, Document& document) {
  if (words.size() > kMaxWords || word_bytes > kMaxWordBytes) {
    words.clear();
    index.clear();
    word_bytes = 0;
  }
  document.reset(article.text, &words);
  readable = readable_bytes(document.text());
  const ByteSpan title = title_span(article);
  lay_out(document.text().substr(0, readable), {title.begin, std::min(title.end, readable)}, layout);
  lead_seen = false;
  left_open = {};
}

TokenSpan Segmenter::State::add_tokens(const Paragraph& paragraph, Document& document) {
  spans.clear();
  tokenizer.tokenize(document.text(paragraph.bytes), paragraph.bytes.begin, spans);
  const std::uint32_t first = document.token_count();
  const std::size_t most = std::min(kMaxTokens, kMaxArticleTokens - first);
  if (spans.size() > most) {
    document.add_unread({{spans[most].begin, paragraph.bytes.end}, "max_tokens"});
    spans.resize(most);
  }
  for (const ByteSpan span : spans) document.add_token(span, word_id(document.text(span)));
  return {first, document.token_count()};
}

/// The paragraph with blanks for its soft line ends, same length; the text itself if it has none.
std::string_view Segmenter::State::flat_text(const Paragraph& paragraph, std::string_view text) {
  const ByteSpan bytes = paragraph.bytes;
  const std::string_view part = text.substr(bytes.begin, bytes.size());
  if (paragraph.end_line - paragraph.first_line < 2) return part;
  flat.assign(part);
  for (std::uint32_t i = paragraph.first_line + 1; i < paragraph.end_line; ++i) {
    const std::uint32_t from = layout.lines[i - 1].bytes.end - bytes.begin;
    std::fill_n(flat.begin() + from, layout.lines[i].bytes.begin - bytes.begin - from, ' ');
  }
  return flat;
}

void Segmenter::State::add_table_rows(const Paragraph& paragraph, TokenSpan span, Document& document) const {
  std::uint32_t begin = span.begin;
  for (std::uint32_t line = paragraph.first_line; line < paragraph.end_line; ++line) {
    std::uint32_t end = begin;
    while (end < span.end && document.token(end).begin < layout.lines[line].bytes.end) ++end;
    if (end > begin) document.add_sentence({begin, end});
    begin = end;
  }
}

void Segmenter::State::add_sentences(const Paragraph& paragraph, TokenSpan span, Document& document) {
  if (paragraph.kind == ParagraphKind::table) return add_table_rows(paragraph, span, document);
  splitter.split(flat_text(paragraph, document.text()), paragraph.bytes.begin, span, quotes, document);
}

void Segmenter::State::add_quotations(TokenSpan span, Document& document) {
  const bool continues = !left_open.empty() && quotes.open_at(span.begin);
  if (continues) document.add_zone({ZoneKind::quoted, left_open, left_open_continues});
  for (const TokenSpan pair : quotes.spans) {
    document.add_zone({ZoneKind::quoted, pair, continues && pair.begin == span.begin});
  }
  left_open = quotes.open == QuotePairs::kNone ? TokenSpan{} : TokenSpan{quotes.open, span.end};
  left_open_continues = continues && quotes.open == span.begin;
}

void Segmenter::State::add_paragraph(const Paragraph& paragraph, bool headline, Document& document) {
  const TokenSpan span = add_tokens(paragraph, document);
  if (span.empty()) return;
  document.add_paragraph(span);
  pairer.pair(document, span, quotes);
  if (headline || is_headline(document, span, paragraph)) {
    document.add_sentence(span);
    document.add_zone({ZoneKind::headline, span, false});
  } else {
    add_sentences(paragraph, span, document);
    document.add_zone({ZoneKind::body, span, false});
    if (paragraph.kind == ParagraphKind::table) {
      document.add_zone({ZoneKind::table, span, false});
    } else if (!lead_seen) {
      document.add_zone({ZoneKind::lead, span, false});
      lead_seen = true;
    }
  }
  add_quotations(span, document);
}

Segmenter::Segmenter(const SegmentationTables& tables, const SymbolTable& symbols)
    : state_(std::make_unique<State>(tables, symbols)) {}

Segmenter::~Segmenter() = default;
Segmenter::Segmenter(Segmenter&&) noexcept = default;
Segmenter& Segmenter::operator=(Segmenter&&) noexcept = default;

void Segmenter::segment(const Article& article, Document& document) {
  state_->start(article, document);
  const auto leave_out = [&](std::uint32_t from, const char* reason) {
    document.add_unread({{from, static_cast<std::uint32_t>(document.text().size())}, reason});
  };
  bool titled = article.has_title;
  for (const Paragraph& paragraph : state_->layout.paragraphs) {
    if (document.token_count() == kMaxArticleTokens) {
      leave_out(paragraph.bytes.begin, "max_tokens");
      return document.sort_zones();
    }
    state_->add_paragraph(paragraph, titled, document);
    titled = false;
  }
  if (state_->readable < document.text().size()) leave_out(state_->readable, "max_bytes");
  document.sort_zones();
}

}  // namespace wirefacts
