#include "FaultyDriver.h"

#include <string.h>

static SQLRETURN text_info(const char *text, SQLPOINTER into, SQLSMALLINT room, SQLSMALLINT *length) {
    const size_t whole = strlen(text);
    if (length != NULL) *length = (SQLSMALLINT)whole;
    if (into == NULL || room <= 0) return SQL_SUCCESS_WITH_INFO;
    const size_t copied = whole < (size_t)room ? whole : (size_t)room - 1;
    memcpy(into, text, copied);
    ((char *)into)[copied] = '\0';
    return copied == whole ? SQL_SUCCESS : SQL_SUCCESS_WITH_INFO;
}

SQLRETURN SQL_API SQLGetInfo(
    SQLHDBC handle, SQLUSMALLINT item, SQLPOINTER into, SQLSMALLINT room, SQLSMALLINT *length
) {
    Connection *connection = handle;
    const Settings *settings = &connection->settings;
    SQLRETURN code;
    if (is_faulted(connection, &connection->diagnostics, NULL, CALL_INFO, &code)) return code;
    switch (item) {
    case SQL_DRIVER_NAME: return text_info(setting(settings, "DriverName", "libfaultyodbc.so"), into, room, length);
    case SQL_DBMS_NAME: return text_info(setting(settings, "DatabaseName", "Faulty"), into, room, length);
    case SQL_DRIVER_VER:
    case SQL_DBMS_VER: return text_info("01.00.0000", into, room, length);
    // By this the driver manager decides whether a driver speaks ODBC 3.
    case SQL_DRIVER_ODBC_VER: return text_info("03.52", into, room, length);
    case SQL_PROCEDURES: return text_info("Y", into, room, length);
    case SQL_SEARCH_PATTERN_ESCAPE: return text_info("\\", into, room, length);
    case SQL_CURSOR_COMMIT_BEHAVIOR:
    case SQL_CURSOR_ROLLBACK_BEHAVIOR: *(SQLUSMALLINT *)into = SQL_CB_CLOSE; return SQL_SUCCESS;
    default: return fail(&connection->diagnostics, "HYC00", 0, "not told");
    }
}

SQLRETURN SQL_API SQLSetConnectAttr(SQLHDBC handle, SQLINTEGER attribute, SQLPOINTER value, SQLINTEGER length) {
    (void)handle, (void)attribute, (void)value, (void)length;
    return SQL_SUCCESS;
}

SQLRETURN SQL_API SQLGetConnectAttr(
    SQLHDBC handle, SQLINTEGER attribute, SQLPOINTER into, SQLINTEGER room, SQLINTEGER *length
) {
    (void)room, (void)length;
    Connection *connection = handle;
    if (attribute != SQL_ATTR_CONNECTION_DEAD) return fail(&connection->diagnostics, "HYC00", 0, "not told");
    *(SQLUINTEGER *)into = connection->is_lost ? SQL_CD_TRUE : SQL_CD_FALSE;
    return SQL_SUCCESS;
}

SQLRETURN SQL_API SQLSetStmtAttr(SQLHSTMT handle, SQLINTEGER attribute, SQLPOINTER value, SQLINTEGER length) {
    (void)handle, (void)attribute, (void)value, (void)length;
    return SQL_SUCCESS;
}

SQLRETURN SQL_API SQLGetStmtAttr(
    SQLHSTMT handle, SQLINTEGER attribute, SQLPOINTER into, SQLINTEGER room, SQLINTEGER *length
) {
    (void)room, (void)length;
    switch (attribute) {
    // The driver manager asks for a new statement's descriptors to wrap them; it never looks inside.
    case SQL_ATTR_APP_ROW_DESC:
    case SQL_ATTR_APP_PARAM_DESC:
    case SQL_ATTR_IMP_ROW_DESC:
    case SQL_ATTR_IMP_PARAM_DESC: *(SQLHANDLE *)into = handle; return SQL_SUCCESS;
    default: return fail(handle, "HYC00", 0, "not told");
    }
}
