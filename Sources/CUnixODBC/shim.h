#pragma once

#include <odbcinst.h>
#include <sql.h>
#include <sqlext.h>
#include <sys/prctl.h>

// Macros defined by arithmetic on other macros are not imported into Swift.
static const SQLSMALLINT ODBC_C_SBIGINT = SQL_C_SBIGINT;
static const SQLSMALLINT ODBC_C_SLONG = SQL_C_SLONG;

// Attributes whose value is an integer take it in the place of a pointer.
static inline SQLPOINTER odbc_int_ptr(SQLLEN value) { return (SQLPOINTER)value; }

// prctl takes variable arguments, which Swift cannot pass, and pthread_setname_np is hidden behind _GNU_SOURCE.
static inline void odbc_name_thread(const char *name) { prctl(PR_SET_NAME, name, 0, 0, 0); }
