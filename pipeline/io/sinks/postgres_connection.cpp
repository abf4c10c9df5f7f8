#include "io/sinks/postgres_connection.h"

#include <algorithm>
#include <charconv>
#include <memory>

#include "base/diagnostic.h"
#include "document/offset_map.h"
#include "io/sinks/libpq.h"

namespace wirefacts {
namespace {

struct Free {
  void operator()(PGresult* result) const { libpq().clear(result); }
  void operator()(PQconninfoOption* options) const { libpq().conninfoFree(options); }
  void operator()(char* text) const { libpq().freemem(text); }
};
using OwnedResult = std::unique_ptr<PGresult, Free>;

constexpr std::size_t kCopyPiece = std::size_t{1} << 20U;

/// One statement; `parameters` are $1, $2 … Null when there is no memory.
OwnedResult execute(PGconn* connection, std::string_view sql, const std::vector<std::string>& parameters) {
  std::vector<const char*> values;
  values.reserve(parameters.size());
  for (const std::string& parameter : parameters) values.push_back(parameter.c_str());
  return OwnedResult(libpq().execParams(connection, std::string(sql).c_str(), static_cast<int>(values.size()), nullptr,
                                        values.data(), nullptr, nullptr, 0));
}

std::string text_or_nothing(const char* text) { return text == nullptr ? std::string() : std::string(text); }

std::string field_of(const PGresult* result, int field) {
  return result == nullptr ? std::string() : text_or_nothing(libpq().resultErrorField(result, field));
}

/// As libpq tells connection strings from names of databases.
bool is_connection_string(std::string_view text) {
  return text.starts_with("postgresql://") || text.starts_with("postgres://") ||
         text.find('=') != std::string_view::npos;
}

/// The name of a connection option that stands between the first quotation marks, if it is nearly one.
std::string option_meant(std::string_view message) {
  const std::size_t begin = message.find('"');
  const std::size_t end = begin == std::string_view::npos ? begin : message.find('"', begin + 1);
  if (end == std::string_view::npos || message.find("option") == std::string_view::npos) return {};
  std::vector<std::string> known;
  const std::unique_ptr<PQconninfoOption, Free> options(libpq().conndefaults());
  for (const PQconninfoOption* one = options.get(); one != nullptr && one->keyword != nullptr; ++one) {
    known.emplace_back(one->keyword);
  }
  return did_you_mean(message.substr(begin + 1, end - begin - 1), known);
}

/// libpq quotes parts of what it cannot read, and a part may be a password.
Result<void> check(const std::string& connection) {
  if (!is_connection_string(connection)) return {};
  char* message = nullptr;
  const std::unique_ptr<PQconninfoOption, Free> options(libpq().conninfoParse(connection.c_str(), &message));
  const std::unique_ptr<char, Free> owner(message);
  if (options != nullptr) return {};
  std::string text = "cannot read the connection string: " + without_quotations(text_or_nothing(message));
  const std::string hint = option_meant(text_or_nothing(message));
  text += hint.empty() ? "; write postgres:'host=… dbname=… user=…' or postgresql://USER@HOST/DATABASE" : ", " + hint;
  return Error{text, ErrorKind::usage};
}

void say_nothing(void* /*unused*/, const PGresult* /*notice*/) {}

}  // namespace

std::string postgres_text(std::string_view text) {
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) > 0; });
  return ascii ? std::string(text) : well_formed_text(text);
}

std::string postgres_array(const std::vector<std::string>& texts) {
  std::string out = "{";
  for (const std::string& text : texts) {
    if (out.size() > 1) out += ',';
    out += '"';
    for (const char c : text) {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
    out += '"';
  }
  return out + "}";
}

PostgresConnection::~PostgresConnection() {
  if (handle_ != nullptr) libpq().finish(handle_);
}

Result<void> PostgresConnection::open(const std::string& connection) {
  if (!libpq().missing.empty()) {
    return Error{"PostgreSQL's library cannot be loaded: " + libpq().missing + "; install libpq5",
                 ErrorKind::cannot_create};
  }
  if (auto done = check(connection); !done) return done;
  // What stands behind wins: the user's words over the first ones. The encoding is ours.
  const char* names[] = {"keepalives_idle",
                         "keepalives_interval",
                         "keepalives_count",
                         "dbname",
                         "fallback_application_name",
                         "client_encoding",
                         nullptr};
  const char* values[] = {"60", "10", "6", connection.c_str(), "wirefacts", "UTF8", nullptr};
  handle_ = libpq().connectdbParams(names, values, 1);
  const std::string database = text_or_nothing(libpq().db(handle_));
  const std::string host = text_or_nothing(libpq().host(handle_));
  if (!database.empty()) place_ = "database '" + database + "'" + (host.empty() ? "" : " of " + host);
  if (libpq().status(handle_) != CONNECTION_OK) {
    return postgres_connect_error(place_, database, text_or_nothing(libpq().errorMessage(handle_)));
  }
  libpq().setNoticeReceiver(handle_, say_nothing, nullptr);
  return {};
}

Result<void> PostgresConnection::run(std::string_view script) {
  const OwnedResult result(libpq().exec(handle_, std::string(script).c_str()));
  const auto taken_rows = taken(result.get(), nullptr);
  return taken_rows ? Result<void>() : Result<void>(taken_rows.error());
}

Result<std::vector<PostgresRow>> PostgresConnection::query(std::string_view sql,
                                                           const std::vector<std::string>& parameters) {
  const OwnedResult result = execute(handle_, sql, parameters);
  return taken(result.get(), nullptr);
}

Result<std::int64_t> PostgresConnection::change(std::string_view sql, const std::vector<std::string>& parameters) {
  const OwnedResult result = execute(handle_, sql, parameters);
  std::int64_t changed = 0;
  const auto rows = taken(result.get(), &changed);
  if (!rows) return rows.error();
  return changed;
}

Result<std::vector<PostgresRow>> PostgresConnection::taken(PGresult* result, std::int64_t* changed) {
  const ExecStatusType status = result == nullptr ? PGRES_FATAL_ERROR : libpq().resultStatus(result);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY) return error(result);
  if (changed != nullptr) {
    const std::string_view count = libpq().cmdTuples(result);
    std::from_chars(count.data(), count.data() + count.size(), *changed);
  }
  std::vector<PostgresRow> out;
  for (int row = 0; row < libpq().ntuples(result); ++row) {
    out.emplace_back();
    for (int column = 0; column < libpq().nfields(result); ++column) {
      const bool null = libpq().getisnull(result, row, column) != 0;
      out.back().emplace_back(null ? std::nullopt : std::optional<std::string>(libpq().getvalue(result, row, column)));
    }
  }
  return out;
}

Result<void> PostgresConnection::each(std::string_view sql,
                                      const std::function<void(std::string_view, std::string_view)>& take) {
  if (libpq().sendQuery(handle_, std::string(sql).c_str()) == 0) return error(nullptr);
  libpq().setSingleRowMode(handle_);
  std::optional<Error> failed;
  for (OwnedResult result(libpq().getResult(handle_)); result != nullptr; result.reset(libpq().getResult(handle_))) {
    const ExecStatusType status = libpq().resultStatus(result.get());
    if (status == PGRES_SINGLE_TUPLE) {
      take(libpq().getvalue(result.get(), 0, 0), libpq().getvalue(result.get(), 0, 1));
    } else if (status != PGRES_TUPLES_OK && !failed) {
      failed = error(result.get());
    }
  }
  return failed ? Result<void>(*failed) : Result<void>();
}

Result<void> PostgresConnection::copy(std::string_view sql, const std::vector<std::string_view>& pieces) {
  {
    const OwnedResult begun(libpq().exec(handle_, std::string(sql).c_str()));
    if (libpq().resultStatus(begun.get()) != PGRES_COPY_IN) return error(begun.get());
  }
  bool sent = true;
  for (const std::string_view piece : pieces) {
    for (std::size_t at = 0; sent && at < piece.size(); at += kCopyPiece) {
      const std::string_view part = piece.substr(at, kCopyPiece);
      sent = libpq().putCopyData(handle_, part.data(), static_cast<int>(part.size())) == 1;
    }
  }
  sent = sent && libpq().putCopyEnd(handle_, nullptr) == 1;
  // The cause stands in the answer of the server rather than in what libpq says of the sending.
  std::optional<Error> failed;
  for (OwnedResult result(libpq().getResult(handle_)); result != nullptr; result.reset(libpq().getResult(handle_))) {
    const ExecStatusType status = libpq().resultStatus(result.get());
    if (status == PGRES_COPY_IN) break;  // not sent to the end: no answer will come
    if (status != PGRES_COMMAND_OK && !failed) failed = error(result.get());
  }
  if (!failed && !sent) failed = error(nullptr);
  return failed ? Result<void>(*failed) : Result<void>();
}

void PostgresConnection::roll_back() {
  if (libpq().transactionStatus(handle_) == PQTRANS_IDLE || libpq().status(handle_) != CONNECTION_OK) return;
  const std::string state = state_;
  static_cast<void>(run("ROLLBACK"));
  state_ = state;
}

int PostgresConnection::server_version() const { return libpq().serverVersion(handle_); }

Error PostgresConnection::error(PGresult* result) {
  PostgresFailure failure;
  failure.state = field_of(result, PG_DIAG_SQLSTATE);
  failure.message = field_of(result, PG_DIAG_MESSAGE_PRIMARY);
  failure.detail = field_of(result, PG_DIAG_MESSAGE_DETAIL);
  if (failure.message.empty()) failure.message = text_or_nothing(libpq().errorMessage(handle_));
  failure.lost = libpq().status(handle_) != CONNECTION_OK;
  state_ = failure.state;
  return postgres_error(place_, failure);
}

}  // namespace wirefacts
