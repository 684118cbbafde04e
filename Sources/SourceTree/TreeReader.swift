/// Chooses the reader of a text and checks what holds for every format: size and encoding.
struct TreeReader {
    let name: String
    let budget: Budget
    private let text: LineMap

    init(bytes: [UInt8], name: String, budget: Budget) {
        self.name = name
        var budget = budget
        // The arena counts in 24 and 32 bits.
        budget.nodes = min(budget.nodes, 16_000_000)
        budget.bytes = min(budget.bytes, 1 << 30)
        self.budget = budget
        text = LineMap(bytes: bytes)
    }

    func read(_ format: SourceFormat?) throws(SourceError) -> Tree {
        guard text.bytes.count <= budget.bytes else {
            throw SourceError(.tooLarge, "The text has more than \(budget.bytes) bytes.")
        }
        return try text.bytes.withUnsafeBufferPointer { bytes throws(SourceError) in
            let check = try checkEncoding(bytes)
            let start = ByteOrderMark.utf8.isPrefix(of: bytes) ? 3 : 0
            let notes =
                start > 0 ? [Note(record: 0, offset: 0, message: "The byte order mark at the start is ignored.")] : []
            guard let base = bytes.baseAddress, bytes.count > start else {
                throw SourceError(.empty, at: start, in: text, "Expected a value, came an empty text.")
            }
            let isContainer = startsAsContainer(bytes[start...])
            let name = name.lowercased()
            let isNamedYAML = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
            if format == nil, isNamedYAML, isContainer {
                // A YAML file that holds JSON: quicker so, and libyaml takes no escaped surrogate pairs.
                if let tree = try? json(bytes, base: base, start: start, notes: notes) { return tree }
            }
            let isJSON = !isNamedYAML && (isContainer || name.hasSuffix(".json"))
            if format == .json || format == nil && isJSON {
                return try json(bytes, base: base, start: start, notes: notes)
            }
            return try yaml(bytes, start: start, isASCII: check.isASCII, notes: notes)
        }
    }

    private func json(
        _ bytes: UnsafeBufferPointer<UInt8>, base: UnsafePointer<UInt8>, start: Int, notes: [Note]
    ) throws(SourceError) -> Tree {
        var reader = JSONReader(bytes, base: base, start: start, text: text, budget: budget)
        try reader.read()
        let notes = notes + Note.duplicates(of: reader.writer)
        return Tree(
            name: name, format: .json, arena: reader.writer.arena,
            hasRepeatedKeys: !reader.writer.duplicates.isEmpty, notes: notes)
    }

    private func yaml(
        _ bytes: UnsafeBufferPointer<UInt8>, start: Int, isASCII: Bool, notes: [Note]
    ) throws(SourceError) -> Tree {
        guard var reader = YAMLReader(bytes, start: start, isASCII: isASCII, text: text, budget: budget) else {
            throw SourceError(.tooLarge, "There is no memory for the YAML parser.")
        }
        try reader.read()
        let notes = notes + reader.notes + Note.duplicates(of: reader.writer)
        return Tree(
            name: name, format: .yaml, arena: reader.writer.arena,
            hasRepeatedKeys: !reader.writer.duplicates.isEmpty, notes: notes)
    }

    private func checkEncoding(_ bytes: UnsafeBufferPointer<UInt8>) throws(SourceError) -> UTF8Check {
        for (mark, encoding) in [(ByteOrderMark.utf32, "UTF-32"), (.utf16, "UTF-16")] where mark.isPrefix(of: bytes) {
            throw SourceError(.encoding, at: 0, in: text, "Expected UTF-8, came \(encoding).")
        }
        let check = UTF8Check(bytes)
        if let offset = check.brokenOffset {
            throw SourceError(.encoding, at: offset, in: text, "Expected UTF-8, came bytes that are none.")
        }
        return check
    }

    /// Whether the first character is that of a JSON array or object.
    private func startsAsContainer(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }
}
