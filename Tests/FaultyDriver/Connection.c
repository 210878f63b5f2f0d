#define _GNU_SOURCE
#include "FaultyDriver.h"

#include <arpa/inet.h>
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

// The driver manager unloads a driver with its last connection. A thread that hangs in it would then run in
// memory that is gone, and the counts over all connections would begin anew: so the library holds itself.
__attribute__((constructor)) static void stay(void) {
    Dl_info here;
    if (dladdr((void *)stay, &here) != 0) dlopen(here.dli_fname, RTLD_NOW | RTLD_NODELETE);
}

SQLRETURN SQL_API SQLAllocHandle(SQLSMALLINT kind, SQLHANDLE parent, SQLHANDLE *handle) {
    switch (kind) {
    case SQL_HANDLE_ENV: *handle = calloc(1, sizeof(Environment)); break;
    case SQL_HANDLE_DBC: {
        Connection *connection = calloc(1, sizeof *connection);
        connection->socket = -1;
        *handle = connection;
        break;
    }
    case SQL_HANDLE_STMT: {
        Connection *connection = parent;
        if (connection->is_lost) return fail(&connection->diagnostics, "08S01", 0, "communication link failure");
        Statement *statement = calloc(1, sizeof *statement);
        statement->connection = connection;
        *handle = statement;
        break;
    }
    default: return SQL_ERROR;
    }
    return SQL_SUCCESS;
}

static void free_statement(Statement *statement) {
    free(statement->sql);
    free(statement->echo);
    free(statement->previous);
}

SQLRETURN SQL_API SQLFreeHandle(SQLSMALLINT kind, SQLHANDLE handle) {
    SQLRETURN code = SQL_SUCCESS;
    if (kind == SQL_HANDLE_STMT) {
        Statement *statement = handle;
        if (is_faulted(statement->connection, &statement->diagnostics, statement, CALL_FREE, &code)) return code;
        free_statement(statement);
    }
    if (kind == SQL_HANDLE_DBC) free_settings(&((Connection *)handle)->settings);
    forget(handle);
    free(handle);
    return SQL_SUCCESS;
}

SQLRETURN SQL_API SQLSetEnvAttr(SQLHENV environment, SQLINTEGER attribute, SQLPOINTER value, SQLINTEGER length) {
    (void)environment, (void)attribute, (void)value, (void)length;
    return SQL_SUCCESS;
}

static bool is_joined(Connection *connection, int port) {
    const struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    connection->socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    return connect(connection->socket, (const struct sockaddr *)&address, sizeof address) == 0;
}

static void leave(Connection *connection) {
    if (connection->socket >= 0) close(connection->socket);
    connection->socket = -1;
}

SQLRETURN SQL_API SQLDriverConnect(
    SQLHDBC handle, SQLHWND window, SQLCHAR *text, SQLSMALLINT length, SQLCHAR *completed, SQLSMALLINT room,
    SQLSMALLINT *completed_length, SQLUSMALLINT prompt
) {
    (void)window, (void)length, (void)completed, (void)room, (void)completed_length, (void)prompt;
    Connection *connection = handle;
    free_settings(&connection->settings);
    // To the NUL whatever the length: so does at least one real driver.
    read_settings(&connection->settings, (const char *)text);
    const int port = (int)number(&connection->settings, "Port", 0);
    if (port != 0 && !is_joined(connection, port)) {
        leave(connection);
        return fail(&connection->diagnostics, "08001", 0, "connection refused");
    }
    SQLRETURN code;
    if (!is_faulted(connection, &connection->diagnostics, NULL, CALL_CONNECT, &code)) return SQL_SUCCESS;
    if (code != SQL_SUCCESS && code != SQL_SUCCESS_WITH_INFO) leave(connection);
    return code;
}

SQLRETURN SQL_API SQLDisconnect(SQLHDBC handle) {
    Connection *connection = handle;
    SQLRETURN code;
    if (is_faulted(connection, &connection->diagnostics, NULL, CALL_DISCONNECT, &code)) return code;
    leave(connection);
    return SQL_SUCCESS;
}

SQLRETURN SQL_API SQLEndTran(SQLSMALLINT kind, SQLHANDLE handle, SQLSMALLINT completion) {
    (void)completion;
    Connection *connection = handle;
    if (kind == SQL_HANDLE_DBC && connection->is_lost) {
        return fail(&connection->diagnostics, "08S01", 0, "communication link failure");
    }
    return SQL_SUCCESS;
}
