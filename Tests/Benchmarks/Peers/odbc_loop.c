// Looks callers up in the CRM of vipday the way a careful C program would: one statement, prepared once, its parameter
// and its columns bound to fixed places, then execute and fetch. What LookupRace.swift is held against.
//
// It does so on a thread of its own, as whatever answers calls must: with a second thread in the process the C library's
// malloc takes locks and the kernel counts descriptors, which a program of one thread is spared.
//
// odbc_loop CONNECTION KEYS SECONDS, where KEYS is a file with a number on each line.
#include <pthread.h>
#include <sql.h>
#include <sqlext.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define SQL "select queue_code, priority, attachdata from Customers where phone_number = ?"
#define KEY_SIZE 24

static char key[KEY_SIZE];
static SQLLEN key_length;
static SQLINTEGER queue, priority;
static char attach[1024];
static SQLLEN queue_length, priority_length, attach_length;

static double now(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static void check(SQLRETURN code, SQLSMALLINT kind, SQLHANDLE handle, const char *call) {
    if (SQL_SUCCEEDED(code)) return;
    SQLCHAR state[6] = "", message[512] = "";
    SQLINTEGER native;
    SQLSMALLINT length;
    SQLGetDiagRec(kind, handle, 1, state, &native, message, sizeof message, &length);
    fprintf(stderr, "odbc_loop: %s: [%s] %s\n", call, state, message);
    exit(2);
}

// Answers whether there was a row.
static int look_up(SQLHSTMT statement, const char *wanted) {
    key_length = strlen(wanted);
    memcpy(key, wanted, key_length + 1);
    check(SQLExecute(statement), SQL_HANDLE_STMT, statement, "SQLExecute");
    SQLRETURN code = SQLFetch(statement);
    if (code != SQL_NO_DATA) check(code, SQL_HANDLE_STMT, statement, "SQLFetch");
    SQLFreeStmt(statement, SQL_CLOSE);
    return code != SQL_NO_DATA;
}

static size_t read_keys(const char *path, char (**keys)[KEY_SIZE]) {
    FILE *file = fopen(path, "r");
    size_t count = 0, room = 0;
    char line[KEY_SIZE];
    if (!file) {
        perror(path);
        exit(2);
    }
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = 0;
        if (count == room) *keys = realloc(*keys, (room = room * 2 + 1024) * KEY_SIZE);
        memcpy((*keys)[count++], line, KEY_SIZE);
    }
    fclose(file);
    return count;
}

static void *race(void *given) {
    char **arguments = given;
    char(*keys)[KEY_SIZE] = NULL;
    size_t size = read_keys(arguments[2], &keys);
    if (size == 0) {
        fprintf(stderr, "odbc_loop: no keys in %s\n", arguments[2]);
        exit(2);
    }
    SQLHENV environment;
    SQLHDBC connection;
    SQLHSTMT statement;
    SQLAllocHandle(SQL_HANDLE_ENV, SQL_NULL_HANDLE, &environment);
    SQLSetEnvAttr(environment, SQL_ATTR_ODBC_VERSION, (SQLPOINTER)SQL_OV_ODBC3, 0);
    check(SQLAllocHandle(SQL_HANDLE_DBC, environment, &connection), SQL_HANDLE_ENV, environment, "SQLAllocHandle");
    check(SQLDriverConnect(connection, NULL, (SQLCHAR *)arguments[1], SQL_NTS, NULL, 0, NULL, SQL_DRIVER_NOPROMPT),
          SQL_HANDLE_DBC, connection, "SQLDriverConnect");
    check(SQLAllocHandle(SQL_HANDLE_STMT, connection, &statement), SQL_HANDLE_DBC, connection, "SQLAllocHandle");
    check(SQLPrepare(statement, (SQLCHAR *)SQL, SQL_NTS), SQL_HANDLE_STMT, statement, "SQLPrepare");
    check(SQLBindParameter(statement, 1, SQL_PARAM_INPUT, SQL_C_CHAR, SQL_VARCHAR, 20, 0, key, sizeof key, &key_length),
          SQL_HANDLE_STMT, statement, "SQLBindParameter");
    check(SQLBindCol(statement, 1, SQL_C_SLONG, &queue, 0, &queue_length), SQL_HANDLE_STMT, statement, "SQLBindCol");
    check(SQLBindCol(statement, 2, SQL_C_SLONG, &priority, 0, &priority_length), SQL_HANDLE_STMT, statement,
          "SQLBindCol");
    check(SQLBindCol(statement, 3, SQL_C_CHAR, attach, sizeof attach, &attach_length), SQL_HANDLE_STMT, statement,
          "SQLBindCol");

    long long found = 0, sum = 0, answered = 0, hits = 0;
    for (size_t index = 0; index < size; index++) {
        if (!look_up(statement, keys[index])) continue;
        found++;
        if (queue_length != SQL_NULL_DATA) sum += queue;
        if (priority_length != SQL_NULL_DATA) sum += priority;
        if (attach_length != SQL_NULL_DATA) sum += attach_length;
    }
    double began = now(CLOCK_MONOTONIC), own = now(CLOCK_PROCESS_CPUTIME_ID), end = began + atof(arguments[3]);
    while (now(CLOCK_MONOTONIC) < end) {
        for (int turn = 0; turn < 100; turn++) hits += look_up(statement, keys[answered++ % size]);
    }
    double elapsed = now(CLOCK_MONOTONIC) - began;
    own = now(CLOCK_PROCESS_CPUTIME_ID) - own;
    printf("{\"rate\": %f, \"wall_rate\": %f, \"found\": %lld, \"sum\": %lld, \"share\": %f}\n",
           answered / own, answered / elapsed, found, sum, (double)hits / answered);
    SQLFreeHandle(SQL_HANDLE_STMT, statement);
    SQLDisconnect(connection);
    SQLFreeHandle(SQL_HANDLE_DBC, connection);
    SQLFreeHandle(SQL_HANDLE_ENV, environment);
    return NULL;
}

int main(int count, char **arguments) {
    if (count != 4) {
        fprintf(stderr, "usage: odbc_loop CONNECTION KEYS SECONDS\n");
        return 2;
    }
    pthread_t thread;
    if (pthread_create(&thread, NULL, race, arguments)) {
        fprintf(stderr, "odbc_loop: no thread\n");
        return 2;
    }
    pthread_join(thread, NULL);
    return 0;
}
