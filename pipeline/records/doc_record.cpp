#include <algorithm>

#include "events/event_names.h"
#include "records/assembly.h"
#include "records/digest.h"
#include "records/extraction_builder.h"
#include "resolution/dateline_date.h"

namespace wirefacts {
namespace {

/// The entity of the first mention with this label inside the tokens.
std::string first_inside(const Assembly& assembly, std::string_view label, TokenSpan tokens) {
  const Discourse& discourse = assembly.discourse;
  const Label wanted = discourse.knowledge.schema.find(label);
  auto at = std::lower_bound(discourse.mentions.begin(), discourse.mentions.end(), tokens.begin,
                             [](const Mention& m, std::uint32_t token) { return m.span.begin < token; });
  for (; at != discourse.mentions.end() && at->span.begin < tokens.end; ++at) {
    if (at->label == wanted && at->entity != kNone) return assembly.entity_id(at->entity);
  }
  return {};
}

/// Tokens of the body: behind headline and dateline, without residue and sign-off at the end.
TokenSpan body_tokens(const Discourse& discourse) {
  TokenSpan body;
  body.end = discourse.document.token_count();
  for (const TokenSpan paragraph : discourse.document.paragraphs()) {
    if (discourse.headline(paragraph.begin)) body.begin = paragraph.end;
  }
  if (discourse.dateline() != AnnotationId::none) body.begin = discourse.at(discourse.dateline()).span.end;
  while (body.end > body.begin && discourse.hidden(body.end - 1)) --body.end;
  return body;
}

void add_residue(const Assembly& assembly, DocRecord& doc) {
  const Discourse& discourse = assembly.discourse;
  std::vector<AnnotationId> found;
  for (const std::string_view label : {"Residue", "SignOff"}) {
    for (const AnnotationId id : discourse.all(label)) found.push_back(id);
  }
  std::stable_sort(found.begin(), found.end(),
                   [&](AnnotationId a, AnnotationId b) { return discourse.at(a).span < discourse.at(b).span; });
  for (const AnnotationId id : found) {
    doc.residue.push_back({assembly.span(id), assembly.words(discourse.at(id).span), discourse.rule_name(id)});
  }
}

DatelineRecord dateline_record(const Assembly& assembly, std::uint32_t body_start) {
  const Discourse& discourse = assembly.discourse;
  const TokenSpan tokens = discourse.at(discourse.dateline()).span;
  DatelineRecord dateline;
  dateline.span = {assembly.span(tokens).start, std::max(body_start, assembly.span(tokens).end)};
  dateline.place = first_inside(assembly, names::kPlaceLabel, tokens);
  dateline.agency = first_inside(assembly, names::kOrganization, tokens);
  dateline.date = dateline_date(discourse.document, discourse.annotations, discourse.knowledge.schema);
  dateline.rule = discourse.rule_name(discourse.dateline());
  return dateline;
}

}  // namespace

void copy_envelope(const Article& article, DocRecord& doc) {
  doc.doc_id = article.id;
  doc.source = article.source;
  doc.url = article.url;
  doc.title = article.title;
  doc.author = article.author;
  doc.section = article.section;
  doc.slug = article.slug;
  doc.ednote = article.ednote;
  doc.status = article.status;
  doc.supersedes = article.supersedes;
  doc.dct = article.published;
  if (article.published && !article.published_source.empty()) doc.dct_source = article.published_source;
}

DocRecord doc_record(const Assembly& assembly) {
  const Discourse& discourse = assembly.discourse;
  const Document& document = discourse.document;
  DocRecord doc;
  copy_envelope(discourse.article, doc);
  doc.sha256 = hex(sha256(document.text()));
  doc.n_bytes = document.text().size();
  doc.n_chars = assembly.total_code_points();
  doc.text_start = assembly.code_points(discourse.article.text_start);
  for (const Zone& zone : document.zones()) {
    if (zone.kind == ZoneKind::headline && !zone.span.empty() && !doc.headline) doc.headline = assembly.span(zone.span);
  }
  const TokenSpan body = body_tokens(discourse);
  if (body.empty()) {
    const std::uint32_t end =
        body.begin == 0 ? doc.text_start : assembly.code_points(document.token(body.begin - 1).end);
    doc.body = {end, end};
  } else {
    doc.body = assembly.span(body);
  }
  if (discourse.dateline() != AnnotationId::none) doc.dateline = dateline_record(assembly, doc.body.start);
  add_residue(assembly, doc);
  if (const auto bylines = discourse.all(names::kByline); !bylines.empty()) doc.byline = assembly.span(bylines.front());
  if (const std::optional<DateBounds> bounds = date_bounds(discourse)) {
    doc.dct_bounds = DctBounds{bounds->not_before, bounds->not_after, bounds->basis};
  }
  return doc;
}

}  // namespace wirefacts
