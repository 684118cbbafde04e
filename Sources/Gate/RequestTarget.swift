import TokenDesk

/// A request's target that can be understood in one way only (THREATS G3); it is forwarded exactly as it came.
struct RequestTarget: Hashable, Sendable {
    /// From the first `/`, still percent-encoded.
    let path: String
    /// What follows the first `?`, still percent-encoded.
    let query: String?

    /// Reads the origin-form (RFC 9112 section 3.2.1) and refuses what another reader could take for another path.
    init(_ target: String) throws(Refusal) {
        let bytes = Array(target.utf8)
        guard bytes.first == UInt8(ascii: "/") else { throw .target("The target must be a path.") }
        guard bytes.allSatisfy(Self.isTargetByte) else {
            throw .target("The target has characters that do not belong in a URL.")
        }
        let pathBytes = bytes.prefix { $0 != UInt8(ascii: "?") }
        // What is not encoded is ASCII and hides nothing.
        if pathBytes.contains(UInt8(ascii: "%")) {
            guard String(validating: try Self.decoded(path: pathBytes), as: UTF8.self) != nil else {
                throw .target("The path is not encoded in UTF-8.")
            }
        }
        try Self.check(path: pathBytes)
        path = pathBytes.count == bytes.count ? target : String(decoding: pathBytes, as: UTF8.self)
        query = pathBytes.count < bytes.count ? String(decoding: bytes[(pathBytes.count + 1)...], as: UTF8.self) : nil
        if let query { try Self.refuseToken(in: query) }
    }

    /// The path below `basePath`; nil when it lies elsewhere.
    func path(below basePath: String) -> String? {
        guard path.hasPrefix(basePath) else { return nil }
        let rest = path.dropFirst(basePath.count)
        return rest.first == "/" ? String(rest) : nil
    }

    private static func check(path: ArraySlice<UInt8>) throws(Refusal) {
        guard !path.contains(UInt8(ascii: ";")) else { throw .target("The path has a semicolon.") }
        var rest = path.dropFirst()
        while true {
            let segment = rest.prefix { $0 != UInt8(ascii: "/") }
            let isLast = segment.count == rest.count
            guard !segment.isEmpty || isLast else { throw .target("The path has an empty segment.") }
            guard segment.count > 2 || segment.isEmpty || segment.contains(where: { $0 != UInt8(ascii: ".") }) else {
                throw .target("The path has a dot segment.")
            }
            if isLast { return }
            rest = rest.dropFirst(segment.count + 1)
        }
    }

    /// The path's bytes without percent-encoding; refuses those that must not be hidden by it.
    private static func decoded(path: ArraySlice<UInt8>) throws(Refusal) -> [UInt8] {
        var decoded: [UInt8] = []
        var rest = path
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                decoded.append(byte)
                continue
            }
            guard let value = PercentTriplet.value(rest) else {
                throw .target("The path has a broken percent-encoding.")
            }
            rest = rest.dropFirst(2)
            guard value > 0x1F, value != 0x7F, !"/\\.;?#".utf8.contains(value) else { throw hidden }
            decoded.append(value)
        }
        // What is encoded twice means one thing to those who decode once and another to those who decode twice.
        guard PercentTriplet.decoded(decoded).count == decoded.count else { throw hidden }
        return decoded
    }

    private static let hidden = Refusal.target(
        "The path hides a character behind percent-encoding that would change its meaning.")

    /// Tokens in a URL end up in logs and histories (RFC 6750 section 2.3; THREATS G2).
    private static func refuseToken(in query: String) throws(Refusal) {
        guard !TokenScan.finds(inFields: query.utf8) else {
            throw .invalidRequest("A token must not be sent in the URL.")
        }
    }

    /// What RFC 3986 allows in a path and query, and `[`, `]` which many clients send as they are.
    private static let targetBytes: [Bool] = (0...255).map { (byte: UInt8) in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._~%!$&'()*+,;=:@/?[]".utf8.contains(byte)
        }
    }

    private static func isTargetByte(_ byte: UInt8) -> Bool { targetBytes[Int(byte)] }
}
