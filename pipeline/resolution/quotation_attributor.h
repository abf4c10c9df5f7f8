#pragma once
// Annotations → quotations: content, speaker's words, cue; halves of one quotation joined.

#include "resolution/discourse.h"

namespace wirefacts {

/// Quotations of the rules, outside residue; then further quotations of a paragraph that no rule attributed
/// (four words or more, behind one with its own speaker), which continue that one.
/// REQUIRES: mentions are collected and indexed.
void collect_quotations(Discourse& discourse);

}  // namespace wirefacts
