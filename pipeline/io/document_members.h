#pragma once
// The document and what is told of its extraction (member_parts.h).

#include "io/member_parts.h"

namespace wirefacts {

template <class J>
void members(J& json, Of<J, DatelineRecord>& line) {
  json.ends(line.span);
  json.nullable("place", line.place);
  json.nullable("agency", line.agency);
  json.nullable("date", line.date);
  json.optional("rule", line.rule);
}

template <class J>
void members(J& json, Of<J, DctBounds>& bounds) {
  json.nullable("not_before", bounds.not_before);
  json.nullable("not_after", bounds.not_after);
  json.member("basis", bounds.basis);
}

template <class J>
void members(J& json, Of<J, ResidueRecord>& residue) {
  json.ends(residue.span);
  json.member("text", residue.text);
  json.optional("rule", residue.rule);
}

template <class J>
void envelope(J& json, Of<J, DocRecord>& doc) {
  json.nullable("source", doc.source);
  json.nullable("url", doc.url);
  json.nullable("title", doc.title);
  json.nullable("author", doc.author);
  json.nullable("section", doc.section);
}

template <class J>
void members(J& json, Of<J, DocRecord>& doc) {
  json.must("doc_id", doc.doc_id);
  json.member("sha256", doc.sha256);
  json.member("n_bytes", doc.n_bytes);
  json.member("n_chars", doc.n_chars);
  json.constant("offset_unit", "unicode_code_point");
  json.member("lang", doc.lang);
  envelope(json, doc);
  json.member("text_start", doc.text_start);
  json.nullable("headline", doc.headline);
  json.nullable("dateline", doc.dateline);
  json.member("body", doc.body);
  json.member("residue", doc.residue);
  json.optional("byline", doc.byline);
  json.optional("slug", doc.slug);
  json.optional("ednote", doc.ednote);
  json.optional("status", doc.status);
  json.optional("supersedes", doc.supersedes);
  json.nullable("dct", doc.dct);
  json.nullable("dct_source", doc.dct_source);
  json.nullable("dct_bounds", doc.dct_bounds);
}

template <class J>
void members(J& json, Of<J, DiagnosticRecord>& diagnostic) {
  json.member("code", diagnostic.code);
  json.optional("rule", diagnostic.rule);
  json.optional("message", diagnostic.message);
}

template <class J>
void members(J& json, Of<J, UnreadRecord>& unread) {
  json.ends(unread.span);
  json.member("reason", unread.reason);
}

template <class J>
void members(J& json, Of<J, MetaRecord>& meta) {
  json.member("pipeline", meta.pipeline);
  json.member("rulepacks", meta.rulepacks);
  json.member("run_id", meta.run_id);
  json.member("content_key", meta.content_key);
  json.optional("diagnostics", meta.diagnostics);
  json.optional("unread", meta.unread);
}

}  // namespace wirefacts
