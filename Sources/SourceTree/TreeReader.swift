/// Chooses the reader of a text and checks what holds for every format: size and encoding.
struct TreeReader {
    let name: String
    let budget: Budget
    private let cache: (any TreeCache)?
    private let text: LineMap

    init(bytes: [UInt8], name: String, budget: Budget, cache: (any TreeCache)?) {
        self.name = name
        self.cache = cache
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
            let start = ByteOrderMark.utf8.isPrefix(of: bytes) ? 3 : 0
            let isContainer = startsAsContainer(bytes[min(start, bytes.count)...])
            let name = name.lowercased()
            let isNamedYAML = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
            let isJSON = format == .json || format == nil && !isNamedYAML && (isContainer || name.hasSuffix(".json"))
            // A YAML file may hold JSON: quicker so, and libyaml takes no escaped surrogate pairs.
            let mayBeJSON = isJSON || format == nil && isContainer
            if mayBeJSON, let writer = JSONFastPath.read(bytes, start: start, text: text, budget: budget) {
                return tree(.json, writer, notes(start))
            }
            let check = try checkEncoding(bytes)
            guard let base = bytes.baseAddress, bytes.count > start else {
                throw SourceError(.empty, at: start, in: text, "Expected a value, came an empty text.")
            }
            if isJSON { return try json(bytes, base: base, start: start) }
            if mayBeJSON, let tree = try? json(bytes, base: base, start: start) { return tree }
            return try yaml(bytes, start: start, isASCII: check.isASCII)
        }
    }

    private func json(
        _ bytes: UnsafeBufferPointer<UInt8>, base: UnsafePointer<UInt8>, start: Int
    ) throws(SourceError) -> Tree {
        var reader = JSONReader(bytes, base: base, start: start, text: text, budget: budget)
        try reader.read()
        return tree(.json, reader.writer, notes(start))
    }

    private func yaml(
        _ bytes: UnsafeBufferPointer<UInt8>, start: Int, isASCII: Bool
    ) throws(SourceError) -> Tree {
        if let archive = cache?.stored(for: text.bytes),
            let reader = ArchiveReader(archive, text: text, budget: budget)
        {
            return tree(.yaml, reader.writer, reader.notes)
        }
        let reader: YAMLReader
        do {
            reader = try yamlReader(bytes, start: start, isASCII: isASCII)
        } catch {
            guard error.code == .syntax, let mended = TabbedLines.mended(bytes) else { throw error }
            reader = try mended.withUnsafeBufferPointer { bytes throws(SourceError) in
                try yamlReader(bytes, start: start, isASCII: isASCII)
            }
        }
        let notes = notes(start) + reader.notes
        cache?.store(TreeArchive.write(reader.writer.arena, notes: notes, budget: budget), for: text.bytes)
        return tree(.yaml, reader.writer, notes)
    }

    /// A reader that has read the text, which may be mended where no position changes.
    private func yamlReader(
        _ bytes: UnsafeBufferPointer<UInt8>, start: Int, isASCII: Bool
    ) throws(SourceError) -> YAMLReader {
        guard var reader = YAMLReader(bytes, start: start, isASCII: isASCII, text: text, budget: budget) else {
            throw SourceError(.tooLarge, "There is no memory for the YAML parser.")
        }
        try reader.read()
        return reader
    }

    private func tree(_ format: SourceFormat, _ writer: ArenaWriter, _ notes: [Note]) -> Tree {
        Tree(
            name: name, format: format, arena: writer.arena, hasRepeatedKeys: !writer.duplicates.isEmpty,
            notes: notes + Note.duplicates(of: writer))
    }

    private func notes(_ start: Int) -> [Note] {
        start > 0 ? [Note(record: 0, offset: 0, message: "The byte order mark at the start is ignored.")] : []
    }

    private func checkEncoding(_ bytes: UnsafeBufferPointer<UInt8>) throws(SourceError) -> UTF8Check {
        for (mark, encoding) in [(ByteOrderMark.utf32, "UTF-32"), (.utf16, "UTF-16")] where mark.isPrefix(of: bytes) {
            throw SourceError(.encoding, at: 0, in: text, "Expected UTF-8, came \(encoding); save the text as UTF-8.")
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
