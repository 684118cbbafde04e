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
}
