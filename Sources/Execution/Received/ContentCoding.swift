/// What the field `Content-Encoding` says of content (RFC 9110 section 8.4).
public enum ContentCoding {
    /// Whether the values name a coding; `identity` and an empty member are none (RFC 9110 sections 5.6.1 and 12.5.3).
    public static func isCoded(_ values: [String]) -> Bool {
        values.contains { value in
            value.split(separator: ",").contains { member in
                let coding = member.trimmingSpaces().lowercased()
                return !coding.isEmpty && coding != "identity"
            }
        }
    }
}
