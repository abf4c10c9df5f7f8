#pragma once
// What the tests of segmentation share: small tables, segmenting a text, and showing the result.

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "segmentation/segmenter.h"

namespace wirefacts {

/// A handful of words of each table; the real ones are in rules/lexicon/.
const SegmentationTables& test_tables();

/// All tables of rules/, as a rule pack hands them in.
const SegmentationTables& pack_tables();

/// A document with everything it points to.
struct Segmented {
  Article article;
  Document document;
};

/// Segments with no known symbols. The segmenter is kept between calls, as a worker keeps it.
void segment_text(std::string_view text, Segmented& out);  // with test_tables()
void segment_article(Segmented& out);                      // the same; out.article is given
void segment_with_pack(std::string_view text, Segmented& out);

/// Tokens of the whole document, as written.
std::vector<std::string> tokens_of(const Document& document);
/// Sentences with their bytes as written, line ends as blanks and blanks single.
std::vector<std::string> sentences_of(const Document& document);
std::vector<std::string> zones_of(const Document& document, ZoneKind kind);

/// The document for people: paragraphs with zones, sentences as tokens between bars, quotations.
std::string show(const Document& document);

}  // namespace wirefacts
