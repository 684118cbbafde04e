#ifndef PORTICO_C_VARIADIC_H
#define PORTICO_C_VARIADIC_H

// C functions with a variable number of arguments, which Swift cannot call, behind functions that it can.

#ifdef __linux__
#include <sys/prctl.h>

/// Says whether the process may be dumped and traced by its own user (prctl PR_SET_DUMPABLE); 0 on success.
static inline int portico_set_dumpable(int is_dumpable) { return prctl(PR_SET_DUMPABLE, is_dumpable, 0, 0, 0); }
#else
static inline int portico_set_dumpable(int is_dumpable) { return 0; }
#endif

// Declared as in sqlite3.h, which need not be there: the library comes with GRDB.
struct sqlite3;
extern int sqlite3_db_config(struct sqlite3 *connection, int option, ...);

/// Turns a switch of a connection on or off (sqlite3_db_config); 0 on success.
static inline int portico_sqlite_configure(struct sqlite3 *connection, int option, int is_on) {
    return sqlite3_db_config(connection, option, is_on, (int *)0);
}

#endif
