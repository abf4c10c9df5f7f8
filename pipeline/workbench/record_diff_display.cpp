#include <algorithm>
#include <map>

#include "workbench/display_text.h"
#include "workbench/html.h"
#include "workbench/record_diff.h"

namespace wirefacts {
namespace {

using ChangeKind = RecordChange::Kind;

/// The changes that one rule brought.
struct RuleChanges {
  std::string rule;
  bool itself = true;  // it reads differently, or nobody can know; else it only feels the change of others
  std::size_t added = 0, lost = 0, changed = 0;
  std::vector<const RecordChange*> changes;
};

std::vector<RuleChanges> by_rule(const RecordDiff& diff) {
  std::map<std::string, RuleChanges> found;
  for (const RecordChange& change : diff.changes) {
    const std::string& rule = change.record.rule.empty() ? std::string("(no rule)") : change.record.rule;
    RuleChanges& own = found[rule];
    own.rule = rule;
    own.itself = !diff.changed_rules || diff.changed_rules->contains(rule);
    ++(change.kind == ChangeKind::added ? own.added : change.kind == ChangeKind::lost ? own.lost : own.changed);
    own.changes.push_back(&change);
  }
  std::vector<RuleChanges> out;
  for (auto& [rule, changes] : found) out.push_back(std::move(changes));
  std::stable_sort(out.begin(), out.end(), [](const RuleChanges& a, const RuleChanges& b) {
    return a.itself != b.itself ? a.itself : a.changes.size() > b.changes.size();
  });
  return out;
}

std::string name_of(const RuleChanges& rule) { return rule.rule + (rule.itself ? "" : " (unchanged itself)"); }

std::string counts(std::size_t added, std::size_t lost, std::size_t changed) {
  return std::to_string(added) + " added, " + std::to_string(lost) + " lost, " + std::to_string(changed) + " changed";
}

char sign_of(ChangeKind kind) { return kind == ChangeKind::added ? '+' : kind == ChangeKind::lost ? '-' : '~'; }

std::string place_of(const RecordChange& c) { return c.article + ":" + offsets_of(c.record.span); }

std::string words_of(const ComparedField& field) {
  std::string out;
  for (const ComparedValue& value : field.values) out += (out.empty() ? "" : "; ") + value.words;
  return out;
}

std::string show(const FieldChange& field) {
  return field.name + ": " + (field.before.empty() ? "–" : field.before) + " → " +
         (field.after.empty() ? "–" : field.after);
}

std::string show(const RecordChange& c) {
  std::string out = std::string("  ") + sign_of(c.kind) + " " + place_of(c) + "  " + c.record.type + "\n";
  out += "      " + c.context.left + "[" + c.record.words + "]" + c.context.right + "\n";
  if (!c.old_rule.empty()) out += "      rule: " + c.old_rule + " → " + c.record.rule + "\n";
  for (const FieldChange& field : c.fields) out += "      " + show(field) + "\n";
  if (c.kind == ChangeKind::changed) return out;
  std::string fields;
  for (const ComparedField& field : c.record.fields)
    fields += (fields.empty() ? "" : "  ") + field.name + "=" + words_of(field);
  return fields.empty() ? out : out + "      " + fields + "\n";
}

/// Where both sides were read; nothing when they are records.
std::string followed(const RecordDiff& diff) {
  if (!diff.changed_rules) return {};
  if (!diff.everything.empty()) return " (both sides read all: " + diff.everything + ")";
  if (diff.followed == diff.articles) return " (both sides read all)";
  return " (both sides read " + std::to_string(diff.followed) + ": elsewhere nothing that changed can tell)";
}

std::string summary(const RecordDiff& diff) {
  std::size_t n[3] = {0, 0, 0};
  for (const RecordChange& change : diff.changes) ++n[static_cast<std::size_t>(change.kind)];
  return counts(n[0], n[1], n[2]) + ", " + std::to_string(diff.same) + " the same; " +
         std::to_string(diff.changed_articles) + " of " + std::to_string(diff.articles) + " articles differ" +
         followed(diff) + "\n";
}

std::string html_of(const RecordChange& c) {
  static constexpr const char* kClass[] = {"added", "lost", "changed"};
  std::string out = std::string("<li class=\"") + kClass[static_cast<std::size_t>(c.kind)] + "\"><code>" +
                    escaped_html(place_of(c)) + "</code> <b>" + escaped_html(c.record.type) + "</b><p>" +
                    escaped_html(c.context.left) + "<mark>" + escaped_html(c.record.words) + "</mark>" +
                    escaped_html(c.context.right) + "</p><dl>";
  if (!c.old_rule.empty())
    out += "<dt>rule</dt><dd><del>" + escaped_html(c.old_rule) + "</del> <ins>" + escaped_html(c.record.rule) +
           "</ins></dd>";
  for (const FieldChange& field : c.fields) {
    out += "<dt>" + escaped_html(field.name) + "</dt><dd>";
    if (!field.before.empty()) out += "<del>" + escaped_html(field.before) + "</del> ";
    if (!field.after.empty()) out += "<ins>" + escaped_html(field.after) + "</ins>";
    out += "</dd>";
  }
  if (c.kind != ChangeKind::changed) {
    for (const ComparedField& field : c.record.fields) {
      out += "<dt>" + escaped_html(field.name) + "</dt><dd>" + escaped_html(words_of(field)) + "</dd>";
    }
  }
  return out + "</dl></li>\n";
}

constexpr const char* kDiffStyle =
    R"(body{font:16px/1.45 Georgia,serif;max-width:62em;margin:2em auto;padding:0 1em;color:#222}
h1{font-size:1.4em}summary{cursor:pointer;font:600 15px/1.6 system-ui,sans-serif}summary small{font-weight:400;color:#666}
ul{list-style:none;padding:0 0 0 .6em}li{border-left:4px solid #bbb;margin:.8em 0;padding:0 0 0 .8em}
li.added{border-color:#2a7d46}li.lost{border-color:#b3372f}li.changed{border-color:#b98a1c}
li.added:before{content:"added ";color:#2a7d46}li.lost:before{content:"lost ";color:#b3372f}li.changed:before{content:"changed ";color:#8a6510}
li:before{font:600 12px system-ui,sans-serif}p{margin:.2em 0}mark{background:#ffe9a8}code{color:#666;font-size:13px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1em;margin:.2em 0;font:14px/1.5 system-ui,sans-serif}dt{color:#666}dd{margin:0}
del{background:#fbe3e1;color:#7c1f18}ins{background:#e2f3e7;color:#17552c;text-decoration:none})";

}  // namespace

std::string render(const RecordDiff& diff, std::size_t most) {
  std::string out;
  for (const RuleChanges& rule : by_rule(diff)) {
    out += name_of(rule) + ": " + counts(rule.added, rule.lost, rule.changed) + "\n";
    for (std::size_t i = 0; i < std::min(most, rule.changes.size()); ++i) out += show(*rule.changes[i]);
    if (most == 0) continue;
    if (rule.changes.size() > most) out += "    … " + std::to_string(rule.changes.size() - most) + " more\n";
    out += "\n";
  }
  return out + (most == 0 && !out.empty() ? "\n" : "") + summary(diff);
}

std::string render_html(const RecordDiff& diff, const std::string& title) {
  std::string out = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escaped_html(title) +
                    "</title><style>" + kDiffStyle + "</style></head><body>\n<h1>" + escaped_html(title) +
                    "</h1>\n<p>" + escaped_html(summary(diff)) + "</p>\n";
  for (const RuleChanges& rule : by_rule(diff)) {
    out += "<details open><summary>" + escaped_html(name_of(rule)) + " <small>" +
           counts(rule.added, rule.lost, rule.changed) + "</small></summary><ul>\n";
    for (const RecordChange* change : rule.changes) out += html_of(*change);
    out += "</ul></details>\n";
  }
  return out + "</body></html>\n";
}

}  // namespace wirefacts
