/// The name under which a description stands in the site's addresses: lower case letters, digits, `-` and `.`, at most
/// 64 bytes, never one of the site's own names (THREATS S19: a table key, never a path).
public struct CatalogID: Hashable, Sendable, CustomStringConvertible {
    /// The name as it stands in an address.
    public let description: String

    /// First path segments that belong to the site itself.
    private static let reserved: Set<String> = [
        "accent.css", "account", "assets", "audit", "audit.csv", "csp-report", "health", "join", "metrics", "oauth",
        "password", "search", "session", "settings", "sign-in", "sign-out", "theme", "tokens", "tokens.csv", "users",
        "favicon.ico", "robots.txt", "llms.txt",
    ]

    /// Makes a name of any text, different from those already taken.
    public init(_ text: String, taken: Set<CatalogID> = []) {
        let letters = text.lowercased().unicodeScalars.map { scalar -> Character in
            switch scalar {
            case "a"..."z", "0"..."9", ".": Character(scalar)
            default: "-"
            }
        }
        let words = String(letters).split(separator: "-").filter { $0.contains { $0 != "." } }
        var stem = words.joined(separator: "-").trimmingDots
        stem = String(stem.prefix(56))
        if stem.isEmpty || Self.reserved.contains(stem) { stem += stem.isEmpty ? "api" : "-api" }
        var candidate = CatalogID(name: stem)
        var number = 2
        while taken.contains(candidate) {
            candidate = CatalogID(name: "\(stem)-\(number)")
            number += 1
        }
        self = candidate
    }

    /// The name as it came in an address; it is only ever looked up.
    public init(name: String) { description = name }
}

extension String {
    /// Without dots at both ends.
    fileprivate var trimmingDots: String {
        var part = self[...].drop { $0 == "." }
        while part.last == "." { part = part.dropLast() }
        return String(part)
    }
}
