#include "FaultyDriver.h"

#include <stdlib.h>
#include <string.h>

static bool faulted(Statement *statement, Call call, SQLRETURN *code) {
    return is_faulted(statement->connection, &statement->diagnostics, statement, call, code);
}

static long long told(const Statement *statement, const char *key, long long otherwise) {
    return number(&statement->connection->settings, key, otherwise);
}

static bool has_rows(const Statement *statement) {
    return statement->is_open && column_count(statement) > 0;
}

static SQLRETURN prepare(Statement *statement, const SQLCHAR *sql, SQLINTEGER length) {
    SQLRETURN code;
    if (faulted(statement, CALL_PREPARE, &code)) return code;
    free(statement->sql);
    statement->sql = length == SQL_NTS ? strdup((const char *)sql) : strndup((const char *)sql, (size_t)length);
    statement->is_open = false;
    return SQL_SUCCESS;
}

SQLRETURN SQL_API SQLPrepare(SQLHSTMT handle, SQLCHAR *sql, SQLINTEGER length) {
    return prepare(handle, sql, length);
}

SQLRETURN SQL_API SQLNumParams(SQLHSTMT handle, SQLSMALLINT *count) {
    const Statement *statement = handle;
    long long markers = 0;
    for (const char *at = statement->sql; at != NULL && (at = strchr(at, '?')) != NULL; at++) markers++;
    *count = (SQLSMALLINT)told(statement, "Markers", markers);
    return SQL_SUCCESS;
}

SQLRETURN SQL_API SQLBindParameter(
    SQLHSTMT handle, SQLUSMALLINT index, SQLSMALLINT direction, SQLSMALLINT c_type, SQLSMALLINT sql_type,
    SQLULEN size, SQLSMALLINT digits, SQLPOINTER value, SQLLEN room, SQLLEN *indicator
) {
    (void)sql_type, (void)size, (void)digits;
    Statement *statement = handle;
    if (index < 1 || index > MOST_PARAMETERS) return fail(&statement->diagnostics, "07009", 0, "no such parameter");
    statement->parameters[index - 1] = (Parameter){direction, c_type, value, room, indicator};
    return SQL_SUCCESS;
}

static SQLRETURN execute(Statement *statement) {
    echo_parameters(statement);
    statement->is_open = false;
    __atomic_store_n(&statement->is_cancelled, false, __ATOMIC_RELEASE);
    SQLRETURN code;
    if (faulted(statement, CALL_EXECUTE, &code)) return code;
    fill_outputs(statement);
    statement->is_open = true;
    statement->row = 0;
    statement->sets = told(statement, "Sets", 1);
    return SQL_SUCCESS;
}

SQLRETURN SQL_API SQLExecute(SQLHSTMT handle) {
    return execute(handle);
}

SQLRETURN SQL_API SQLExecDirect(SQLHSTMT handle, SQLCHAR *sql, SQLINTEGER length) {
    const SQLRETURN code = prepare(handle, sql, length);
    return code == SQL_SUCCESS ? execute(handle) : code;
}

SQLRETURN SQL_API SQLNumResultCols(SQLHSTMT handle, SQLSMALLINT *count) {
    const Statement *statement = handle;
    *count = (SQLSMALLINT)told(statement, "Width", column_count(statement));
    return SQL_SUCCESS;
}

SQLRETURN SQL_API SQLRowCount(SQLHSTMT handle, SQLLEN *count) {
    *count = (SQLLEN)told(handle, "RowCount", -1);
    return SQL_SUCCESS;
}

SQLRETURN SQL_API SQLDescribeCol(
    SQLHSTMT handle, SQLUSMALLINT column, SQLCHAR *into, SQLSMALLINT room, SQLSMALLINT *length, SQLSMALLINT *type,
    SQLULEN *size, SQLSMALLINT *digits, SQLSMALLINT *nullable
) {
    Statement *statement = handle;
    SQLRETURN code;
    if (faulted(statement, CALL_DESCRIBE, &code)) return code;
    char *name = column_name(statement, column - 1);
    if (name == NULL) return fail(&statement->diagnostics, "07009", 0, "no such column");
    const size_t whole = strlen(name);
    const size_t space = room > 0 ? (size_t)room - 1 : 0;
    const size_t copied = whole < space ? whole : space;
    if (into != NULL && room > 0) {
        memcpy(into, name, copied);
        into[copied] = '\0';
    }
    free(name);
    if (length != NULL) *length = (SQLSMALLINT)whole;
    if (type != NULL) *type = (SQLSMALLINT)told(statement, "Type", SQL_VARCHAR);
    if (size != NULL) *size = (SQLULEN)told(statement, "Size", 255);
    if (digits != NULL) *digits = 0;
    if (nullable != NULL) *nullable = SQL_NULLABLE_UNKNOWN;
    return copied < whole ? SQL_SUCCESS_WITH_INFO : SQL_SUCCESS;
}

SQLRETURN SQL_API SQLBindCol(
    SQLHSTMT handle, SQLUSMALLINT column, SQLSMALLINT c_type, SQLPOINTER value, SQLLEN room, SQLLEN *indicator
) {
    Statement *statement = handle;
    if (column < 1 || column > MOST_COLUMNS) return fail(&statement->diagnostics, "07009", 0, "no such column");
    statement->bound[column - 1] = (BoundColumn){c_type, value, room, indicator};
    return SQL_SUCCESS;
}

SQLRETURN SQL_API SQLFetch(SQLHSTMT handle) {
    Statement *statement = handle;
    SQLRETURN code;
    if (faulted(statement, CALL_FETCH, &code)) return code;
    if (!has_rows(statement)) return fail(&statement->diagnostics, "24000", 0, "no result set");
    const long long rows = told(statement, "Rows", 1);
    if (rows >= 0 && statement->row >= rows) return SQL_NO_DATA;
    statement->row++;
    memset(statement->read, 0, sizeof statement->read);
    code = SQL_SUCCESS;
    for (int column = 0; column < column_count(statement); column++) {
        if (statement->bound[column].value == NULL) continue;
        size_t read = 0;
        const SQLRETURN one = deliver(statement, column, statement->bound[column], &read);
        if (one == SQL_SUCCESS_WITH_INFO) code = one;
    }
    if (code == SQL_SUCCESS_WITH_INFO) fail(&statement->diagnostics, "01004", 0, "data truncated");
    return code;
}

SQLRETURN SQL_API SQLGetData(
    SQLHSTMT handle, SQLUSMALLINT column, SQLSMALLINT c_type, SQLPOINTER value, SQLLEN room, SQLLEN *indicator
) {
    Statement *statement = handle;
    SQLRETURN code;
    if (faulted(statement, CALL_GETDATA, &code)) return code;
    if (column < 1 || column > column_count(statement)) {
        return fail(&statement->diagnostics, "07009", 0, "no such column");
    }
    const BoundColumn target = {c_type, value, room, indicator};
    code = deliver(statement, column - 1, target, &statement->read[column - 1]);
    if (code == SQL_SUCCESS_WITH_INFO) fail(&statement->diagnostics, "01004", 0, "data truncated");
    return code;
}

SQLRETURN SQL_API SQLMoreResults(SQLHSTMT handle) {
    Statement *statement = handle;
    SQLRETURN code;
    if (faulted(statement, CALL_MORERESULTS, &code)) return code;
    if (--statement->sets <= 0) {
        statement->is_open = false;
        return SQL_NO_DATA;
    }
    statement->row = 0;
    return SQL_SUCCESS;
}

SQLRETURN SQL_API SQLFreeStmt(SQLHSTMT handle, SQLUSMALLINT option) {
    Statement *statement = handle;
    switch (option) {
    case SQL_CLOSE: statement->is_open = false; break;
    case SQL_UNBIND: memset(statement->bound, 0, sizeof statement->bound); break;
    case SQL_RESET_PARAMS: memset(statement->parameters, 0, sizeof statement->parameters); break;
    // SQL_DROP, which the driver manager turns into SQLFreeHandle.
    default: return fail(&statement->diagnostics, "HY092", 0, "no such option");
    }
    return SQL_SUCCESS;
}

SQLRETURN SQL_API SQLCloseCursor(SQLHSTMT handle) {
    ((Statement *)handle)->is_open = false;
    return SQL_SUCCESS;
}

SQLRETURN SQL_API SQLCancel(SQLHSTMT handle) {
    Statement *statement = handle;
    // The records belong to the thread that executes.
    Diagnostics none = {0};
    SQLRETURN code;
    const bool is_refused = is_faulted(statement->connection, &none, NULL, CALL_CANCEL, &code);
    forget(&none);
    if (is_refused) return code;
    __atomic_store_n(&statement->is_cancelled, true, __ATOMIC_RELEASE);
    return SQL_SUCCESS;
}
