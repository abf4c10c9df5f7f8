#include "records/stable_id.h"

#include <map>
#include <tuple>

#include "document/article.h"
#include "records/digest.h"

namespace wirefacts {
namespace {

/// RFC 4648 base32hex, lower case, without padding.
std::string base32hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdefghijklmnopqrstuv";
  std::string out;
  std::uint32_t buffer = 0;
  int bits = 0;
  for (const char byte : bytes) {
    buffer = (buffer << 8 | static_cast<unsigned char>(byte)) & 0xFFFF;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += kDigits[(buffer >> bits) & 31];
    }
  }
  if (bits > 0) out += kDigits[(buffer << (5 - bits)) & 31];
  return out;
}

std::string half(const Sha256Value& value) { return std::string(value.begin(), value.begin() + 8); }

std::string half_of_article(std::string_view doc_id) { return half(Digest().part(doc_id).finish()); }
std::string half_of_record(std::string_view layer, std::string_view type, std::string_view place, std::uint32_t n) {
  return half(Digest().part(layer).part(type).part(place).part(std::to_string(n)).finish());
}

std::string place_of(CharSpan span) { return std::to_string(span.start) + "-" + std::to_string(span.end); }

/// Gives uids to the records of one article; counts equals.
class Uids {
 public:
  explicit Uids(std::string_view doc_id) : article_(half_of_article(doc_id)) {}
  std::string next(std::string_view layer, const std::string& type, const std::string& place) {
    return base32hex(article_ + half_of_record(layer, type, place, counts_[std::make_tuple(layer, type, place)]++));
  }

 private:
  std::string article_;
  std::map<std::tuple<std::string_view, std::string, std::string>, std::uint32_t> counts_;
};

}  // namespace

std::string uid(std::string_view doc_id, std::string_view layer, std::string_view type, std::string_view place,
                std::uint32_t n) {
  return base32hex(half_of_article(doc_id) + half_of_record(layer, type, place, n));
}

void assign_uids(Extraction& extraction) {
  Uids uids(extraction.doc.doc_id);
  for (EntityRecord& entity : extraction.entities) {
    entity.uid = uids.next("entities", entity.type, entity.canonical);
  }
  for (PlaceRecord& place : extraction.places) place.uid = uids.next("places", place.type, place.canonical);
  for (QuantityRecord& quantity : extraction.quantities) {
    quantity.uid = uids.next("quantities", quantity.kind, place_of(quantity.span));
  }
  for (QuoteRecord& quote : extraction.quotes) quote.uid = uids.next("quotes", quote.type, place_of(quote.span));
  for (EventRecord& event : extraction.events) event.uid = uids.next("events", event.type, place_of(event.trigger));
  for (ClaimRecord& claim : extraction.claims) {
    claim.uid = uids.next("claims", claim.type, place_of(claim.evidence.empty() ? CharSpan() : claim.evidence.front()));
  }
}

std::string content_key(const DocRecord& doc, const MetaRecord& meta) {
  Digest digest;
  // A date read in the text is not known before the article is extracted, and the text tells it already.
  const bool delivered = doc.dct_source != kDatedByDateline;
  digest.part(kSchemaId).part(doc.sha256).part(delivered ? doc.dct : std::nullopt);
  for (const std::optional<std::string>* part : {&doc.source, &doc.url, &doc.title, &doc.author, &doc.section,
                                                 &doc.slug, &doc.ednote, &doc.status, &doc.supersedes}) {
    digest.part(*part);
  }
  digest.part(meta.pipeline);
  for (const std::string& pack : meta.rulepacks) digest.part(pack);
  return hex(digest.finish()).substr(0, 32);
}

}  // namespace wirefacts
