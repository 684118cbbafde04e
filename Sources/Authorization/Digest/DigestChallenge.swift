/// A challenge of the Digest scheme that can be answered (RFC 7616, section 3.3).
struct DigestChallenge: Hashable {
    /// Which function makes the digests.
    enum Algorithm: String {
        case md5 = "MD5"
        case sha256 = "SHA-256"
    }

    let realm: String
    let nonce: String
    let opaque: String?
    let algorithm: Algorithm
    /// As the server wrote it, to be repeated; nil when it named none, which means MD5.
    let algorithmName: String?
    /// Whether the password's digest is bound to this nonce (`-sess`).
    let isSession: Bool
    /// Whether `qop=auth` protects the request; else the form of RFC 2069.
    let hasQuality: Bool
    /// Whether the user's name is to be sent as a digest.
    let hashesUser: Bool
    /// Whether an earlier answer was right but for its nonce.
    let isStale: Bool

    /// The first of a response's challenges that can be answered: servers name them in the order that they prefer.
    static func first(in fields: [String]) -> DigestChallenge? {
        AuthChallenge.list(in: fields).lazy.compactMap { DigestChallenge($0) }.first
    }

    /// Nil for another scheme, another algorithm, `auth-int` alone, or one that lacks its nonce.
    init?(_ challenge: AuthChallenge) {
        let parameters = challenge.parameters
        guard challenge.scheme == "digest", let nonce = parameters["nonce"], let realm = parameters["realm"] else {
            return nil
        }
        let name = parameters["algorithm"]
        let parts = (name ?? "MD5").uppercased()
        isSession = parts.hasSuffix("-SESS")
        guard let algorithm = Algorithm(rawValue: isSession ? String(parts.dropLast(5)) : parts) else { return nil }
        let qualities = parameters["qop"].map { list in
            list.split(whereSeparator: { $0 == "," || $0 == " " }).map { $0.lowercased() }
        }
        guard qualities?.contains("auth") ?? true else { return nil }
        // An echo of what could end a quoted string or a line would break out of the field.
        for text in [nonce, realm, parameters["opaque"] ?? "", name ?? ""] {
            guard text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
        }
        self.realm = realm
        self.nonce = nonce
        self.algorithm = algorithm
        algorithmName = name
        hasQuality = qualities != nil
        opaque = parameters["opaque"]
        hashesUser = parameters["userhash"]?.lowercased() == "true"
        isStale = parameters["stale"]?.lowercased() == "true"
    }
}
