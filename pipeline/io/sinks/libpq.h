#pragma once
// The functions of libpq, for postgres_connection.cpp alone.

#include <libpq-fe.h>

#include <string>

namespace wirefacts {

/// It is loaded when the first connection is opened: with the twenty libraries that it needs it would make every
/// command start later by a tenth. No function may be called unless `missing` is empty.
struct Libpq {
  std::string missing;  // why there are none, or not all
  decltype(&PQclear) clear = nullptr;
  decltype(&PQcmdTuples) cmdTuples = nullptr;
  decltype(&PQconndefaults) conndefaults = nullptr;
  decltype(&PQconnectdbParams) connectdbParams = nullptr;
  decltype(&PQconninfoFree) conninfoFree = nullptr;
  decltype(&PQconninfoParse) conninfoParse = nullptr;
  decltype(&PQdb) db = nullptr;
  decltype(&PQerrorMessage) errorMessage = nullptr;
  decltype(&PQexec) exec = nullptr;
  decltype(&PQexecParams) execParams = nullptr;
  decltype(&PQfinish) finish = nullptr;
  decltype(&PQfreemem) freemem = nullptr;
  decltype(&PQgetResult) getResult = nullptr;
  decltype(&PQgetisnull) getisnull = nullptr;
  decltype(&PQgetvalue) getvalue = nullptr;
  decltype(&PQhost) host = nullptr;
  decltype(&PQnfields) nfields = nullptr;
  decltype(&PQntuples) ntuples = nullptr;
  decltype(&PQputCopyData) putCopyData = nullptr;
  decltype(&PQputCopyEnd) putCopyEnd = nullptr;
  decltype(&PQresultErrorField) resultErrorField = nullptr;
  decltype(&PQresultStatus) resultStatus = nullptr;
  decltype(&PQsendQuery) sendQuery = nullptr;
  decltype(&PQserverVersion) serverVersion = nullptr;
  decltype(&PQsetNoticeReceiver) setNoticeReceiver = nullptr;
  decltype(&PQsetSingleRowMode) setSingleRowMode = nullptr;
  decltype(&PQstatus) status = nullptr;
  decltype(&PQtransactionStatus) transactionStatus = nullptr;
};

/// Loaded once. Thread-safe.
const Libpq& libpq();

}  // namespace wirefacts
