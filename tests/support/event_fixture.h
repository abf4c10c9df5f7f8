#pragma once
// Short ways to annotate events by hand, and what is found then.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "events/event_tables.h"
#include "events/events.h"
#include "support/document_builder.h"

namespace wirefacts {

/// A builder with the event types and tables of the tests. Calls: annotate* found.
class EventFixture : public DocumentBuilder {
 public:
  explicit EventFixture(std::string text);

  AnnotationId person(std::string_view words, int occurrence = 1);
  AnnotationId president(std::string_view words, std::string_view name, std::string_view country);
  AnnotationId country(std::string_view words, std::string_view iso3, std::string_view kind = "name");
  AnnotationId city(std::string_view words, std::string_view iso3);
  AnnotationId count(std::string_view words, std::int64_t value, std::string_view unit, const Fields& more = {});
  AnnotationId event(std::string_view type, std::string_view trigger, const Fields& fields, int occurrence = 1);
  FieldValue people(const std::vector<AnnotationId>& ids);

  /// resolve and find_events, once.
  const std::vector<Event>& found();
  const EventTables& tables() const { return *event_tables_; }
  /// "participant=Jane Smith;Bob Lee place=Paris": fillers by canonical name or words, in the order of the roles.
  std::string roles_of(const Event& event);
  /// Names of the diagnostics' codes and messages, joined.
  std::string quarantined();

 private:
  std::string name_of(const Filler& filler);
  std::unique_ptr<EventTables> event_tables_;
  std::vector<Event> events_;
};

}  // namespace wirefacts
