#pragma once
// Articles in a language that the rules do not read.

#include "document/document.h"

namespace wirefacts {

/// Diagnostic of an article that is_foreign; its language is given as undetermined.
inline constexpr const char* kForeignText = "foreign_text";
inline constexpr const char* kUndetermined = "und";  // BCP 47

/// Most of its words that are no names stand in no list and no rule of the pack: more than nine in ten do in news of
/// its language, fewer than one in three elsewhere. False for texts of few words. The words of `document` must be those
/// of the pack's symbols.
bool is_foreign(const Document& document);

}  // namespace wirefacts
