import Foundation
import GRDB
import GRDBSQLite
import Synchronization
import Testing
import TokenDesk

@testable import Storage

/// A disk that fails at the n-th read, write, sync or cut of the files in one folder, and from there on (THREATS B3).
///
/// SQLite asks its own layer for files; this one stands before it and gives the same files with other methods. Since C
/// functions know no context, there is one such disk in the process; its suites run one test after the other.
enum FaultyDisk {
    /// What stops working.
    enum Kind: String, CaseIterable, Sendable {
        case read, write, full, sync

        var code: Int32 {
            switch self {
            case .read: SQLITE_IOERR | (1 << 8)
            case .write: SQLITE_IOERR | (3 << 8)
            case .full: SQLITE_FULL
            case .sync: SQLITE_IOERR | (4 << 8)
            }
        }
    }

    private struct State {
        var folder = ""
        var kind: Kind?
        var left = 0
        var failures = 0
        /// Addresses of methods that fail, by those that they stand for.
        var methods: [UInt: UInt] = [:]
    }

    private static let state = Mutex(State())
    // They stay where they are for as long as the process, as SQLite keeps pointers to them.
    private nonisolated(unsafe) static let layer = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    private nonisolated(unsafe) static var original: UnsafePointer<sqlite3_io_methods>?
    private nonisolated(unsafe) static var originalLayer: UnsafeMutablePointer<sqlite3_vfs>?
    private static let isInstalled: Bool = install()

    /// A store in a folder of its own on this disk.
    static func store() throws -> TestStore {
        let folder = TemporaryFolder()
        // Without what stands before it: SQLite follows links.
        let name = folder.path.split(separator: "/").last.map(String.init) ?? ""
        state.withLock { state in
            state.folder = name
            state.kind = nil
        }
        guard isInstalled else { throw CocoaError(.featureUnsupported) }
        let policy = TokenPolicy(countPerOwner: 100_000, issuesPerMinute: 100_000)
        let test = try TestStore(folder: folder, policy: policy)
        return test
    }

    /// Works through a change on a disk that fails at its first access, then at its second, and so on until it is through.
    ///
    /// - Parameter failed: what must hold after each failure, on a disk that works again.
    /// - Returns: how often it failed.
    static func exhaust(
        _ kind: Kind, in test: TestStore, _ change: () async throws -> Void, failed: () async throws -> Void
    ) async throws -> Int {
        var failures = 0
        for count in 1...500 {
            // With all pages in memory nothing would be read.
            try await test.store.file.serialized { $0.releaseMemory() }
            fail(kind, at: count)
            do {
                try await change()
                if mend() == 0 { return failures }
            } catch {
                #expect((error as? StoreError)?.code == .unavailable, "\(error)")
                #expect(mend() > 0, "\(error)")
            }
            failures += 1
            try await failed()
        }
        Issue.record("It never came through.")
        return failures
    }

    /// Fails the `count`-th such access from now and all after it.
    static func fail(_ kind: Kind, at count: Int) {
        state.withLock { state in
            state.kind = kind
            state.left = count
            state.failures = 0
        }
    }

    /// Works again; gives how many accesses failed.
    static func mend() -> Int {
        state.withLock { state in
            state.kind = nil
            return state.failures
        }
    }

    private static func failure(_ kinds: Kind...) -> Int32? {
        state.withLock { state in
            guard let kind = state.kind, kinds.contains(kind) else { return nil }
            state.left -= 1
            guard state.left <= 0 else { return nil }
            state.failures += 1
            return kind.code
        }
    }

    private static func install() -> Bool {
        guard let found = sqlite3_vfs_find(nil) else { return false }
        originalLayer = found
        layer.initialize(to: found.pointee)
        layer.pointee.pNext = nil
        layer.pointee.xOpen = { _, name, file, flags, outFlags in
            guard let inner = FaultyDisk.originalLayer, let file else { return SQLITE_CANTOPEN }
            let code = inner.pointee.xOpen(inner, name, file, flags, outFlags)
            guard code == SQLITE_OK, let name, FaultyDisk.covers(String(cString: name)) else { return code }
            FaultyDisk.cover(file)
            return code
        }
        return sqlite3_vfs_register(layer, 1) == SQLITE_OK
    }

    private static func covers(_ path: String) -> Bool {
        state.withLock { !$0.folder.isEmpty && path.contains($0.folder) }
    }

    /// Files that are locked and files that are not have different methods, but read and write alike.
    private static func cover(_ file: UnsafeMutablePointer<sqlite3_file>) {
        guard let own = file.pointee.pMethods else { return }
        file.pointee.pMethods = state.withLock { state in
            if let made = state.methods[UInt(bitPattern: own)] { return UnsafePointer(bitPattern: made) }
            if original == nil { original = own }
            let made = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
            made.initialize(to: own.pointee)
            replace(in: made)
            state.methods[UInt(bitPattern: own)] = UInt(bitPattern: made)
            return UnsafePointer(made)
        }
    }

    private static func replace(in methods: UnsafeMutablePointer<sqlite3_io_methods>) {
        methods.pointee.xRead = { file, buffer, count, offset in
            FaultyDisk.failure(.read) ?? FaultyDisk.original?.pointee.xRead(file, buffer, count, offset)
                ?? SQLITE_IOERR
        }
        methods.pointee.xWrite = { file, buffer, count, offset in
            FaultyDisk.failure(.write, .full) ?? FaultyDisk.original?.pointee.xWrite(file, buffer, count, offset)
                ?? SQLITE_IOERR
        }
        methods.pointee.xSync = { file, flags in
            FaultyDisk.failure(.sync) ?? FaultyDisk.original?.pointee.xSync(file, flags) ?? SQLITE_IOERR
        }
        methods.pointee.xTruncate = { file, size in
            FaultyDisk.failure(.write) ?? FaultyDisk.original?.pointee.xTruncate(file, size) ?? SQLITE_IOERR
        }
        methods.pointee.xFetch = { _, _, _, page in
            // Reads by memory map would pass this disk by.
            page?.pointee = nil
            return SQLITE_OK
        }
    }
}
