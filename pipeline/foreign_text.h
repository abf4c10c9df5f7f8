#pragma once
// Articles in a language that the rules do not read.

#include <cstddef>

#include "document/annotation_set.h"
#include "document/document.h"

namespace wirefacts {

/// Diagnostic of an article that is_foreign; its language is given as undetermined.
inline constexpr const char* kForeignText = "foreign_text";
inline constexpr const char* kUndetermined = "und";  // BCP 47

/// Rows of lists that a pack needs to know a language; with fewer (a pack of examples) nothing is foreign.
inline constexpr std::size_t kFewestRows = 20'000;

/// Most of its words that are no names stand in no list of the rules: most do in news of their language, few elsewhere.
/// False for texts of few words. `annotations`: what the lists say of the document.
bool is_foreign(const Document& document, const AnnotationSet& annotations);

}  // namespace wirefacts
