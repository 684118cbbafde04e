/// Segments that a server or proxy might resolve away (RFC 3986 section 3.3; THREATS X3).
enum PathSafety {
    /// The bytes of `%2e%2e`.
    private static let longest = 6

    /// Whether it is `.` or `..`, dots percent-encoded or not.
    static func isDotSegment(_ segment: Substring) -> Bool {
        guard segment.utf8.count <= longest, let first = segment.utf8.first,
            first == UInt8(ascii: ".") || first == UInt8(ascii: "%")
        else { return false }
        let plain = segment.lowercased().split(separator: "%2e", omittingEmptySubsequences: false)
            .joined(separator: ".")
        return plain == "." || plain == ".."
    }
}
