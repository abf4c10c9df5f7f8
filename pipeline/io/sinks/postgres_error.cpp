#include "io/sinks/postgres_error.h"

namespace wirefacts {
namespace {

struct Known {
  std::string_view state;  // or the class it begins with
  ErrorKind kind;
  std::string_view remedy;
};

// The first that fits counts.
constexpr Known kKnown[] = {
    {"42501", ErrorKind::cannot_create,
     "the first load, and one with another program or other types, needs the owner of the tables and CREATE on the "
     "schema "
     "(GRANT CREATE ON SCHEMA … TO …; or a schema of its own, options=-csearch_path=SCHEMA), others SELECT, INSERT, "
     "UPDATE, DELETE on the tables"},
    {"25006", ErrorKind::cannot_create,
     "this server only reads; add target_session_attrs=read-write to find the one that writes"},
    {"2BP01", ErrorKind::cannot_create, "drop the views that were built on it, load, and make them again"},
    {"53100", ErrorKind::input_output,
     "the disk of the server is full; what was committed is whole: make room and run the same line again"},
    {"53", ErrorKind::input_output,
     "the server is out of memory, connections or room; what was committed is whole: run the same line again later"},
    {"55P03", ErrorKind::input_output,
     "another program holds what this one needs; what was committed is whole: run the same line again later"},
    {"57014", ErrorKind::input_output, "what was committed is whole: run the same line again"},
    {"40", ErrorKind::input_output, "what was committed is whole: run the same line again"},
    {"08", ErrorKind::input_output, "what was committed is whole: run the same line again"},
    {"57P", ErrorKind::input_output, "what was committed is whole: run the same line again"},
    {"58", ErrorKind::input_output, "what was committed is whole: look into the log of the server"},
    {"XX", ErrorKind::input_output, "what was committed is whole: look into the log of the server"},
    {"22", ErrorKind::bad_data, ""},
    {"23", ErrorKind::bad_data, ""},
    {"42", ErrorKind::bad_data, ""},
};

/// libpq tells in lines; a new sentence begins with a capital letter.
std::string one_line(std::string_view text) {
  std::string out;
  bool line_ended = false;
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      line_ended = line_ended || c == '\n';
      if (!out.empty() && out.back() != ' ') out += ' ';
      continue;
    }
    if (line_ended && c >= 'A' && c <= 'Z' && !out.empty()) out.insert(out.size() - 1, 1, '.');
    line_ended = false;
    out += c;
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

Error postgres_error(const std::string& place, const PostgresFailure& failure) {
  Error out{place + ": " + one_line(failure.message), ErrorKind::input_output};
  if (!failure.detail.empty()) out.message += " (" + one_line(failure.detail) + ")";
  std::string_view remedy;
  for (const Known& known : kKnown) {
    if (!failure.state.starts_with(known.state)) continue;
    out.kind = known.kind;
    remedy = known.remedy;
    break;
  }
  if (failure.lost && failure.state.empty()) remedy = "what was committed is whole: run the same line again";
  if (!remedy.empty()) out.message.append("; ").append(remedy);
  return out;
}

Error postgres_connect_error(const std::string& place, const std::string& database, std::string_view message) {
  Error out{"cannot connect to " + place + ": " + one_line(message), ErrorKind::cannot_create};
  if (has(message, "database \"" + database + "\" does not exist")) {
    out.message += "; make it: createdb -E UTF8 -T template0 '" + database + "'";
  } else if (has(message, "password authentication failed") || has(message, "no password supplied")) {
    out.message += "; a password is best kept in ~/.pgpass (or a service file, or PGPASSWORD)";
  }
  return out;
}

std::string without_quotations(std::string_view message) {
  std::string out;
  bool inside = false;
  for (const char c : one_line(message)) {
    if (c == '"') {
      inside = !inside;
      out += inside ? "\"" : "…\"";
    } else if (!inside) {
      out += c;
    }
  }
  return inside ? out + "…" : out;
}

}  // namespace wirefacts
