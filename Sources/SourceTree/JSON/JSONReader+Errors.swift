extension JSONReader {
    /// The error for what stands at the cursor.
    func unexpected(_ expectation: String) -> SourceError {
        SourceError(.syntax, at: cursor, in: text, "Expected \(expectation), came \(arrival).")
    }

    func tooLong(_ code: SourceError.Code, _ offset: Int, _ what: String, _ limit: Int) -> SourceError {
        SourceError(code, at: offset, in: text, "\(what) is longer than \(limit) bytes.")
    }

    func tooManyNodes() -> SourceError {
        SourceError(.tooManyNodes, at: cursor, in: text, "There are more than \(budget.nodes) values.")
    }

    /// One character of the text, described.
    private var arrival: String {
        guard cursor < end else { return "the end of the text" }
        let byte = base[cursor]
        switch byte {
        case 0x0A, 0x0D: return "the end of the line"
        case 0x21...0x7E: return "'\(Unicode.Scalar(byte))'"
        default: return "the byte 0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
    }
}
