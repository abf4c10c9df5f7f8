#include <algorithm>

#include "base/text.h"
#include "cascade/trigger_matcher.h"
#include "token_display.h"
#include "workbench/element_words.h"
#include "workbench/why_attempts.h"

namespace wirefacts {
namespace {

/// Fills the roles of one trigger, line by line, as the engine does.
class RoleTable {
 public:
  RoleTable(const WhyContext& context, TriggerMatcher& matcher, const GroupLine& groups, const Trigger& trigger)
      : context_(context), view_(context.view), matcher_(matcher), groups_(groups), trigger_(trigger) {
    match.span = trigger.span;
    match.bindings.resize(context.rule.slots.size());
  }

  RuleMatch match;

  /// A row for each line; of a role that stays empty it says why.
  void fill(WhyAttempt& attempt) {
    for (std::size_t i = 0; i < context_.rule.lines.size(); ++i) {
      const ArgumentLine& line = context_.rule.lines[i];
      const RoleLine& source = context_.rule.source->lines[i];
      const std::vector<Capture> found =
          fill_line(matcher_, view_.stage, line, trigger_, groups_, match.bindings).captures;
      const bool holds = line.slot ? !line.required || !found.empty() : found.empty() == line.negated;
      const bool left_empty = holds && line.slot && found.empty();
      attempt.rows.push_back({holds, source_text(view_.pack, source.range), words_of_all(found),
                              left_empty ? looked_at(line, source) : unfit(line, found)});
      holds ? ++attempt.fitting : ++attempt.missing;
      if (!holds && attempt.message.empty()) {
        attempt.range = source.range;
        attempt.message = found.empty() ? looked_at(line, source) : "'" + words_of_all(found) + "' is there";
      }
      if (line.slot) {
        std::vector<Capture>& own = match.bindings[*line.slot];
        own.insert(own.end(), found.begin(), found.end());
      }
    }
    match.bindings[*context_.rule.trigger_slot] = {
        {trigger_.span, view_.analysis.document.bytes(trigger_.span), AnnotationId::none}};
    match.realis = realis_of(trigger_, groups_, view_.pack.cascade, view_.context);
  }

 private:
  [[nodiscard]] std::string words_of_all(const std::vector<Capture>& captures) const {
    std::string out;
    for (const Capture& c : captures) out += (out.empty() ? "" : " + ") + words_of(view_, c.tokens);
    return out;
  }

  /// Why what the line found does not fill its role; empty: it does, or nothing was found.
  [[nodiscard]] std::string unfit(const ArgumentLine& line, const std::vector<Capture>& found) const {
    const std::vector<std::optional<std::uint32_t>>& slots = context_.rule.field_slots;
    const auto slot = line.slot ? std::find(slots.begin(), slots.end(), line.slot) : slots.end();
    if (slot == slots.end() || found.empty()) return {};
    const Schema& schema = view_.pack.schema;
    const FieldInfo& field = schema[context_.rule.makes].fields[static_cast<std::size_t>(slot - slots.begin())];
    std::string label;
    for (const Capture& capture : found) {
      if (field.refs.empty() || capture.annotation == AnnotationId::none) return {};
      label = schema[view_.analysis.annotations[capture.annotation].label].name;
      if (std::find(field.refs.begin(), field.refs.end(), label) != field.refs.end()) return {};
    }
    return "'" + words_of_all(found) + "' is a " + label + ", and '" + field.name + "' takes " + join(field.refs, "|");
  }

  /// What each position found instead of an argument.
  std::string looked_at(const ArgumentLine& line, const RoleLine& source) {
    std::string out;
    for (std::size_t p = 0; p < line.positions.size(); ++p) {
      const std::string wanted = source_text(view_.pack, source.positions[p].pattern.range);
      out += (out.empty() ? "" : "; ") + looked_at(line.positions[p], wanted);
    }
    return out;
  }

  std::string looked_at(const ArgumentPosition& position, const std::string& wanted) {
    switch (position.kind) {
      case Position::Kind::subject: return group_seen("subject", groups_.subject(trigger_), wanted);
      case Position::Kind::object: return group_seen("object", groups_.object(trigger_), wanted);
      case Position::Kind::prep: {
        const std::vector<std::uint32_t> found = groups_.prepositional(trigger_, position.words);
        std::string words;
        for (const std::string& word : position.words) words += (words.empty() ? "'" : " or '") + word + "'";
        if (found.empty()) return "no " + words + " with a noun group behind it in the clause";
        return group_seen("noun group behind " + words, found.front(), wanted);
      }
      case Position::Kind::modifier:
        return "no " + wanted + " in front of '" + words_of(view_, trigger_.span) + "' in its group";
      case Position::Kind::anywhere: return "no " + wanted + " in the sentence";
      case Position::Kind::when: return "no " + wanted + " that tells when this was";
      case Position::Kind::after: return "nothing like " + wanted + " directly behind";
    }
    return {};
  }

  std::string group_seen(const std::string& role, GroupLine::Position group, const std::string& wanted) const {
    if (!group) return "no " + role + " found";
    const Group& g = groups_[*group];
    const std::string head =
        g.items.empty() ? std::string() : words_of(view_, {g.items.front().head, g.items.front().head + 1});
    return "the " + role + " is '" + words_of(view_, g.span) + "': no " + wanted + " on its head '" + head + "'";
  }

  const WhyContext& context_;
  const StageView& view_;
  TriggerMatcher& matcher_;
  const GroupLine& groups_;
  const Trigger& trigger_;
};

const char* misread(TriggerWord word) {
  switch (word) {
    case TriggerWord::verb: return "is not the main word of a verb group here";
    case TriggerWord::noun: return "is not the head of a noun group here";
    case TriggerWord::adjective: return "stands inside a group here";
  }
  return "";
}

std::string group_around(const WhyContext& context, const GroupLine& groups, std::uint32_t token) {
  for (std::uint32_t g = 0; g < groups.size(); ++g) {
    if (groups[g].span.contains(token) && groups[g].span.size() > 1)
      return ": it is part of '" + words_of(context.view, groups[g].span) + "'";
  }
  return {};
}

/// A word that would be a trigger if the groups read it so.
std::optional<WhyAttempt> unread_trigger(const WhyContext& context, const GroupLine& groups, TokenSpan window) {
  const StageView& view = context.view;
  UnitLine unit;
  for (std::size_t t = 0; t < context.rule.triggers.size(); ++t) {
    const TriggerTest& test = context.rule.triggers[t];
    for (std::uint32_t token = window.begin; token < window.end; ++token) {
      unit.build_single({token, token + 1}, view.analysis.annotations);
      if (match_ends(test.pattern, UnitTester(view.stage.atoms, unit, view.context), {0}) !=
          std::vector<std::uint32_t>{1})
        continue;
      WhyAttempt out = attempt_at(context, window);
      out.missing = 1;
      out.range = context.rule.source->triggers[t].pattern.range;
      out.message =
          "'" + words_of(view, {token, token + 1}) + "' " + misread(test.word) + group_around(context, groups, token);
      return out;
    }
  }
  return std::nullopt;
}

/// What the rule made of one trigger word. `matches`: all it wants is there.
struct TriggerReading {
  TokenSpan trigger;
  bool matches = false;
  WhyAttempt attempt;
};

std::vector<TriggerReading> read_triggers(const WhyContext& context, TokenSpan window, const GroupLine& groups) {
  const StageView& view = context.view;
  const UnitsSeen units(view, window);
  TriggerMatcher matcher(view.context, view.pack.cascade);
  std::vector<TriggerReading> out;
  for (std::size_t t = 0; t < context.rule.triggers.size(); ++t) {
    const TriggerTest& test = context.rule.triggers[t];
    for (const Trigger& trigger : matcher.triggers(view.stage, test, groups)) {
      TriggerReading& reading = out.emplace_back(TriggerReading{trigger.span, false, attempt_at(context, window)});
      WhyAttempt& attempt = reading.attempt;
      const SourceRange range = context.rule.source->triggers[t].pattern.range;
      attempt.rows.push_back({true, std::string(name_of(test.word)) + " " + source_text(view.pack, range),
                              words_of(view, trigger.span), ""});
      attempt.fitting = 1;
      RoleTable table(context, matcher, groups, trigger);
      table.fill(attempt);
      if (attempt.missing == 0) {
        const auto failed = failed_condition(context, table.match, units.tester());
        reading.matches = !failed;
        if (!failed) continue;
        attempt.outcome = WhyAttempt::Outcome::condition;
        attempt.range = failed->range;
        attempt.message = failed->message;
      }
    }
  }
  return out;
}

/// Roles that no line filled, in the order of the rule.
std::vector<std::string> empty_roles(const CompiledRule& rule, const WhyAttempt& attempt) {
  std::vector<std::string> out, filled;
  for (std::size_t i = 0; i < rule.lines.size(); ++i) {
    const std::string& role = rule.source->lines[i].role.text;
    const WhyRow& row = attempt.rows[i + 1];  // behind that of the trigger
    const bool fills = !row.words.empty() && row.note.empty();
    if (rule.lines[i].slot) (fills ? filled : out).push_back(role);
  }
  std::erase_if(out, [&](const std::string& role) { return std::count(filled.begin(), filled.end(), role) > 0; });
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

void add_roles(const WhyContext& context, TokenSpan match, WhyAttempt& attempt) {
  GroupLine groups(context.view.pack.cascade, context.view.context);
  for (const TokenSpan window : windows_of(context.view)) {
    if (match.begin < window.begin || match.end > window.end) continue;
    groups.build(window);
    for (TriggerReading& reading : read_triggers(context, window, groups)) {
      if (!reading.matches || reading.trigger != match) continue;
      attempt.empty_roles = empty_roles(context.rule, reading.attempt);
      for (const WhyRow& row : reading.attempt.rows) {
        if (!row.words.empty() && !row.note.empty()) attempt.message += "; " + row.note;
      }
      attempt.rows = std::move(reading.attempt.rows);
      attempt.line = show_groups(context.view.pack, context.view.analysis, window);
      return;
    }
  }
}

std::vector<WhyAttempt> trigger_attempts(const WhyContext& context, TokenSpan window) {
  const StageView& view = context.view;
  GroupLine groups(view.pack.cascade, view.context);
  groups.build(window);
  std::vector<WhyAttempt> out;
  std::vector<TriggerReading> readings = read_triggers(context, window, groups);
  for (TriggerReading& reading : readings) {
    if (!reading.matches) out.push_back(std::move(reading.attempt));
  }
  if (readings.empty()) {
    if (auto unread = unread_trigger(context, groups, window)) out.push_back(std::move(*unread));
  }
  for (WhyAttempt& attempt : out) attempt.line = show_groups(view.pack, view.analysis, window);
  return out;
}

}  // namespace wirefacts
