import SourceTree

/// The formats that are asserted; a value of another type passes, as does an unknown format (2020-12 validation, section 7.2).
enum FormatRules {
    typealias Check = @Sendable (Node) -> Bool

    static let all: [String: Check] = [
        "date-time": text(DateFormats.isDateTime),
        "date": text(DateFormats.isDate),
        "time": text(DateFormats.isTime),
        "duration": text { matches(durationPattern, $0) },
        "email": text { matches(emailPattern, $0) },
        "uuid": text { matches(uuidPattern, $0) },
        "uri": text { matches(uriPattern, $0) },
        "uri-reference": text { matches(uriReferencePattern, $0) },
        "hostname": text(isHostname),
        "ipv4": text(AddressFormats.isIPv4),
        "ipv6": text(AddressFormats.isIPv6),
        "json-pointer": text { matches(pointerPattern, $0) },
        "regex": text { Pattern($0) != nil },
        "byte": text { matches(base64Pattern, $0) },
        "int32": integer(Int(Int32.min)...Int(Int32.max)),
        "int64": integer(Int.min...Int.max),
    ]

    private static let durationPattern = Pattern(
        #"^P(?!$)(\d+W|(\d+Y(\d+M(\d+D)?)?|\d+M(\d+D)?|\d+D)?(T(?=\d)(\d+H(\d+M(\d+S)?)?|\d+M(\d+S)?|\d+S))?)$"#)
    private static let emailPattern = Pattern(
        #"^([A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*|"([^"\\]|\\.)+")"#
            + #"@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9A-Za-z:.]+\])$"#
    )
    private static let uuidPattern = Pattern(#"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"#)
    private static let uriPattern = Pattern(
        #"^[A-Za-z][A-Za-z0-9+.-]*:([A-Za-z0-9._~:/?#@!$&'()*+,;=\[\]-]|%[0-9A-Fa-f]{2})*$"#)
    private static let uriReferencePattern = Pattern(
        #"^([A-Za-z0-9._~:/?#@!$&'()*+,;=\[\]-]|%[0-9A-Fa-f]{2})*$"#)
    private static let pointerPattern = Pattern(#"^(/([^~/]|~[01])*)*$"#)
    private static let base64Pattern = Pattern(#"^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"#)

    private static func text(_ check: @escaping @Sendable (String) -> Bool) -> Check {
        { node in node.string.map(check) ?? true }
    }

    /// What cannot be run within the limits passes.
    private static func matches(_ pattern: Pattern?, _ text: String) -> Bool { pattern?.matches(text) != .no }

    /// An integer outside the range fails; a fraction is the business of `type`.
    private static func integer(_ range: ClosedRange<Int>) -> Check {
        { node in
            guard node.kind == .number, let number = node.text.flatMap({ ExactNumber($0) }), number.isInteger else {
                return true
            }
            return number >= ExactNumber(range.lowerBound) && number <= ExactNumber(range.upperBound)
        }
    }

    /// RFC 1123 section 2.1: labels of 1 to 63 letters, digits and inner hyphens, 253 in all.
    private static func isHostname(_ text: String) -> Bool {
        guard (1...253).contains(text.utf8.count) else { return false }
        return text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
            let hyphen = UInt8(ascii: "-")
            return (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
                && label.allSatisfy { (48...57).contains($0) || (97...122).contains($0 | 32) || $0 == hyphen }
        }
    }
}
