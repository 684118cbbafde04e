import HTTPTypes
import NIOHTTP1
import Synchronization

/// One call under way: what has to go on the wire, and what the connection saw of it.
///
/// A class, because the task that waits and the connection that works share it.
final class CallRecord: Sendable {
    /// A connection that is ready for the request.
    struct Way: Sendable {
        /// When TCP, with a proxy's tunnel, was open.
        var opened: ContinuousClock.Instant
        /// When TLS was, too.
        var secured: ContinuousClock.Instant
        var tls: TLSConnection?
    }

    struct Seen: Sendable {
        var way: Way?
        var answered: ContinuousClock.Instant?
        var head: HTTPResponseHead?
        var isTruncated = false
    }

    /// The target, byte for byte.
    let requestTarget: String
    /// The fields in wire order, framing fields excepted.
    let fields: HTTPHeaders
    let limits: EgressLimits
    private let state = Mutex(Seen())

    init(_ request: EgressRequest, route: Route) {
        self.requestTarget = route.requestTarget(of: request.url)
        self.limits = request.limits
        var fields = HTTPHeaders([("Host", request.url.origin.authority)])
        for field in request.fields { fields.add(name: field.name.rawName, value: field.value) }
        fields.add(name: "Connection", value: "close")
        self.fields = fields
    }

    var seen: Seen { state.withLock { $0 } }

    /// Bytes of the body that are taken: fewer of one that came compressed, which costs its sender next to nothing (V4).
    var bodyLimit: Int {
        let codings = state.withLock { $0.head?.headers["Content-Encoding"] ?? [] }
        return !ContentDecoding(codings).codings.isEmpty ? min(limits.body, limits.decoded ?? limits.body) : limits.body
    }

    func connected(by way: Way) {
        state.withLock { $0.way = way }
    }

    func truncated() {
        state.withLock { $0.isTruncated = true }
    }

    func answered(_ head: HTTPResponseHead) {
        state.withLock {
            $0.answered = .now
            $0.head = head
        }
    }
}
