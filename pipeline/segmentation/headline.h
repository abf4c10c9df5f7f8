#pragma once
// Which paragraph is the headline (README.md, "Layout").

#include "document/article.h"
#include "document/document.h"
#include "segmentation/layout.h"

namespace wirefacts {

/// Bytes of the text up to the end of the article's own title; empty when the article has none, or
/// when its text begins with a title of unknown extent (then the first paragraph is it).
ByteSpan title_span(const Article& article);

/// An article without a title begins with this paragraph, and it looks like a headline: a blank
/// line follows, at most 20 words, no period at its end, no dateline.
bool is_headline(const Document& document, TokenSpan span, const Paragraph& paragraph);

/// Tokens that are nothing but place, date, agency and dash: "LONDON, March 5 (AP) -".
bool is_dateline(const Document& document, TokenSpan span);

}  // namespace wirefacts
