#include "FaultyDriver.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const Settings *settings_of(const Statement *statement) {
    return &statement->connection->settings;
}

int column_count(const Statement *statement) {
    const char *columns = setting(settings_of(statement), "Columns", "QUEUE_CODE,PRIORITY,ATTACHDATA");
    if (*columns == '\0') return 0;
    int count = 1;
    for (; *columns != '\0'; columns++) count += *columns == ',';
    return count < MOST_COLUMNS ? count : MOST_COLUMNS;
}

char *column_name(const Statement *statement, int column) {
    return listed(setting(settings_of(statement), "Columns", "QUEUE_CODE,PRIORITY,ATTACHDATA"), column);
}

typedef struct {
    char *bytes;
    size_t length;
    bool is_null;
} Value;

static Value text_value(const char *text) {
    return (Value){.bytes = strdup(text), .length = strlen(text)};
}

static Value attach_value(const Statement *statement) {
    const Settings *settings = settings_of(statement);
    const char *text = setting(settings, "Attach", "");
    if (strcmp(text, "NULL") == 0) return (Value){.is_null = true};
    if (strcmp(text, "echo") == 0) {
        const bool is_late = has_fault(statement->connection, "previous-row");
        text = is_late ? statement->previous : statement->echo;
    }
    if (text == NULL) text = "";
    const char *hex = setting(settings, "AttachHex", NULL);
    const size_t times = (size_t)number(settings, "Repeat", 1);
    const size_t length = hex == NULL ? strlen(text) : strlen(hex) / 2;
    Value value = {.bytes = malloc(length * times + 1), .length = length * times};
    for (size_t index = 0; index < value.length; index++) {
        unsigned byte = (unsigned char)(hex == NULL ? text[index % length] : 0);
        if (hex != NULL) sscanf(hex + index % length * 2, "%2x", &byte);
        value.bytes[index] = (char)byte;
    }
    return value;
}

static Value value_of(const Statement *statement, const char *name) {
    const Settings *settings = settings_of(statement);
    if (strncasecmp(name, "ATTACH", 6) == 0) return attach_value(statement);
    if (strncasecmp(name, "QUEUE", 5) == 0) return text_value(setting(settings, "Queue", "1"));
    if (strncasecmp(name, "PRIORITY", 8) == 0) return text_value(setting(settings, "Priority", "5"));
    if (strcasecmp(name, "CLID") == 0) {
        Value value = text_value(statement->echo == NULL ? "" : statement->echo);
        value.length = strcspn(value.bytes, "|");
        return value;
    }
    char row[24];
    snprintf(row, sizeof row, "%lld", statement->row);
    return text_value(strcasecmp(name, "ROW") == 0 ? row : "value");
}

static SQLRETURN write_value(
    const Statement *statement, Value value, SQLSMALLINT c_type, SQLPOINTER into, SQLLEN room, SQLLEN *indicator,
    size_t *read, int column
) {
    const Settings *settings = settings_of(statement);
    const bool is_text = c_type == SQL_C_CHAR || c_type == SQL_C_DEFAULT;
    const bool ends_with_nul = is_text && !has_fault(statement->connection, "unterminated");
    const size_t rest = value.length - *read;
    size_t space = room > 0 ? (size_t)room : 0;
    if (ends_with_nul && space > 0) space--;
    const size_t copied = rest < space ? rest : space;
    if (!value.is_null && into != NULL && !has_fault(statement->connection, "stale-value")) {
        if (c_type == SQL_C_SLONG || c_type == SQL_C_LONG) {
            *(SQLINTEGER *)into = (SQLINTEGER)strtol(value.bytes, NULL, 10);
        } else if (c_type == SQL_C_SBIGINT) {
            *(SQLBIGINT *)into = strtoll(value.bytes, NULL, 10);
        } else {
            memcpy(into, value.bytes + *read, copied);
            if (ends_with_nul && room > 0) ((char *)into)[copied] = '\0';
        }
    }
    if (indicator != NULL && !has_fault(statement->connection, "stale-indicator")) {
        const long long told = number(settings, "Column", column + 1);
        const SQLLEN length = value.is_null ? SQL_NULL_DATA : (SQLLEN)rest;
        *indicator = told == column + 1 ? (SQLLEN)number(settings, "Indicator", length) : length;
    }
    *read += copied;
    return copied < rest && !value.is_null ? SQL_SUCCESS_WITH_INFO : SQL_SUCCESS;
}

SQLRETURN deliver(Statement *statement, int column, BoundColumn target, size_t *read) {
    char *name = column_name(statement, column);
    Value value = value_of(statement, name);
    SQLRETURN code = SQL_NO_DATA;
    // Asked for more of a value that has been given to its end.
    if (*read == 0 || *read < value.length) {
        code = write_value(
            statement, value, target.c_type, target.value, target.room, target.indicator, read, column);
    }
    free(value.bytes);
    free(name);
    return code;
}

void echo_parameters(Statement *statement) {
    free(statement->previous);
    statement->previous = statement->echo;
    size_t size = 0;
    FILE *stream = open_memstream(&statement->echo, &size);
    for (int index = 0; index < MOST_PARAMETERS && statement->parameters[index].value != NULL; index++) {
        const Parameter parameter = statement->parameters[index];
        if (parameter.direction == SQL_PARAM_OUTPUT) continue;
        if (index > 0) fputc('|', stream);
        const SQLLEN length = parameter.indicator == NULL ? SQL_NTS : *parameter.indicator;
        if (length == SQL_NULL_DATA) continue;
        switch (parameter.c_type) {
        case SQL_C_SBIGINT: fprintf(stream, "%lld", (long long)*(SQLBIGINT *)parameter.value); break;
        case SQL_C_DOUBLE: fprintf(stream, "%g", *(double *)parameter.value); break;
        default:
            fwrite(parameter.value, 1, length == SQL_NTS ? strlen(parameter.value) : (size_t)length, stream);
        }
    }
    fclose(stream);
}

void fill_outputs(Statement *statement) {
    static const char *const order[] = {"QUEUE", "PRIORITY", "ATTACH"};
    size_t given = 0;
    for (int index = 0; index < MOST_PARAMETERS && given < sizeof order / sizeof *order; index++) {
        const Parameter parameter = statement->parameters[index];
        if (parameter.value == NULL || parameter.direction == SQL_PARAM_INPUT) continue;
        Value value = value_of(statement, order[given]);
        size_t read = 0;
        write_value(
            statement, value, parameter.c_type, parameter.value, parameter.room, parameter.indicator, &read,
            (int)given++);
        free(value.bytes);
    }
}
