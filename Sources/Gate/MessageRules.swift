import NIOHTTP1

/// What a request must be before anything else is asked of it: one host, one framing, plain fields (RFC 9112; THREATS X5, G11).
enum MessageRules {
    /// How a request's body is delimited.
    enum Framing: Hashable, Sendable {
        case none
        case length
        case chunked
    }

    /// Checks the head and says how its body is framed.
    static func framing(of head: HTTPRequestHead) throws(Refusal) -> Framing {
        guard head.version == .http1_1 else { throw .version }
        guard head.method != .CONNECT else { throw .method }
        // The decoder puts U+FFFD in place of bytes that are not UTF-8: such a field could not be forwarded as it came.
        guard head.headers.allSatisfy({ !$0.value.unicodeScalars.contains("\u{FFFD}") && !$0.value.utf8.contains(0) })
        else { throw .malformed("A header field is not in UTF-8.") }
        try checkHost(head.headers["Host"])
        try checkNominations(head.headers)
        return try framing(lengths: head.headers["Content-Length"], codings: head.headers["Transfer-Encoding"])
    }

    /// Whether a method never reaches the API, whatever its description says: a tunnel, or an echo of the credentials.
    static func isUnforwarded(_ method: String) -> Bool { method == "CONNECT" || method == "TRACE" }

    /// Whether the client waits for `100 Continue` before it sends the body.
    static func expectsContinue(_ headers: HTTPHeaders) throws(Refusal) -> Bool {
        let values = headers["Expect"]
        guard let value = values.first else { return false }
        guard values.count == 1, value.lowercased() == "100-continue" else { throw .expectation }
        return true
    }

    private static func framing(lengths: [String], codings: [String]) throws(Refusal) -> Framing {
        guard lengths.isEmpty || codings.isEmpty, lengths.count <= 1, codings.count <= 1 else {
            throw .malformed("The end of the body is given twice.")
        }
        if let coding = codings.first {
            guard coding.lowercased() == "chunked" else {
                throw .malformed("The body has a transfer coding other than chunked.")
            }
            return .chunked
        }
        guard let length = lengths.first else { return .none }
        guard (1...18).contains(length.utf8.count), length.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw .malformed("The content length is not a number.")
        }
        return length.utf8.allSatisfy { $0 == 0x30 } ? .none : .length
    }

    private static func checkHost(_ hosts: [String]) throws(Refusal) {
        guard hosts.count == 1, let host = hosts.first, (1...255).contains(host.utf8.count) else {
            throw .malformed("The field Host must come exactly once.")
        }
        let isPlain = host.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            default: "-._:[]".utf8.contains(byte)
            }
        }
        guard isPlain else { throw .malformed("The field Host is not a host.") }
    }

    /// `Connection: Content-Length` would take the framing away from whoever comes next.
    private static func checkNominations(_ headers: HTTPHeaders) throws(Refusal) {
        let kept: Set<String> = ["host", "content-length", "content-type", "cookie"]
        guard ForwardedFields.nominated(headers).isDisjoint(with: kept) else {
            throw .malformed("The field Connection names a field that belongs to the message.")
        }
    }
}
