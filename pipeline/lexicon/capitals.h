#pragma once
// Names in headlines and datelines that are written all in capitals.

#include "document/document.h"

namespace wirefacts {

/// Every token of the span is written in capitals (or has no letters), and it is longer than two bytes.
bool in_capitals(const Document& document, TokenSpan span);

}  // namespace wirefacts
