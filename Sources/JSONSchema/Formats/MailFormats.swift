/// `email` (RFC 5321 section 4.1.2) and `idn-email` (RFC 6531 section 3.3).
enum MailFormats {
    static func isEmail(_ text: String) -> Bool { isMailbox(text, isInternational: false) }

    static func isInternationalEmail(_ text: String) -> Bool { isMailbox(text, isInternational: true) }

    private static let localPattern = Pattern(
        #"^([A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*|"([\x20\x21\x23-\x5B\x5D-\x7E]|\\[\x20-\x7E])*")$"#
    )
    private static let internationalPattern = Pattern(
        #"^([A-Za-z0-9!#$%&'*+/=?^_`{|}~\u0080-\u{10FFFF}-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u0080-\u{10FFFF}-]+)*|"([\x20\x21\x23-\x5B\x5D-\x7E\u0080-\u{10FFFF}]|\\[\x20-\x7E])*")$"#
    )

    private static func isMailbox(_ text: String, isInternational: Bool) -> Bool {
        guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return false }
        let local = String(text[..<at])
        let domain = String(Substring(text.utf8[at...].dropFirst()))
        guard (1...64).contains(local.utf8.count) else { return false }
        let pattern = isInternational ? internationalPattern : localPattern
        guard pattern?.matches(local) != .no else { return false }
        if domain.utf8.first == UInt8(ascii: "["), domain.utf8.last == UInt8(ascii: "]") {
            return isLiteral(String(domain.dropFirst().dropLast()))
        }
        return isInternational ? HostFormats.hasLabels(domain) : HostFormats.isHostname(domain)
    }

    private static func isLiteral(_ text: String) -> Bool {
        if text.lowercased().hasPrefix("ipv6:") { return AddressFormats.isIPv6(String(text.dropFirst(5))) }
        return AddressFormats.isIPv4(text)
    }
}
