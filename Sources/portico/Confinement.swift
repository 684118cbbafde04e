import CVariadic
import Foundation

/// What the process takes from itself before it holds a secret (THREATS B6, B8).
enum Confinement {
    /// Signals of a crash, for which the Swift runtime starts a program that writes registers and the memory they point at
    /// into the log, and holds the crashed process for up to half a minute.
    private static let crashes = [SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP, SIGQUIT]

    /// Gives the memory of large bodies back as soon as they are gone (THREATS L4), closes new files to others, keeps memory out of core files, logs and other processes of the same user, and lets a
    /// crash end the process at once, so that its supervisor starts it again (THREATS O8).
    ///
    /// A system that refuses is left as it is: each is a second net, under files that are made closed one by one.
    static func begin() {
        portico_return_large_blocks()
        for crash in crashes { signal(crash, SIG_DFL) }
        umask(0o077)
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        #if os(Linux)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        #else
        setrlimit(RLIMIT_CORE, &none)
        #endif
        _ = portico_set_dumpable(0)
    }
}
