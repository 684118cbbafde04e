/// How often a resource was changed; its entity tag.
struct Revision: Hashable, Sendable {
    let number: Int64

    /// As it stands in `ETag`: a strong one (RFC 9110, section 8.8.3).
    var entityTag: String { "\"r\(number)\"" }

    /// Whether a list of entity tags names this revision, or is `*`.
    func isNamed(by values: [String], weakly: Bool) -> Bool {
        values.flatMap { $0.split(separator: ",") }.contains { item in
            var tag = item.drop { $0 == " " || $0 == "\t" }
            while let last = tag.last, last == " " || last == "\t" { tag = tag.dropLast() }
            if weakly, tag.hasPrefix("W/") { tag = tag.dropFirst(2) }
            return tag == "*" || tag == entityTag[...]
        }
    }
}
