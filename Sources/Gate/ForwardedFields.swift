import NIOHTTP1

/// Which header fields pass the gate, and which it adds (RFC 9110 section 7.6.1; THREATS G5, G6, G8, X4).
enum ForwardedFields {
    private static let hopByHop: Set<String> = [
        "connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection", "te", "trailer",
        "transfer-encoding", "upgrade", "http2-settings",
    ]
    /// Fields by which a client could speak for the gate, or change path, method or address behind its back.
    private static let forged: Set<String> = [
        "authorization", "host", "expect", "forwarded", "x-real-ip", "x-original-url", "x-original-uri",
        "x-rewrite-url",
        "x-http-method", "x-http-method-override", "x-method-override",
    ]
    private static let forgedPrefixes = ["portico-", "x-portico-", "x-forwarded-"]
    private static let ofConnection = NameSieve(hopByHop)
    private static let suspects = NameSieve(hopByHop.union(forged).union(["content-length"]), prefixes: forgedPrefixes)

    /// The fields of a request on its way to the API; `identity` are those that tell who calls.
    static func request(
        _ headers: HTTPHeaders, framing: MessageRules.Framing, identity: [(name: String, value: String)],
        authority: String, client: String?, isSecure: Bool = false
    ) -> HTTPHeaders {
        let nominated = nominated(headers)
        var forwarded: [(String, String)] = []
        forwarded.reserveCapacity(headers.count + 8)
        forwarded.append(("Host", authority))
        var host: String?
        for (name, value) in headers {
            if suspects.mayHold(name) {
                let small = name.lowercased()
                if small == "host" { host = value }
                if hopByHop.contains(small) || isForged(name, small) { continue }
            }
            if !nominated.isEmpty, nominated.contains(name.lowercased()) { continue }
            forwarded.append((name, value))
        }
        if framing == .chunked { forwarded.append(("Transfer-Encoding", "chunked")) }
        if let client { forwarded.append(("X-Forwarded-For", client)) }
        if let host { forwarded.append(("X-Forwarded-Host", host)) }
        forwarded.append(("X-Forwarded-Proto", isSecure ? "https" : "http"))
        for (name, value) in identity { forwarded.append((name, value)) }
        return HTTPHeaders(forwarded)
    }

    /// The fields of a response on its way to the client, framed anew; `hasBody` is false after HEAD and for 204 and 304.
    static func response(_ head: HTTPResponseHead, hasBody: Bool, keepsAlive: Bool) -> HTTPHeaders {
        let nominated = nominated(head.headers)
        var forwarded: [(String, String)] = []
        forwarded.reserveCapacity(head.headers.count + 2)
        var hasLength = false
        for (name, value) in head.headers {
            if ofConnection.mayHold(name), hopByHop.contains(name.lowercased()) { continue }
            if !nominated.isEmpty, nominated.contains(name.lowercased()) { continue }
            if name.isField("content-length") {
                // Neither interim answers nor 204 have a length (RFC 9110 section 8.6).
                if head.status.code < 200 || head.status.code == 204 { continue }
                hasLength = true
            }
            forwarded.append((name, value))
        }
        if hasBody, !hasLength { forwarded.append(("Transfer-Encoding", "chunked")) }
        if !keepsAlive { forwarded.append(("Connection", "close")) }
        return HTTPHeaders(forwarded)
    }

    /// Offers or confirms another protocol on the connection.
    static func add(upgrade value: String, to headers: inout HTTPHeaders) {
        headers.add(name: "Connection", value: "Upgrade")
        headers.add(name: "Upgrade", value: value)
    }

    /// Whether a response is a stream of events, which may be silent for long.
    static func isEventStream(_ headers: HTTPHeaders) -> Bool {
        guard let (_, type) = headers.first(where: { $0.name.isField("content-type") }) else { return false }
        return type.utf8.count >= 17
            && String(decoding: type.utf8.prefix(17), as: UTF8.self).isField("text/event-stream")
    }

    /// The names in `Connection`, in small letters; without those that only speak of the connection's end.
    static func nominated(_ headers: HTTPHeaders) -> Set<String> {
        var names: Set<String> = []
        for (name, value) in headers where name.isField("connection") {
            if value.isField("keep-alive") || value.isField("close") { continue }
            for piece in value.split(separator: ",") {
                let trimmed = piece.utf8.drop { $0 == 0x20 || $0 == 0x09 }
                let kept = trimmed.prefix { $0 != 0x20 && $0 != 0x09 }
                names.insert(String(decoding: kept, as: UTF8.self).lowercased())
            }
        }
        return names
    }

    /// Compares without case and with every sign folded to a hyphen, as gateways fold names on their way to a variable.
    private static func isForged(_ name: String, _ small: String) -> Bool {
        let folded = String(
            decoding: name.utf8.map { byte -> UInt8 in
                switch byte {
                case 0x41...0x5A: byte | 0x20
                case 0x30...0x39, 0x61...0x7A: byte
                default: UInt8(ascii: "-")
                }
            }, as: UTF8.self)
        let isFraming = folded == "content-length" || hopByHop.contains(folded)
        return forged.contains(folded) || forgedPrefixes.contains { folded.hasPrefix($0) }
            || (isFraming && folded != small)
    }
}
