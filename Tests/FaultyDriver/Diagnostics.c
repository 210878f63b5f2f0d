#include "FaultyDriver.h"

#include <stdlib.h>
#include <string.h>

SQLRETURN fail(Diagnostics *diagnostics, const char *state, int native, const char *message) {
    forget(diagnostics);
    strncpy(diagnostics->state, state, 5);
    diagnostics->native = native;
    diagnostics->message = strdup(message);
    diagnostics->records = 1;
    return SQL_ERROR;
}

void forget(Diagnostics *diagnostics) {
    free(diagnostics->message);
    memset(diagnostics, 0, sizeof *diagnostics);
}

SQLRETURN SQL_API SQLGetDiagRec(
    SQLSMALLINT kind, SQLHANDLE handle, SQLSMALLINT record, SQLCHAR *state, SQLINTEGER *native, SQLCHAR *message,
    SQLSMALLINT room, SQLSMALLINT *length
) {
    (void)kind;
    // Handles of every kind begin with their records.
    const Diagnostics *diagnostics = handle;
    if (record < 1 || record > diagnostics->records) return SQL_NO_DATA;
    const size_t whole = strlen(diagnostics->message);
    if (state != NULL) memcpy(state, diagnostics->state, 6);
    if (native != NULL) *native = diagnostics->native;
    if (length != NULL) *length = (SQLSMALLINT)(whole < 0x7FFF ? whole : 0x7FFF);
    if (message == NULL || room <= 0) return SQL_SUCCESS_WITH_INFO;
    const bool fits = whole < (size_t)room;
    const size_t copied = fits ? whole : (size_t)room - 1;
    memcpy(message, diagnostics->message, copied);
    message[copied] = '\0';
    return fits ? SQL_SUCCESS : SQL_SUCCESS_WITH_INFO;
}

// The driver manager takes no record from a driver that lacks this function; of the fields it can do without all.
SQLRETURN SQL_API SQLGetDiagField(
    SQLSMALLINT kind, SQLHANDLE handle, SQLSMALLINT record, SQLSMALLINT field, SQLPOINTER into, SQLSMALLINT room,
    SQLSMALLINT *length
) {
    (void)kind, (void)room, (void)length;
    const Diagnostics *diagnostics = handle;
    if (record == 0 && field == SQL_DIAG_NUMBER) {
        *(SQLINTEGER *)into = diagnostics->records;
        return SQL_SUCCESS;
    }
    return record > diagnostics->records ? SQL_NO_DATA : SQL_ERROR;
}
