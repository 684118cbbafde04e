/// Scheme, host and port (RFC 6454): what policy, credentials and limits are bound to.
public struct Origin: Hashable, Sendable, CustomStringConvertible {
    /// Whether TLS is spoken.
    public let scheme: Scheme
    /// The host, checked and in its one spelling.
    public let host: Host
    /// 1 to 65535.
    public let port: Int

    /// An origin of parts; nil when the port is not 1 to 65535.
    public init?(scheme: Scheme, host: Host, port: Int) {
        guard (1...65535).contains(port) else { return nil }
        self.scheme = scheme
        self.host = host
        self.port = port
    }

    /// Reads `scheme://host` or `scheme://host:port`, nothing after it; `invalidURL` otherwise.
    public init(parsing text: String) throws(EgressError) {
        let (origin, rest) = try Self.read(Array(text.utf8)[...])
        guard rest.isEmpty else {
            throw .invalidURL(
                "An origin ends after its host and port, but more follows.",
                advice: "Write scheme, host and port alone, such as https://api.example.com:8443.")
        }
        self = origin
    }

    /// `https://h:8443`, the scheme's default port left out.
    public var description: String { "\(scheme.rawValue)://\(authority)" }

    /// `h:8443`: the `Host` field's value (RFC 9110, section 7.2).
    public var authority: String { port == scheme.defaultPort ? host.description : "\(host):\(port)" }
}

extension Origin {
    /// The origin at the beginning of `text` and what follows it.
    static func read(_ text: ArraySlice<UInt8>) throws(EgressError) -> (Origin, ArraySlice<UInt8>) {
        try refuseForeignBytes(text)
        guard let (scheme, afterScheme) = Scheme.read(text) else {
            throw .invalidURL(
                "The URL does not begin with http:// or https://.", advice: "Only http and https targets can be called."
            )
        }
        let end = afterScheme.firstIndex { $0.endsAuthority } ?? afterScheme.endIndex
        let authority = afterScheme[..<end]
        guard !authority.contains(UInt8(ascii: "@")) else {
            throw .invalidURL(
                "The URL carries a user name or password before its host.",
                advice: "Leave it out and use Authorize for credentials.")
        }
        let (host, port) = try read(authority: authority, defaultPort: scheme.defaultPort)
        guard let origin = Origin(scheme: scheme, host: host, port: port) else { throw .port }
        return (origin, afterScheme[end...])
    }

    private static func read(authority: ArraySlice<UInt8>, defaultPort: Int) throws(EgressError) -> (Host, Int) {
        let closing = authority.lastIndex(of: UInt8(ascii: "]")) ?? authority.startIndex
        guard let colon = authority[closing...].lastIndex(of: UInt8(ascii: ":")) else {
            return (try Host(bytes: authority), defaultPort)
        }
        let host = try Host(bytes: authority[..<colon])
        return (host, try port(authority[authority.index(after: colon)...]))
    }

    /// 1–65535 in at most five decimal digits, no leading zero (P10).
    private static func port(_ digits: ArraySlice<UInt8>) throws(EgressError) -> Int {
        guard (1...5).contains(digits.count), digits.first != UInt8(ascii: "0"), digits.allSatisfy(\.isDigit) else {
            throw .port
        }
        let port = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        guard (1...65535).contains(port) else { throw .port }
        return port
    }

    private static func refuseForeignBytes(_ text: ArraySlice<UInt8>) throws(EgressError) {
        for byte in text where byte <= 0x20 || byte >= 0x7F || byte == UInt8(ascii: "\\") {
            throw .invalidURL(
                "The URL has \(byte.spelledOut), which does not belong in a URL.",
                advice: "Percent-encode it, or take it out.")
        }
    }
}

extension Scheme {
    fileprivate static func read(_ text: ArraySlice<UInt8>) -> (Scheme, ArraySlice<UInt8>)? {
        for scheme in [Scheme.https, .http] {
            let prefix = Array((scheme.rawValue + "://").utf8)
            if text.prefix(prefix.count).elementsEqual(prefix, by: { $0.lowercasedASCII == $1 }) {
                return (scheme, text.dropFirst(prefix.count))
            }
        }
        return nil
    }
}

extension UInt8 {
    fileprivate var endsAuthority: Bool {
        self == UInt8(ascii: "/") || self == UInt8(ascii: "?") || self == UInt8(ascii: "#")
    }
}

extension EgressError {
    fileprivate static let port = EgressError.invalidURL(
        "The port is not a decimal number from 1 to 65535.", advice: "Correct the port, or leave it and its ':' out.")
}
