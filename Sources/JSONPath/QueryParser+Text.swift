import SourceTree

/// The words of a query.
extension QueryParser {
    /// An error at the place where reading stands.
    func error(_ message: String) -> JSONPathError { JSONPathError(message, at: index) }

    mutating func take(_ words: String) -> Bool {
        let wanted = words.unicodeScalars
        guard scalars[index...].starts(with: wanted) else { return false }
        index += wanted.count
        return true
    }

    mutating func skipBlanks() {
        while let scalar = current, [" ", "\t", "\n", "\r"].contains(scalar) { index += 1 }
    }

    func text(from start: Int) -> String { String(String.UnicodeScalarView(scalars[start..<index])) }

    /// An integer within those that are exact everywhere (RFC 7493, section 2.2); nil when there is none.
    mutating func optionalInteger() throws(JSONPathError) -> Int? {
        let start = index
        let isNegative = take("-")
        let first = index
        while let scalar = current, Self.isDigit(scalar) { index += 1 }
        guard index > first else {
            guard !isNegative else { throw error("Expected digits") }
            return nil
        }
        guard scalars[first] != "0" || (index == first + 1 && !isNegative) else {
            index = start
            throw error("An integer has no zero in front")
        }
        guard let value = Int(text(from: start)), value.magnitude < 1 << 53 else {
            index = start
            throw error("The integer is too large")
        }
        return value
    }

    /// A text in single or double quotation marks.
    mutating func string() throws(JSONPathError) -> String {
        guard let mark = current, mark == "'" || mark == "\"" else { throw error("Expected a quotation mark") }
        index += 1
        var content = String.UnicodeScalarView()
        while let scalar = current {
            index += 1
            if scalar == mark { return String(content) }
            guard scalar.value >= 0x20 else {
                index -= 1
                throw error("A control character in a text is written as an escape")
            }
            content.append(scalar == "\\" ? try escape(within: mark) : scalar)
        }
        throw error("Expected a quotation mark at the end of the text")
    }

    private mutating func escape(within mark: Unicode.Scalar) throws(JSONPathError) -> Unicode.Scalar {
        guard let letter = current else { throw error("Expected an escape") }
        index += 1
        switch letter {
        case "b": return "\u{8}"
        case "f": return "\u{C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "/", "\\", mark: return letter
        case "u": return try escapedScalar()
        default:
            index -= 1
            throw error("Unknown escape")
        }
    }

    private mutating func escapedScalar() throws(JSONPathError) -> Unicode.Scalar {
        let high = try codeUnit()
        guard 0xD800...0xDBFF ~= high else {
            guard let scalar = Unicode.Scalar(high) else { throw error("Half a surrogate pair") }
            return scalar
        }
        guard take("\\u") else { throw error("Half a surrogate pair") }
        let low = try codeUnit()
        guard 0xDC00...0xDFFF ~= low, let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
        else { throw error("Half a surrogate pair") }
        return scalar
    }

    private mutating func codeUnit() throws(JSONPathError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let scalar = current, scalar.isASCII, let digit = Character(scalar).hexDigitValue else {
                throw error("Expected four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        return value
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    static func isNameFirst(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar.value >= 0x80
    }
}
