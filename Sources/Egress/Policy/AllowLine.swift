/// One line of the operator's `allow` setting: `http://10.1.2.3:8080`, `https://*.dev.corp class=private`.
///
/// A `*.` stands for exactly one label; the class is mandatory then, since nothing can be looked up in advance.
public struct AllowLine: Hashable, Sendable, CustomStringConvertible {
    /// The origin; of a wildcard line, the one with the wildcard label taken off.
    public let origin: Origin
    /// Whether the line covers each name one label below the origin's host.
    public let isWildcard: Bool
    /// The class as stated, or known from a literal or `localhost`; nil: to be looked up, else global.
    public let addressClass: AddressClass?

    /// A line for one origin.
    public init(_ origin: Origin, addressClass: AddressClass? = nil) {
        self.origin = origin
        self.isWildcard = false
        self.addressClass = origin.host.knownClass ?? addressClass
    }

    /// Reads a line; `invalidURL` when it is none.
    public init(parsing line: String) throws(EgressError) {
        let words = line.split(separator: " ")
        guard let first = words.first, words.count <= 2 else { throw .line }
        var stated: AddressClass?
        if words.count == 2 {
            guard words[1].hasPrefix("class="), let named = AddressClass(rawValue: String(words[1].dropFirst(6))) else {
                throw .line
            }
            stated = named
        }
        guard let star = first.range(of: "://*.") else {
            self.init(try Origin(parsing: String(first)), addressClass: stated)
            return
        }
        guard let stated else {
            throw .invalidURL(
                "A line with a wildcard does not state its class.",
                advice: "Add class=loopback, class=private or class=global.")
        }
        let origin = try Origin(parsing: first[..<star.lowerBound] + "://" + first[star.upperBound...])
        guard origin.host.address == nil else { throw .line }
        self.init(wildcard: origin, addressClass: stated)
    }

    private init(wildcard origin: Origin, addressClass: AddressClass) {
        self.origin = origin
        self.isWildcard = true
        self.addressClass = addressClass
    }

    /// The line as it is written into the setting.
    public var description: String {
        let text = isWildcard ? "\(origin.scheme.rawValue)://*.\(origin.authority)" : origin.description
        guard let addressClass, origin.host.knownClass == nil || isWildcard else { return text }
        return addressClass == .global && !isWildcard ? text : "\(text) class=\(addressClass.rawValue)"
    }
}

extension AllowLine {
    func covers(_ other: Origin) -> Bool {
        guard isWildcard else { return origin == other }
        guard other.scheme == origin.scheme, other.port == origin.port, let name = other.host.name else { return false }
        let suffix = "." + origin.host.description
        guard name.hasSuffix(suffix) else { return false }
        let label = name.dropLast(suffix.count)
        return !label.isEmpty && !label.contains(".")
    }
}

extension StringProtocol {
    /// The first occurrence of `text`, byte for byte.
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start != endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            formIndex(after: &start)
        }
        return nil
    }
}

extension EgressError {
    fileprivate static let line = EgressError.invalidURL(
        "An allow line is not of the form 'origin' or 'origin class=private'.",
        advice: "Write it like http://10.1.2.3:8080 or https://*.dev.corp class=private.")
}
