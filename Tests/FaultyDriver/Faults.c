#define _GNU_SOURCE
#include "FaultyDriver.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static const char *const names[CALL_COUNT] = {
    "connect", "disconnect",  "prepare", "execute", "describe", "fetch",
    "getdata", "moreresults", "free",    "cancel",  "info",
};

// A connection's own counts end with it, and a test of the second attempt to connect needs more.
static pthread_mutex_t shared_lock = PTHREAD_MUTEX_INITIALIZER;
static struct {
    char *name;
    long long calls[CALL_COUNT];
} shared[1024];

static long long shared_turn(const char *name, Call call) {
    const int room = sizeof shared / sizeof *shared;
    long long turn = 0;
    pthread_mutex_lock(&shared_lock);
    for (int index = 0; index < room && turn == 0; index++) {
        if (shared[index].name == NULL) shared[index].name = strdup(name);
        if (strcmp(shared[index].name, name) == 0) turn = ++shared[index].calls[call];
    }
    pthread_mutex_unlock(&shared_lock);
    return turn;
}

static bool is_due(Connection *connection, Call call) {
    const Settings *settings = &connection->settings;
    const char *counter = setting(settings, "Counter", NULL);
    const long long turn = counter == NULL ? ++connection->calls[call] : shared_turn(counter, call);
    const long long beyond = turn - number(settings, "After", 0);
    const long long every = number(settings, "Every", 1);
    return beyond > 0 && beyond % every == 0 && beyond / every <= number(settings, "Times", beyond);
}

bool has_fault(const Connection *connection, const char *name) {
    const char *faults = setting(&connection->settings, "Fault", "");
    bool is_there = false;
    for (int index = 0; !is_there; index++) {
        char *fault = listed(faults, index);
        if (fault == NULL) return false;
        is_there = strcmp(fault, name) == 0;
        free(fault);
    }
    return true;
}

static void nap(void) {
    const struct timespec millisecond = {.tv_nsec = 1000000};
    nanosleep(&millisecond, NULL);
}

static void hang(Connection *connection) {
    if (connection->socket >= 0) {
        char byte;
        while (recv(connection->socket, &byte, 1, 0) > 0) continue;
        connection->is_lost = true;
        return;
    }
    const char *until = setting(&connection->settings, "Until", NULL);
    while (until == NULL || access(until, F_OK) != 0) nap();
}

// Answers whether it was cancelled.
static bool dawdle(const Connection *connection, Statement *statement) {
    struct timespec start, now;
    clock_gettime(CLOCK_MONOTONIC, &start);
    const long long milliseconds = number(&connection->settings, "Milliseconds", 100);
    do {
        nap();
        if (statement != NULL && __atomic_exchange_n(&statement->is_cancelled, false, __ATOMIC_ACQ_REL)) return true;
        clock_gettime(CLOCK_MONOTONIC, &now);
    } while ((now.tv_sec - start.tv_sec) * 1000 + (now.tv_nsec - start.tv_nsec) / 1000000 < milliseconds);
    return false;
}

static char *worded(const char *message, const Connection *connection, const Statement *statement) {
    const char *values = statement != NULL && statement->echo != NULL ? statement->echo : "";
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    for (; *message != '\0'; message++) {
        if (strncmp(message, "%v", 2) == 0 || strncmp(message, "%c", 2) == 0) {
            fputs(*++message == 'v' ? values : connection->settings.text, stream);
        } else {
            fputc(*message, stream);
        }
    }
    fclose(stream);
    return text;
}

static SQLRETURN asked_error(Connection *connection, Diagnostics *diagnostics, Statement *statement, Call call) {
    const Settings *settings = &connection->settings;
    const char *state = setting(settings, "State", call == CALL_CONNECT ? "08001" : "HY000");
    char *message = worded(setting(settings, "Message", "as asked"), connection, statement);
    fail(diagnostics, state, (int)number(settings, "Native", 0), message);
    free(message);
    diagnostics->records = (int)number(settings, "Records", 1);
    if (strncmp(state, "08", 2) == 0 || number(settings, "Lost", 0) != 0) connection->is_lost = true;
    return SQL_ERROR;
}

bool is_faulted(Connection *connection, Diagnostics *diagnostics, Statement *statement, Call call, SQLRETURN *code) {
    forget(diagnostics);
    char fault[32];
    if (is_due(connection, call)) {
        snprintf(fault, sizeof fault, "hang-%s", names[call]);
        if (has_fault(connection, fault)) hang(connection);
        snprintf(fault, sizeof fault, "slow-%s", names[call]);
        if (has_fault(connection, fault) && dawdle(connection, statement)) {
            *code = fail(diagnostics, "HY008", 0, "cancelled");
            return true;
        }
        snprintf(fault, sizeof fault, "code-%s", names[call]);
        if (has_fault(connection, fault)) {
            *code = (SQLRETURN)number(&connection->settings, "Code", 0);
            return true;
        }
        snprintf(fault, sizeof fault, "error-%s", names[call]);
        if (has_fault(connection, fault)) {
            *code = asked_error(connection, diagnostics, statement, call);
            return true;
        }
    }
    // A lost connection lets go of its handles but does nothing else.
    if (!connection->is_lost || call == CALL_DISCONNECT || call == CALL_FREE || call == CALL_INFO) return false;
    *code = fail(diagnostics, "08S01", 0, "communication link failure");
    return true;
}
