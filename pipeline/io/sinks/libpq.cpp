#include "io/sinks/libpq.h"

#include "base/loaded_library.h"

namespace wirefacts {

const Libpq& libpq() {
  static const Libpq kLoaded = [] {
    Libpq out;
    LoadedLibrary library("libpq.so.5");
    library.find("PQclear", out.clear);
    library.find("PQcmdTuples", out.cmdTuples);
    library.find("PQconndefaults", out.conndefaults);
    library.find("PQconnectdbParams", out.connectdbParams);
    library.find("PQconninfoFree", out.conninfoFree);
    library.find("PQconninfoParse", out.conninfoParse);
    library.find("PQdb", out.db);
    library.find("PQerrorMessage", out.errorMessage);
    library.find("PQexec", out.exec);
    library.find("PQexecParams", out.execParams);
    library.find("PQfinish", out.finish);
    library.find("PQfreemem", out.freemem);
    library.find("PQgetResult", out.getResult);
    library.find("PQgetisnull", out.getisnull);
    library.find("PQgetvalue", out.getvalue);
    library.find("PQhost", out.host);
    library.find("PQnfields", out.nfields);
    library.find("PQntuples", out.ntuples);
    library.find("PQputCopyData", out.putCopyData);
    library.find("PQputCopyEnd", out.putCopyEnd);
    library.find("PQresultErrorField", out.resultErrorField);
    library.find("PQresultStatus", out.resultStatus);
    library.find("PQsendQuery", out.sendQuery);
    library.find("PQserverVersion", out.serverVersion);
    library.find("PQsetNoticeReceiver", out.setNoticeReceiver);
    library.find("PQsetSingleRowMode", out.setSingleRowMode);
    library.find("PQstatus", out.status);
    library.find("PQtransactionStatus", out.transactionStatus);
    out.missing = library.missing();
    return out;
  }();
  return kLoaded;
}

}  // namespace wirefacts
