import CLibYAML

extension YAMLReader {
    /// A scalar: a key or a value.
    mutating func scalar(_ event: yaml_event_t) throws(SourceError) {
        let scalar = event.data.scalar
        let content = UnsafeBufferPointer(start: UnsafePointer(scalar.value), count: scalar.length)
        let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
        if frames.last?.awaitsKey == true {
            return try key(event, content, tag: scalar.tag, isPlain: isPlain)
        }
        let measure = Measure(bytes: content.count + 1)
        try count(measure, event)
        if content.count > budget.stringLength {
            throw error(.stringTooLong, event, "A string is longer than \(budget.stringLength) bytes.")
        }
        let index = writer.nextIndex
        var record = place(content, event)
        record = Record(kind(of: content, tag: scalar.tag, isPlain: isPlain, at: record), moving: record)
        writer.add(record)
        if let anchor = scalar.anchor {
            anchors[String(cString: anchor)] = Anchor(index: index, measure: measure)
        }
        add(measure)
    }

    private mutating func key(
        _ event: yaml_event_t, _ content: UnsafeBufferPointer<UInt8>, tag: UnsafeMutablePointer<UInt8>?, isPlain: Bool
    ) throws(SourceError) {
        let limit = content.first == UInt8(ascii: "/") ? 2 * budget.keyLength : budget.keyLength
        if content.count > limit { throw error(.keyTooLong, event, "A key is longer than \(limit) bytes.") }
        frames[frames.count - 1].awaitsKey = false
        let measure = Measure(expanded: 0, bytes: content.count + 1)
        frames[frames.count - 1].measure.bytes += measure.bytes
        try count(measure, event)
        let place = place(content, event)
        let record = Record(.key, moving: place)
        let isMerge = content.count == 2 && content[0] == UInt8(ascii: "<") && content[1] == UInt8(ascii: "<")
        if isMerge, isPlain, tag == nil || YAMLTag(tag) == .merge {
            frames[frames.count - 1].merges = true
            writer.addMergeKey(record)
        } else {
            writer.addKey(record, content: content.baseAddress, count: content.count)
        }
        guard let anchor = event.data.scalar.anchor else { return }
        let scalar = Record(kind(of: content, tag: tag, isPlain: isPlain, at: place), moving: place)
        anchors[String(cString: anchor)] = Anchor(
            index: 0, measure: Measure(bytes: content.count + 1), key: scalar)
    }

    /// A record for text that the document holds as it is, else for the text put aside.
    private mutating func place(_ content: UnsafeBufferPointer<UInt8>, _ event: yaml_event_t) -> Record {
        let start = places.offset(ofScalar: places.index(event.start_mark))
        let end = places.offset(ofScalar: places.index(event.end_mark))
        let style = event.data.scalar.style
        let isPlain = style == YAML_PLAIN_SCALAR_STYLE
        let isQuoted = style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE
        let length = UInt32(truncatingIfNeeded: content.count)
        let first = end - content.count - (isQuoted ? 1 : 0)
        if isPlain || isQuoted, first >= start + (isQuoted ? 1 : 0), places.holds(content, at: first) {
            return Record(
                .string, flags: isQuoted ? Record.quoted : 0, start: UInt32(truncatingIfNeeded: first), extent: length)
        }
        let aside = writer.putAside(
            content, from: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: max(0, end - start)))
        return Record(.string, flags: Record.aside, start: aside, extent: length)
    }

    private mutating func kind(
        of content: UnsafeBufferPointer<UInt8>, tag: UnsafeMutablePointer<UInt8>?, isPlain: Bool, at record: Record
    ) -> Record.Kind {
        if let tag {
            let tag = YAMLTag(tag)
            if let kind = tag.kind(of: content) { return kind }
            noteTag(tag, "scalar", at: writer.arena.offset(record) ?? 0)
        }
        guard isPlain else { return .string }
        let kind = CoreSchema.kind(of: content)
        if kind == .string, CoreSchema.isNotFinite(content) {
            note("JSON has no such number: it is read as a string.", at: writer.arena.offset(record) ?? 0)
        }
        return kind
    }

    /// Reports a tag that a node does not follow.
    mutating func noteTag(_ tag: YAMLTag, _ node: String, at offset: Int) {
        switch tag {
        case .none: break
        case .collection where node != "scalar": break
        case .unknown: note("A tag outside the core schema is ignored.", at: offset)
        default: note("The tag does not fit the \(node) and is ignored.", at: offset)
        }
    }

    /// A warning on the value that is written next.
    private mutating func note(_ message: String, at offset: Int) {
        guard notes.count < Tree.maximumWarnings else { return }
        notes.append(Note(record: writer.nextIndex, offset: offset, message: message))
    }
}
