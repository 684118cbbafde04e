#ifndef PORTICO_C_VARIADIC_H
#define PORTICO_C_VARIADIC_H

// C functions that Swift cannot call, as they have a variable number of arguments or their header is in no module, behind
// functions that it can.

#ifdef __linux__
#include <sys/prctl.h>

/// Says whether the process may be dumped and traced by its own user (prctl PR_SET_DUMPABLE); 0 on success.
static inline int portico_set_dumpable(int is_dumpable) { return prctl(PR_SET_DUMPABLE, is_dumpable, 0, 0, 0); }
#else
static inline int portico_set_dumpable(int is_dumpable) { return 0; }
#endif

#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>

/// Has blocks of a mebibyte and more mapped by themselves, so that they go back to the system when they are freed. Left to
/// itself glibc raises that bound with the first large block that is freed, and keeps most of what comes later.
///
/// What is smaller stays with the thread that freed it, up to four of them: a page's memory would else be given back and asked
/// for again with each page, and cleared by the system each time.
static inline void portico_return_large_blocks(void) {
    mallopt(M_MMAP_THRESHOLD, 1024 * 1024);
    mallopt(M_TRIM_THRESHOLD, 4 * 1024 * 1024);
    mallopt(M_TOP_PAD, 256 * 1024);
}
#else
static inline void portico_return_large_blocks(void) {}
#endif

// Declared as in sqlite3.h, which need not be there: the library comes with GRDB.
struct sqlite3;
extern int sqlite3_db_config(struct sqlite3 *connection, int option, ...);

/// Turns a switch of a connection on or off (sqlite3_db_config); 0 on success.
static inline int portico_sqlite_configure(struct sqlite3 *connection, int option, int is_on) {
    return sqlite3_db_config(connection, option, is_on, (int *)0);
}

#endif
