/// `hostname` (RFC 1123 section 2.1, with the A-labels of RFC 5890) and `idn-hostname` (RFC 5890 section 2.3.2.3).
enum HostFormats {
    static func isHostname(_ text: String) -> Bool {
        guard (1...253).contains(text.utf8.count) else { return false }
        return text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .allSatisfy { isLabel(String(Substring($0))) }
    }

    /// Labels may be parted by the three other full stops, too (RFC 3490 section 3.1).
    static func isInternationalHostname(_ text: String) -> Bool {
        let stops: Set<Unicode.Scalar> = [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"]
        let labels = text.unicodeScalars.split(omittingEmptySubsequences: false) { stops.contains($0) }.map(String.init)
        guard
            labels.reduce(
                labels.count - 1, { $0 + ($1.utf8.allSatisfy { $0 < 0x80 } ? $1.utf8.count : encodedLength($1)) })
                <= 253
        else { return false }
        let decoded = labels.map { label -> [Unicode.Scalar]? in
            if label.utf8.allSatisfy({ $0 < 0x80 }) {
                guard isLabel(label) else { return nil }
                return InternationalLabel.decoded(label) ?? Array(label.unicodeScalars)
            }
            let scalars = Array(label.unicodeScalars)
            return InternationalLabel.isValid(scalars) && encodedLength(label) <= 63 ? scalars : nil
        }
        let known = decoded.compactMap { $0 }
        return known.count == labels.count && BidiRule.holds(for: known)
    }

    /// Whether a text is labels of letters, digits, hyphens and whatever is beyond ASCII; for mail domains.
    static func hasLabels(_ text: String) -> Bool {
        text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
            !label.isEmpty && label.allSatisfy { isLabelByte($0) || $0 >= 0x80 }
        }
    }

    private static func encodedLength(_ label: String) -> Int {
        Punycode.encoded(Array(label.unicodeScalars)).map { $0.utf8.count + 4 } ?? Int.max / 1_024
    }

    /// 1 to 63 letters, digits and inner hyphens; one that begins with `xn--` must be the form of a right U-label.
    private static func isLabel(_ text: String) -> Bool {
        let hyphen = UInt8(ascii: "-")
        let bytes = text.utf8
        guard (1...63).contains(bytes.count), bytes.first != hyphen, bytes.last != hyphen, bytes.allSatisfy(isLabelByte)
        else { return false }
        guard text.lowercased().hasPrefix("xn--") else { return true }
        guard let scalars = InternationalLabel.decoded(text) else { return false }
        return InternationalLabel.isValid(scalars) && BidiRule.holds(for: [scalars])
    }

    private static func isLabelByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "-")
    }
}
