import NIOHTTP1

/// Where one request and its response stand; pure, so that what may follow what is tested without a socket.
struct ExchangePhase: Sendable {
    /// The client's side.
    enum Request: Hashable, Sendable {
        case none, streaming, ended
    }

    /// The API's side.
    enum Response: Hashable, Sendable {
        case none, streaming, ended
    }

    private(set) var request = Request.none
    private(set) var response = Response.none
    /// Whether the client lets the connection live on and nothing has spoilt it.
    private(set) var keepsAlive = true
    private(set) var isHead = false

    /// Whether a request has begun and not both sides have ended.
    var isRunning: Bool { request != .none && !isComplete }
    var isComplete: Bool { request == .ended && response == .ended }
    /// Whether the gate may still answer by itself.
    var canRefuse: Bool { response == .none }

    /// A request's head came.
    mutating func begin(_ head: HTTPRequestHead) {
        self = ExchangePhase()
        request = .streaming
        isHead = head.method == .HEAD
        // After an upgrade offer the decoder reads no further message.
        keepsAlive = head.isKeepAlive && !head.headers.contains(name: "Upgrade")
    }

    mutating func requestEnded() { request = .ended }
    mutating func responseBegan() { response = .streaming }
    mutating func responseEnded() { response = .ended }
    /// The connection ends with this exchange.
    mutating func spoil() { keepsAlive = false }

    /// Whether a response has content by its status and the request's method (RFC 9110 section 6.4.1).
    func hasBody(_ status: HTTPResponseStatus) -> Bool {
        !isHead && status.code >= 200 && status.code != 204 && status.code != 304
    }
}
