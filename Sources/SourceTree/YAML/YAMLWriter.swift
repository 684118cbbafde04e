/// Writes a value as YAML 1.2 in block style, without recursion; every reader of the core schema reads the same value back.
struct YAMLWriter {
    private var bytes: [UInt8] = []
    /// The containers being written.
    private var open: [Frame] = []
    private let limit: Int

    private struct Frame {
        var members: Members.Iterator?
        var elements: Elements.Iterator?
        let indentation: Int
        /// Whether the first entry goes on the line of the list's hyphen.
        var isInline: Bool
    }

    init(limit: Int = .max) {
        self.limit = limit
    }

    /// The text of a value, with a newline at the end. Writing stops once there are more bytes than the limit.
    mutating func write(_ node: Node) -> [UInt8] {
        value(node, indentation: 0, afterHyphen: true)
        while let last = open.indices.last, bytes.count <= limit {
            let indentation = open[last].indentation
            if let member = open[last].members?.next() {
                begin(last)
                key(member.key)
                bytes.append(UInt8(ascii: ":"))
                value(member.value, indentation: indentation + 2, afterHyphen: false)
            } else if let element = open[last].elements?.next() {
                begin(last)
                bytes.append(UInt8(ascii: "-"))
                value(element, indentation: indentation + 2, afterHyphen: true)
            } else {
                open.removeLast()
            }
        }
        return bytes
    }

    private mutating func begin(_ last: Int) {
        if open[last].isInline {
            open[last].isInline = false
        } else {
            bytes.append(contentsOf: repeatElement(0x20, count: open[last].indentation))
        }
    }

    private mutating func value(_ node: Node, indentation: Int, afterHyphen: Bool) {
        let isRoot = open.isEmpty
        guard node.count > 0 else {
            if !isRoot { bytes.append(0x20) }
            scalar(node)
            return bytes.append(0x0A)
        }
        // A list under a key stands on lines of its own; what stands in a list begins behind the hyphen.
        if afterHyphen {
            if !isRoot { bytes.append(0x20) }
        } else {
            bytes.append(0x0A)
        }
        open.append(
            Frame(
                members: node.kind == .object ? node.members.makeIterator() : nil,
                elements: node.kind == .array ? node.elements.makeIterator() : nil,
                indentation: isRoot ? 0 : indentation, isInline: afterHyphen))
    }

    private mutating func scalar(_ node: Node) {
        switch node.kind {
        case .object: bytes.append(contentsOf: "{}".utf8)
        case .array: bytes.append(contentsOf: "[]".utf8)
        case .string: string(node.string ?? "")
        default: bytes.append(contentsOf: node.json())
        }
    }

    private mutating func key(_ text: String) {
        if text.utf8.count <= 128 { return string(text) }
        // An implicit key ends within 1,024 characters (YAML 1.2, section 7.4.2); quoted ones may be longer only as explicit.
        bytes.append(contentsOf: "? ".utf8)
        quoted(text)
        bytes.append(0x0A)
        bytes.append(contentsOf: repeatElement(0x20, count: open.last?.indentation ?? 0))
    }

    private mutating func string(_ text: String) {
        if Self.isPlain(text) { bytes.append(contentsOf: text.utf8) } else { quoted(text) }
    }

    /// Double quotes with JSON's escapes, which are YAML's too.
    private mutating func quoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22: bytes.append(contentsOf: "\\\"".utf8)
            case 0x5C: bytes.append(contentsOf: "\\\\".utf8)
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                bytes.append(contentsOf: "\\u".utf8)
                bytes.append(contentsOf: repeatElement(0x30, count: 4 - min(4, digits.utf8.count)))
                bytes.append(contentsOf: digits.utf8)
            default: bytes.append(contentsOf: String(scalar).utf8)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether a text reads as itself without quotes, by every version of YAML: letters, digits and harmless signs, nothing
    /// that is or was a word of another type.
    static func isPlain(_ text: String) -> Bool {
        let utf8 = Array(text.utf8)
        guard let first = utf8.first, let last = utf8.last, isLetter(first) || first == UInt8(ascii: "/"), last != 0x20,
            last != UInt8(ascii: ":"), utf8.allSatisfy(isHarmless)
        else { return false }
        let words: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
        guard !words.contains(text.lowercased()) else { return false }
        return !zip(utf8, utf8.dropFirst()).contains { $0 == UInt8(ascii: ":") && $1 == 0x20 }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }

    private static func isHarmless(_ byte: UInt8) -> Bool {
        isLetter(byte) || (0x30...0x39).contains(byte) || " /-_.+:()=;$".utf8.contains(byte)
    }
}
