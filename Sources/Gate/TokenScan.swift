import TokenDesk

/// Finds API tokens where none should be.
enum TokenScan {
    /// Whether the text holds something with the form and checksum of a token.
    static func finds(in text: [UInt8]) -> Bool {
        let prefix = Array(APIToken.prefix.utf8)
        var rest = text[...]
        while let start = rest.firstIndex(of: prefix[0]) {
            rest = rest[start...]
            if rest.starts(with: prefix), APIToken(utf8: Array(rest.prefix(APIToken.length))) != nil { return true }
            rest = rest.dropFirst()
        }
        return false
    }

    /// Whether names and values as in a query or a form hold a token: under the name of RFC 6750, or one of ours under any.
    static func finds(inFields text: some Collection<UInt8>) -> Bool {
        text.split(whereSeparator: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: ";") }).contains { piece in
            let text = PercentTriplet.decoded(piece)
            let name = text.prefix { $0 != UInt8(ascii: "=") }
            return String(decoding: name, as: UTF8.self).lowercased() == "access_token" || finds(in: text)
        }
    }
}
