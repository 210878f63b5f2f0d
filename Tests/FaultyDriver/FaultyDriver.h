// An ODBC 3 driver that answers every statement with rows it makes up, and fails in whatever way its connection
// string asks for: `Driver=…/libfaultyodbc.so;Rows=1;Queue=12;Attach=echo;Fault=hang-execute`.
//
// What it answers
//   Columns=a,b,…       names of the columns (QUEUE_CODE,PRIORITY,ATTACHDATA); an empty value: no result set
//   Rows=n  Sets=n      rows in a result set (1; -1: without end), result sets (1)
//   Queue=  Priority=   the columns that begin so (1, 5); Attach= the one that begins with ATTACH (empty)
//   Attach=echo         the bound parameters, `|` between them; Attach=NULL; AttachHex=C328 for any bytes
//   Repeat=n            the attach data n times over; a column ROW counts rows; CLID echoes the first parameter
//   Type=n              the columns' SQL type (12, VARCHAR)
//   Width=n Markers=n RowCount=n  what SQLNumResultCols, SQLNumParams and SQLRowCount claim, true or not
//   DriverName= DatabaseName=     what it passes itself off as
//   Port=n              connects to 127.0.0.1:n as a driver of a server does, so that there is a socket to cut
//
// How it fails: Fault=kind-call,kind-call,… where a call is one of connect, disconnect, prepare, execute, describe,
// fetch, getdata, moreresults, free (of a statement), cancel and info, and a kind one of
//   hang                never returns; but with Until=path once that file exists, with Port once the socket ends
//   slow                sleeps for Milliseconds=n, or until SQLCancel
//   code                does nothing and returns Code=n
//   error               SQL_ERROR; State=, Native=, Message= (%v: the bound values, %c: the connection string)
//                       make its diagnostic record, Records=n how often it is given; a state of class 08 or
//                       Lost=1 loses the connection: it says so when asked, and every later call fails with 08S01
// and besides, of the values delivered,
//   unterminated        no NUL behind text
//   stale-value         the value is not written, its length is
//   stale-indicator     the length is not written, the value is
//   previous-row        the parameters echoed are those of the execution before
//   Indicator=n         the length claimed of every value; Column=n: of the n-th column alone, from 1
//
// Which calls fail: counted from 1 on each connection, or with Counter=name over all connections of the process,
// those beyond After=n (0), of these each Every=n (1), and no more than Times=n of them.
#pragma once

#include <sql.h>
#include <sqlext.h>
#include <stdbool.h>
#include <stddef.h>

typedef enum {
    CALL_CONNECT,
    CALL_DISCONNECT,
    CALL_PREPARE,
    CALL_EXECUTE,
    CALL_DESCRIBE,
    CALL_FETCH,
    CALL_GETDATA,
    CALL_MORERESULTS,
    CALL_FREE,
    CALL_CANCEL,
    CALL_INFO,
    CALL_COUNT
} Call;

// Every handle begins with its diagnostic records: one text, given as often as the settings ask.
typedef struct {
    char state[6];
    SQLINTEGER native;
    char *message;
    int records;
} Diagnostics;

typedef struct {
    char *text;
    struct {
        char *key;
        char *value;
    } pairs[64];
    int count;
} Settings;

typedef struct {
    Diagnostics diagnostics;
} Environment;

typedef struct {
    Diagnostics diagnostics;
    Settings settings;
    long long calls[CALL_COUNT];
    int socket;
    bool is_lost;
} Connection;

typedef struct {
    SQLSMALLINT direction;
    SQLSMALLINT c_type;
    SQLPOINTER value;
    SQLLEN room;
    SQLLEN *indicator;
} Parameter;

typedef struct {
    SQLSMALLINT c_type;
    SQLPOINTER value;
    SQLLEN room;
    SQLLEN *indicator;
} BoundColumn;

enum { MOST_PARAMETERS = 64, MOST_COLUMNS = 64 };

typedef struct {
    Diagnostics diagnostics;
    Connection *connection;
    char *sql;
    Parameter parameters[MOST_PARAMETERS];
    BoundColumn bound[MOST_COLUMNS];
    // How far SQLGetData has read each column of the row.
    size_t read[MOST_COLUMNS];
    // The parameters of this execution and of the one before.
    char *echo;
    char *previous;
    long long row;
    long long sets;
    bool is_open;
    // Set by SQLCancel, on another thread.
    bool is_cancelled;
} Statement;

// What is not the driver's face is hidden, and even that is never called from within: in a process that links the
// driver manager the name SQLExecute leads to the manager's.
#pragma GCC visibility push(hidden)

// Settings.c
void read_settings(Settings *settings, const char *text);
void free_settings(Settings *settings);
const char *setting(const Settings *settings, const char *key, const char *otherwise);
long long number(const Settings *settings, const char *key, long long otherwise);
// The n-th, from 0, of the parts between commas, in memory of the caller's; NULL beyond the last.
char *listed(const char *list, int n);

// Diagnostics.c
SQLRETURN fail(Diagnostics *diagnostics, const char *state, int native, const char *message);
void forget(Diagnostics *diagnostics);

// Faults.c
bool has_fault(const Connection *connection, const char *name);
// Whether a fault takes the place of the call; `code` is then its result.
bool is_faulted(Connection *connection, Diagnostics *diagnostics, Statement *statement, Call call, SQLRETURN *code);

// Values.c
int column_count(const Statement *statement);
char *column_name(const Statement *statement, int column);
// SQL_SUCCESS_WITH_INFO where the value did not fit.
SQLRETURN deliver(Statement *statement, int column, BoundColumn target, size_t *read);
void echo_parameters(Statement *statement);
void fill_outputs(Statement *statement);

#pragma GCC visibility pop
