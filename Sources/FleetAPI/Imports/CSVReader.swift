/// Takes a CSV text (RFC 4180) apart.
struct CSVReader {
    /// One row with the line that it begins on, counted from 1.
    struct Record {
        let line: Int
        var fields: [String]
        /// Whether a quote was left open.
        var isBroken = false
    }

    private let bytes: [UInt8]
    private var offset = 0
    private var line = 1

    init(_ text: String) { bytes = Array(text.utf8) }

    /// The next row that is not empty, nil at the end.
    mutating func next() -> Record? {
        while offset < bytes.count {
            let record = readRecord()
            if record.fields != [""] { return record }
        }
        return nil
    }

    private mutating func readRecord() -> Record {
        var record = Record(line: line, fields: [])
        while true {
            let (field, isClosed) = readField()
            record.fields.append(field)
            if !isClosed { record.isBroken = true }
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: ",") else { break }
            offset += 1
        }
        if offset < bytes.count, bytes[offset] == 0x0D { offset += 1 }
        if offset < bytes.count, bytes[offset] == 0x0A { offset += 1 }
        line += 1
        return record
    }

    private mutating func readField() -> (String, isClosed: Bool) {
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else { return (readPlain(), true) }
        offset += 1
        var field: [UInt8] = []
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            if byte == UInt8(ascii: "\"") {
                guard offset < bytes.count, bytes[offset] == byte else {
                    // What follows a closing quote up to the comma is no CSV; it is kept so that the field is wrong.
                    return (String(decoding: field, as: UTF8.self) + readPlain(), true)
                }
                offset += 1
            } else if byte == 0x0A {
                line += 1
            }
            field.append(byte)
        }
        return (String(decoding: field, as: UTF8.self), false)
    }

    private mutating func readPlain() -> String {
        let start = offset
        while offset < bytes.count, ![UInt8(ascii: ","), 0x0D, 0x0A].contains(bytes[offset]) { offset += 1 }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }
}
