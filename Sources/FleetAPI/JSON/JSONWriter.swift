import NIOCore

/// Writes JSON straight into a buffer: compact, members in the order they come.
enum JSONWriter {
    /// Appends the text of a value. Values are made by this target, so their depth is small.
    static func write(_ value: JSONValue, to buffer: inout ByteBuffer) {
        switch value {
        case .null: buffer.writeStaticString("null")
        case .boolean(let value): buffer.writeString(value ? "true" : "false")
        case .integer(let value): buffer.writeString(String(value))
        case .double(let value): buffer.writeString(String(value))
        case .string(let text): write(text, to: &buffer)
        case .array(let elements):
            buffer.writeStaticString("[")
            for (index, element) in elements.enumerated() {
                if index > 0 { buffer.writeStaticString(",") }
                write(element, to: &buffer)
            }
            buffer.writeStaticString("]")
        case .object(let members):
            buffer.writeStaticString("{")
            for (index, member) in members.enumerated() {
                if index > 0 { buffer.writeStaticString(",") }
                write(member.0, to: &buffer)
                buffer.writeStaticString(":")
                write(member.1, to: &buffer)
            }
            buffer.writeStaticString("}")
        }
    }

    /// The text of a value.
    static func text(_ value: JSONValue) -> String {
        var buffer = ByteBuffer()
        write(value, to: &buffer)
        return String(buffer: buffer)
    }

    private static func write(_ text: String, to buffer: inout ByteBuffer) {
        buffer.writeStaticString("\"")
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        if isPlain { buffer.writeString(text) } else { writeEscaped(text, to: &buffer) }
        buffer.writeStaticString("\"")
    }

    private static func writeEscaped(_ text: String, to buffer: inout ByteBuffer) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): buffer.writeStaticString("\\\"")
            case UInt8(ascii: "\\"): buffer.writeStaticString("\\\\")
            case 0x0A: buffer.writeStaticString("\\n")
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                buffer.writeString("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
            default: buffer.writeInteger(byte)
            }
        }
    }
}
