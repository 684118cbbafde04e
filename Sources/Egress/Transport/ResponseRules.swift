import NIOHTTP1

/// What a response's header section must be like before anything of it is believed.
enum ResponseRules {
    /// Why the head is not acceptable; nil if it is.
    static func error(in head: HTTPResponseHead, limits: EgressLimits) -> EgressError? {
        guard head.version.major == 1, head.version.minor <= 1 else {
            return .violation("does not speak HTTP/1.1")
        }
        guard (100...599).contains(head.status.code) else { return .violation("sent a status code outside 100 to 599") }
        guard head.status.code != 101 else { return .violation("switched protocols, which was not asked for") }
        guard head.headers.count <= limits.fields else {
            return .fields("more than \(limits.fields) fields")
        }
        let size = head.headers.reduce(0) { $0 &+ $1.name.utf8.count &+ $1.value.utf8.count }
        guard size <= limits.fieldBytes else { return .fields("more than \(limits.fieldBytes) bytes") }
        return framingError(in: head.headers)
    }

    /// RFC 9112, section 6.3: what two readers could frame differently is refused.
    private static func framingError(in fields: HTTPHeaders) -> EgressError? {
        let lengths = fields["Content-Length"]
        let codings = fields["Transfer-Encoding"]
        guard lengths.count <= 1 else { return .violation("sent Content-Length more than once") }
        if let length = lengths.first, length.isEmpty || !length.utf8.allSatisfy(\.isDigit) || length.utf8.count > 18 {
            return .violation("sent a Content-Length that is no length")
        }
        guard codings.isEmpty || lengths.isEmpty else {
            return .violation("sent both Content-Length and Transfer-Encoding")
        }
        guard codings.isEmpty || codings.map({ $0.lowercased() }) == ["chunked"] else {
            return .violation("sent a Transfer-Encoding other than chunked")
        }
        return nil
    }
}

extension EgressError {
    /// "The server …": what the other side did against RFC 9112.
    static func violation(_ deed: String) -> EgressError {
        EgressError(
            .protocolViolation, "The server \(deed), so its answer was not taken.",
            advice: "Check that the port speaks plain HTTP/1.1, and whether a proxy stands in between.")
    }

    static func fields(_ amount: String) -> EgressError {
        EgressError(
            .tooLarge, "The server sent a header section of \(amount).",
            advice: "Look at what the server puts into its response fields.")
    }
}
