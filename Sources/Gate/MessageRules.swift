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
        var (hosts, lengths, codings): ([String], [String], [String]) = ([], [], [])
        for (name, value) in head.headers {
            guard isForwardable(value) else { throw .malformed("A header field is not in UTF-8.") }
            switch name.utf8.count {
            case 4 where name.isField("host"): hosts.append(value)
            case 14 where name.isField("content-length"): lengths.append(value)
            case 17 where name.isField("transfer-encoding"): codings.append(value)
            default: break
            }
        }
        try checkHost(hosts)
        try checkNominations(head.headers)
        return try framing(lengths: lengths, codings: codings)
    }

    /// Whether a value passes as it came: no control character but tab (a second net behind the decoder's; THREATS X1), and
    /// no U+FFFD (EF BF BD), which the decoder puts in place of bytes that are not UTF-8.
    private static func isForwardable(_ value: String) -> Bool {
        value.withBytes { bytes in
            for (index, byte) in bytes.enumerated() {
                if isControl(byte) { return false }
                if byte == 0xBD, index > 1, bytes[index - 1] == 0xBF, bytes[index - 2] == 0xEF { return false }
            }
            return true
        }
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        (byte < 0x20 && byte != 0x09) || byte == 0x7F
    }

    /// Whether a method never reaches the API, whatever its description says: a tunnel, or an echo of the credentials.
    static func isUnforwarded(_ method: String) -> Bool { method == "CONNECT" || method == "TRACE" }

    /// Whether the client waits for `100 Continue` before it sends the body.
    static func expectsContinue(_ headers: HTTPHeaders) throws(Refusal) -> Bool {
        var count = 0
        for (name, value) in headers where name.isField("expect") {
            count += 1
            guard count == 1, value.isField("100-continue") else { throw .expectation }
        }
        return count == 1
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
        guard isLength(length) else {
            throw .malformed("The content length is not a number.")
        }
        return length.utf8.allSatisfy { $0 == 0x30 } ? .none : .length
    }

    /// Whether the framing of a response can be read in one way only (THREATS X10); NIO's decoder keeps to one, but not all
    /// who stand before or behind the gate need keep to the same.
    static func isPlain(_ head: HTTPResponseHead) -> Bool {
        var (lengths, codings) = (0, 0)
        for (name, value) in head.headers {
            guard !value.withBytes({ $0.contains(where: isControl) }) else { return false }
            if name.isField("content-length") {
                lengths += 1
                guard isLength(value) else { return false }
            } else if name.isField("transfer-encoding") {
                codings += 1
                guard value.isField("chunked") else { return false }
            }
        }
        return head.version.major == 1 && lengths + codings <= 1 && (100...599).contains(head.status.code)
    }

    /// 1 to 18 digits and nothing else.
    private static func isLength(_ text: String) -> Bool {
        (1...18).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
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

    private static let kept: Set<String> = ["host", "content-length", "content-type", "cookie"]

    /// `Connection: Content-Length` would take the framing away from whoever comes next.
    private static func checkNominations(_ headers: HTTPHeaders) throws(Refusal) {
        guard ForwardedFields.nominated(headers).isDisjoint(with: kept) else {
            throw .malformed("The field Connection names a field that belongs to the message.")
        }
    }
}
