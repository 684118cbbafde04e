/// Which codings a body's sender applied (RFC 9110, section 8.4), and whether they are taken off here: all of them, or
/// none where one is not known.
public struct ContentDecoding: Hashable, Sendable {
    enum Coding: Hashable, Sendable {
        case gzip, deflate, brotli
    }

    /// Codings one over the other that are taken off at most; each has its own memory, and may blow the next one up.
    static let depth = 4

    /// In the order in which they were applied; empty when the body stays as it is.
    let codings: [Coding]
    /// Names of the codings that the body keeps, in small letters, in the order in which they were applied.
    public let remaining: [String]

    /// What the values of `Content-Encoding` say; `identity` and empty members are no codings.
    public init(_ values: [String]) {
        let names = values.flatMap { $0.split(separator: ",") }.map {
            $0.filter { $0 != " " && $0 != "\t" }.lowercased()
        }
        .filter { !$0.isEmpty && $0 != "identity" }
        let known = names.compactMap(Self.coding)
        let isKnown = known.count == names.count && known.count <= Self.depth
        codings = isKnown ? known : []
        remaining = isKnown ? [] : names
    }

    private static func coding(_ name: String) -> Coding? {
        switch name {
        // RFC 9110, section 8.4.1.3: the same coding.
        case "gzip", "x-gzip": .gzip
        case "deflate": .deflate
        case "br": .brotli
        default: nil
        }
    }
}
