/// A host of the strict grammar: a name of `[a-z0-9.-]`, a canonical dotted quad, or an IPv6 literal as RFC 5952 writes it.
///
/// Every other spelling that some resolver would understand (`0x7f.1`, `2130706433`, full-width digits, encoded
/// bytes) is refused, so that whoever checks a host and whoever dials it read the same thing.
public struct Host: Hashable, Sendable, CustomStringConvertible {
    /// As it goes into a URL and the `Host` field: lower case, IPv6 in brackets.
    public let description: String
    /// The address, when the host is a literal.
    public let address: IPAddress?

    /// Reads `text`, an IPv6 literal in brackets; `invalidURL` when it is not of the grammar.
    public init(parsing text: String) throws(EgressError) {
        try self.init(bytes: Array(text.utf8))
    }

    private init(checkedName: String) {
        self.address = nil
        self.description = checkedName
    }

    /// A literal host.
    public init(_ address: IPAddress) {
        self.address = address
        self.description = address.isIPv6 ? "[\(address)]" : address.description
    }

    /// `localhost` or a name below it (RFC 6761, section 6.3).
    public var isLocalhost: Bool { description == "localhost" || description.hasSuffix(".localhost") }

    /// The name to look up; nil for a literal.
    public var name: String? { address == nil ? description : nil }

    /// The class that is known without a resolver: of literals and of `localhost`.
    public var knownClass: AddressClass? {
        if let address {
            guard case .permitted(let addressClass) = address.verdict else { return nil }
            return addressClass
        }
        return isLocalhost ? .loopback : nil
    }
}

extension Host {
    init(bytes: some Collection<UInt8>) throws(EgressError) {
        let bytes = bytes.map { $0.lowercasedASCII }
        guard !bytes.isEmpty else { throw .host("The host is missing.") }
        guard bytes.count <= 253 else { throw .host("The host is longer than 253 characters.") }
        if bytes[0] == UInt8(ascii: "[") {
            try self.init(bracketed: bytes)
            return
        }
        let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        if let last = labels.last, Self.looksNumeric(last) {
            guard let address = IPAddress(dottedQuad: bytes) else {
                throw .host("The host looks like a number but is no dotted quad such as 127.0.0.1.")
            }
            self.init(address)
            return
        }
        for label in labels { try Self.check(label) }
        self.init(checkedName: String(decoding: bytes, as: UTF8.self))
    }

    private init(bracketed bytes: [UInt8]) throws(EgressError) {
        guard bytes.last == UInt8(ascii: "]"), bytes.count > 2 else {
            throw .host("The IPv6 address has no closing bracket.")
        }
        let inner = bytes[1..<(bytes.count - 1)]
        guard let address = IPAddress(ipv6: inner) else {
            throw .host("The text in brackets is no IPv6 address (zone identifiers are not taken).")
        }
        let canonical = address.description
        guard canonical.utf8.elementsEqual(inner) else {
            throw .host("The IPv6 address is not in its canonical form; write [\(canonical)].")
        }
        self.init(address)
    }

    /// Whether the last label makes a resolver read the whole as a number (the WHATWG URL "ends in a number" rule).
    private static func looksNumeric(_ label: ArraySlice<UInt8>) -> Bool {
        if label.isEmpty { return false }
        if label.allSatisfy(\.isDigit) { return true }
        return label.starts(with: [UInt8(ascii: "0"), UInt8(ascii: "x")]) && label.dropFirst(2).allSatisfy(\.isHexDigit)
    }

    private static func check(_ label: ArraySlice<UInt8>) throws(EgressError) {
        guard let first = label.first, let last = label.last else {
            throw .host("The host has an empty label (two dots, or a dot at an end).")
        }
        guard label.count <= 63 else { throw .host("The host has a label longer than 63 characters.") }
        for byte in label where !(byte.isLowercaseLetter || byte.isDigit || byte == UInt8(ascii: "-")) {
            throw .host("The host has \(byte.spelledOut); only letters, digits, '-' and '.' are taken.")
        }
        guard first != UInt8(ascii: "-"), last != UInt8(ascii: "-") else {
            throw .host("A label of the host begins or ends with '-'.")
        }
    }
}

extension EgressError {
    fileprivate static func host(_ message: String) -> EgressError {
        .invalidURL(
            message, advice: "Write a plain name, an address like 127.0.0.1 or [::1]; international names as xn--.")
    }
}
