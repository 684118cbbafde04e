import Execution
import Synchronization

/// The last file of a form, read while it is sent on: as long as the API takes nothing, nothing is read (THREATS L4).
///
/// A class, because the action and the call share it.
final class FormUpload: Sendable {
    private struct State {
        var begun: [UInt8]
        var size: Int
        var failure: SiteError?
        var isOver = false
    }

    private let source: FormSource
    private let limit: Int
    private let expected: Int?
    private let state: Mutex<State>

    /// - Parameters:
    ///   - begun: what was read of the file already.
    ///   - limit: the most bytes of the file.
    /// - Throws: `tooLarge` when the file is larger than that.
    init(_ source: FormSource, begun: [UInt8], limit: Int) throws(SiteError) {
        self.source = source
        self.limit = limit
        expected = source.rest.map { $0 + begun.count }
        guard (expected ?? 0) <= limit else { throw FormReader.tooLarge(limit) }
        state = Mutex(State(begun: begun, size: 0))
    }

    /// The file for the request; it can be read once.
    func file() -> StreamedFile { StreamedFile(size: expected) { [self] in try await next() } }

    /// Why the file could not be read to its end; nil when nothing speaks against it.
    var failure: SiteError? { state.withLock { $0.failure } }

    /// An API that answered early leaves the rest of the file unread.
    func drain() async {
        guard state.withLock({ !$0.isOver && $0.failure == nil }) else { return }
        await source.drain()
    }

    private func next() async throws -> [UInt8]? {
        do {
            let piece = try await piece()
            let size = state.withLock { state in
                state.size += piece?.count ?? 0
                state.isOver = piece == nil
                return state.size
            }
            guard size <= limit else { throw FormReader.tooLarge(limit) }
            guard size <= expected ?? limit else {
                throw MultipartHead.broken("it has no line end after its last boundary")
            }
            guard piece != nil || expected == nil || size == expected else { throw Self.notLast }
            return piece
        } catch let error as SiteError {
            state.withLock { $0.failure = error }
            throw error
        }
    }

    private func piece() async throws -> [UInt8]? {
        let begun = state.withLock { state in
            defer { state.begun = [] }
            return state.begun
        }
        if !begun.isEmpty { return begun }
        switch try await source.next() {
        case .content(let bytes): return bytes
        case .partEnd:
            guard try await source.next() == nil else { throw Self.notLast }
            return nil
        default: return nil
        }
    }

    private static let notLast = SiteError(
        .invalidField,
        """
        A file of more than \(FormReader.callLimit / 1_048_576) MiB is sent on while it comes, so it has to be the last \
        field of the form, and there may be one such file. Other fields came after it; the call was broken off.
        """)
}
