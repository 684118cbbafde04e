import SourceTree

/// The formats that are asserted; a value of another type passes, as does an unknown format (2020-12 validation, section 7.2).
enum FormatRules {
    typealias Check = @Sendable (Node) -> Bool
    typealias TextCheck = @Sendable (String) -> Bool

    /// The formats of numbers.
    static let numbers: [String: Check] = [
        "int32": integer(Int(Int32.min)...Int(Int32.max)),
        "int64": integer(Int.min...Int.max),
    ]

    /// The formats of texts.
    static let texts: [String: TextCheck] = [
        "date-time": DateFormats.isDateTime, "date": DateFormats.isDate, "time": DateFormats.isTime,
        "duration": { matches(durationPattern, $0) }, "uuid": { matches(uuidPattern, $0) },
        "email": MailFormats.isEmail, "idn-email": MailFormats.isInternationalEmail,
        "hostname": HostFormats.isHostname, "idn-hostname": HostFormats.isInternationalHostname,
        "ipv4": AddressFormats.isIPv4, "ipv6": AddressFormats.isIPv6,
        "uri": { URIFormats.isURI($0) }, "uri-reference": { URIFormats.isReference($0) },
        "iri": { URIFormats.isURI($0, isInternational: true) },
        "iri-reference": { URIFormats.isReference($0, isInternational: true) },
        "uri-template": URIFormats.isTemplate,
        "json-pointer": { matches(pointerPattern, $0) }, "relative-json-pointer": { matches(relativePattern, $0) },
        "regex": { Pattern($0) != nil }, "byte": { matches(base64Pattern, $0) },
    ]

    /// The rule of a format, nil for one that is not known.
    static func rule(_ name: String) -> FormatRule? {
        if let check = numbers[name] { return .number(check) }
        if let pattern = patterns[name] { return pattern.map { .pattern($0) } }
        return texts[name].map { .text($0) }
    }

    /// Those of texts that are one expression.
    private static let patterns: [String: Pattern?] = [
        "duration": durationPattern, "uuid": uuidPattern, "json-pointer": pointerPattern,
        "relative-json-pointer": relativePattern, "byte": base64Pattern,
    ]
    private static let durationPattern = Pattern(
        #"^P(?!$)(\d+W|(\d+Y(\d+M(\d+D)?)?|\d+M(\d+D)?|\d+D)?(T(?=\d)(\d+H(\d+M(\d+S)?)?|\d+M(\d+S)?|\d+S))?)$"#)
    private static let uuidPattern = Pattern(#"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"#)
    private static let pointerPattern = Pattern(#"^(/([^~/]|~[01])*)*$"#)
    private static let relativePattern = Pattern(#"^(0|[1-9][0-9]*)(#|(/([^~/]|~[01])*)*)$"#)
    private static let base64Pattern = Pattern(#"^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"#)

    /// What cannot be run within the limits passes.
    private static func matches(_ pattern: Pattern?, _ text: String) -> Bool { pattern?.matches(text) != .no }

    /// An integer outside the range fails; a fraction is the business of `type`.
    private static func integer(_ range: ClosedRange<Int>) -> Check {
        { node in
            if let number = node.integer, range.contains(number) { return true }
            guard node.kind == .number, let number = node.text.flatMap({ ExactNumber($0) }), number.isInteger else {
                return true
            }
            return number >= ExactNumber(range.lowerBound) && number <= ExactNumber(range.upperBound)
        }
    }
}
