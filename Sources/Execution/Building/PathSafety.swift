/// Segments that a server or proxy might resolve away (RFC 3986 section 3.3; THREATS X3).
enum PathSafety {
    /// Whether it is `.` or `..`, dots percent-encoded or not.
    static func isDotSegment(_ segment: Substring) -> Bool {
        let plain = segment.lowercased().split(separator: "%2e", omittingEmptySubsequences: false)
            .joined(separator: ".")
        return plain == "." || plain == ".."
    }
}
