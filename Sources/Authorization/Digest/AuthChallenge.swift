/// One challenge of a `WWW-Authenticate` field (RFC 9110, section 11.6.1): a scheme and its parameters.
struct AuthChallenge {
    /// In small letters.
    let scheme: String
    /// By their names in small letters; of two with one name the first counts.
    private(set) var parameters: [String: String] = [:]

    /// Challenges, parameters and bytes that are read at most.
    private static let countLimit = 16
    private static let textLimit = 16_384

    /// All challenges of some fields, in order.
    static func list(in fields: [String]) -> [AuthChallenge] {
        fields.flatMap { field in
            var reader = Reader(bytes: Array(field.utf8.prefix(textLimit)))
            return reader.challenges()
        }
    }

    private struct Reader {
        let bytes: [UInt8]
        var position = 0

        mutating func challenges() -> [AuthChallenge] {
            var found: [AuthChallenge] = []
            while position < bytes.count, found.count <= countLimit {
                skip { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ",") }
                let word = token()
                guard !word.isEmpty else { break }
                skip { $0 == 0x20 || $0 == 0x09 }
                guard current == UInt8(ascii: "="), var last = found.popLast() else {
                    found.append(AuthChallenge(scheme: word.lowercased()))
                    continue
                }
                position += 1
                skip { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: "=") }
                let value = current == UInt8(ascii: "\"") ? quoted() : token()
                if last.parameters.count < 32, last.parameters[word.lowercased()] == nil {
                    last.parameters[word.lowercased()] = value
                }
                found.append(last)
            }
            return found
        }

        private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

        private mutating func skip(_ isSkipped: (UInt8) -> Bool) {
            while let byte = current, isSkipped(byte) { position += 1 }
        }

        /// What ends at a blank, a comma or `=`; broader than a token, so that a `token68` is read over.
        private mutating func token() -> String {
            let start = position
            skip { $0 > 0x20 && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "\"") }
            // Nothing that is no token may hold up the reading.
            if start == position, current != nil { position += 1 }
            return String(decoding: bytes[start..<position], as: UTF8.self).filter { $0 != "\"" && $0 != "=" }
        }

        private mutating func quoted() -> String {
            position += 1
            var text: [UInt8] = []
            while let byte = current, byte != UInt8(ascii: "\"") {
                if byte == UInt8(ascii: "\\"), position + 1 < bytes.count { position += 1 }
                text.append(bytes[position])
                position += 1
            }
            position += 1
            return String(decoding: text, as: UTF8.self)
        }
    }
}
