#pragma once
// Reported speech: content, speaker, cue.

#include <cstdint>
#include <optional>
#include <string>

#include "document/span.h"
#include "resolution/entity.h"

namespace wirefacts {

using QuotationId = std::uint32_t;

struct Quotation {
  std::string kind;  // direct indirect mixed headline (enum quote_kind)
  TokenSpan span;
  std::optional<TokenSpan> speaker_span;  // the mention inside the speaker's words, else those words
  std::string cue;
  ByteSpan cue_bytes;
  std::string rule;
  std::optional<TokenSpan> verbatim;
  EntityId speaker = kNone;
  EntityId addressee = kNone;
  QuotationId continues = kNone;
  std::string id;
};

}  // namespace wirefacts
