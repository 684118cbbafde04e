/// The walk of ``JSONFormatter``: one pass, a stack of at most 128 bits of "object or array", no recursion.
struct JSONLayout {
    private enum Expected {
        case value, firstElement, firstKey, key, colon, separator
    }

    private let bytes: [UInt8]
    private let maximum: Int
    private var index = 0
    private var output: [UInt8] = []
    private var isObject: [Bool] = []
    private var expected = Expected.value

    init(_ bytes: [UInt8], maximum: Int) {
        self.bytes = bytes
        self.maximum = maximum
    }

    mutating func run() -> [UInt8]? {
        output.reserveCapacity(min(bytes.count * 2, 4_194_304))
        while true {
            while index < bytes.count, CodeScanner.isBlank(bytes[index]) { index += 1 }
            guard index < bytes.count else { break }
            guard step(bytes[index]), output.count <= maximum else { return nil }
        }
        return isObject.isEmpty && expected == .separator ? output : nil
    }

    private mutating func step(_ byte: UInt8) -> Bool {
        switch (expected, byte) {
        case (.separator, UInt8(ascii: ",")): return separate()
        case (.separator, UInt8(ascii: "}")): return close(byte, object: true)
        case (.separator, UInt8(ascii: "]")): return close(byte, object: false)
        case (.firstKey, UInt8(ascii: "}")): return closeEmpty(byte)
        case (.firstElement, UInt8(ascii: "]")): return closeEmpty(byte)
        case (.colon, UInt8(ascii: ":")):
            output += [byte, 0x20]
            index += 1
            expected = .value
            return true
        case (.firstKey, UInt8(ascii: "\"")), (.key, UInt8(ascii: "\"")):
            if expected == .firstKey { newLine() }
            expected = .colon
            return string()
        case (.value, _), (.firstElement, _):
            if expected == .firstElement { newLine() }
            return value(byte)
        default:
            return false
        }
    }

    private mutating func value(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard isObject.count < JSONFormatter.depth else { return false }
            isObject.append(byte == UInt8(ascii: "{"))
            expected = byte == UInt8(ascii: "{") ? .firstKey : .firstElement
            output.append(byte)
            index += 1
            return true
        case UInt8(ascii: "\""):
            expected = .separator
            return string()
        default:
            expected = .separator
            return scalar()
        }
    }

    private mutating func separate() -> Bool {
        guard let object = isObject.last else { return false }
        output.append(UInt8(ascii: ","))
        index += 1
        newLine()
        expected = object ? .key : .value
        return true
    }

    private mutating func close(_ byte: UInt8, object: Bool) -> Bool {
        guard isObject.last == object else { return false }
        isObject.removeLast()
        newLine()
        output.append(byte)
        index += 1
        return true
    }

    private mutating func closeEmpty(_ byte: UInt8) -> Bool {
        isObject.removeLast()
        output.append(byte)
        index += 1
        expected = .separator
        return true
    }

    private mutating func newLine() {
        output.append(0x0A)
        output.append(contentsOf: repeatElement(0x20, count: isObject.count * 2))
    }

    /// Copies a text with its quotes; one that holds a bare control character is no JSON.
    private mutating func string() -> Bool {
        let start = index
        index += 1
        while index < bytes.count {
            let byte = bytes[index]
            guard byte >= 0x20 else { return false }
            index += 1
            if byte == UInt8(ascii: "\\") {
                guard index < bytes.count, bytes[index] >= 0x20 else { return false }
                index += 1
            } else if byte == UInt8(ascii: "\"") {
                output.append(contentsOf: bytes[start..<index])
                return true
            }
        }
        return false
    }

    private mutating func scalar() -> Bool {
        let start = index
        while index < bytes.count, !CodeScanner.isBlank(bytes[index]), !Self.endsScalar(bytes[index]) { index += 1 }
        let word = bytes[start..<index]
        guard
            JSONNumber.isWellFormed(word) || ["true", "false", "null"].contains(where: { word.elementsEqual($0.utf8) })
        else { return false }
        output.append(contentsOf: word)
        return true
    }

    private static func endsScalar(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ":"), UInt8(ascii: "\""): true
        default: false
        }
    }
}
