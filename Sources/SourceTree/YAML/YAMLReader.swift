import CLibYAML

/// Reads YAML text into an arena from libyaml's events, one at a time and without recursion.
///
/// Aliases are not expanded: an alias record names its target. What they stand for is counted all the same, so that no
/// walk over the tree is longer or deeper than the budget.
struct YAMLReader {
    /// What an open or finished collection amounts to.
    struct Measure {
        /// Values in it with all aliases written out, itself included.
        var expanded = 1
        /// Containers inside one another, through aliases, itself included.
        var height = 0
    }

    /// An open collection.
    struct Frame {
        var measure = Measure(height: 1)
        var anchor: String?
        var isMapping: Bool
        /// In a mapping: the next node is a key.
        var awaitsKey: Bool
        /// In a mapping: there was a merge key.
        var merges = false
    }

    /// A finished node that aliases may name.
    struct Anchor {
        var index: Int
        var measure: Measure
    }

    let text: LineMap
    let budget: Budget
    private let parser: YAMLParser
    var places: YAMLPlaces
    var writer: ArenaWriter
    var notes: [Note] = []
    var frames: [Frame] = []
    var anchors: [String: Anchor] = [:]
    /// Nodes that the text writes; nodes that it stands for.
    var written = 0
    var total = 0
    var aliases = 0
    /// Members looked at to resolve merge keys.
    var mergeVisits = 0
    private var hasDocument = false

    /// A reader of `bytes` from `start` on, which are UTF-8; `text` must hold the same bytes. Nil when there is no memory.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, start: Int, isASCII: Bool, text: LineMap, budget: Budget) {
        guard let parser = YAMLParser(UnsafeBufferPointer(rebasing: bytes[start...])) else { return nil }
        self.parser = parser
        self.text = text
        self.budget = budget
        places = YAMLPlaces(bytes: bytes, start: start, isASCII: isASCII)
        writer = ArenaWriter(arena: Arena(text: text), capacity: bytes.count / 16 + 16)
    }

    /// Reads the one document of the text.
    mutating func read() throws(SourceError) {
        while let event = parser.next() {
            switch event.type {
            case YAML_DOCUMENT_START_EVENT: try startDocument(event)
            case YAML_SCALAR_EVENT: try scalar(event)
            case YAML_ALIAS_EVENT: try alias(event)
            case YAML_MAPPING_START_EVENT:
                let mapping = event.data.mapping_start
                try open(.object, event, anchor: mapping.anchor, tag: mapping.tag)
            case YAML_SEQUENCE_START_EVENT:
                let sequence = event.data.sequence_start
                try open(.array, event, anchor: sequence.anchor, tag: sequence.tag)
            case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: try close()
            case YAML_STREAM_END_EVENT: return try finish()
            default: break
            }
        }
        let place = parser.problemPlace
        let offset = place.byte.map { $0 + places.start } ?? places.offset(ofScalar: place.scalar ?? 0)
        throw SourceError(.syntax, at: offset, in: text, parser.problem)
    }

    private mutating func startDocument(_ event: yaml_event_t) throws(SourceError) {
        if hasDocument {
            throw error(.multipleDocuments, event, "Expected the end of the text, came a second document.")
        }
        hasDocument = true
    }

    private func finish() throws(SourceError) {
        guard hasDocument else { throw SourceError(.empty, at: 0, in: text, "Expected a YAML document, came none.") }
        let (allowed, overflow) = written.multipliedReportingOverflow(by: budget.expansion)
        guard total <= 100_000 || overflow || total <= allowed else {
            let message = "Aliases make more than \(budget.expansion) times the values that are written."
            throw SourceError(.tooManyNodes, at: 0, in: text, message)
        }
    }

    private mutating func open(
        _ kind: Record.Kind, _ event: yaml_event_t, anchor: UnsafeMutablePointer<UInt8>?,
        tag: UnsafeMutablePointer<UInt8>?
    ) throws(SourceError) {
        if frames.last?.awaitsKey == true {
            throw error(.unsupportedKey, event, "Expected a scalar as key, came a collection.")
        }
        guard writer.depth < budget.depth else {
            throw error(.tooDeep, event, "Collections are nested more than \(budget.depth) deep.")
        }
        try count(1, event)
        let name = anchor.map { String(cString: $0) }
        // From here on the name means this node, which no alias inside it can name.
        if let name { anchors[name] = nil }
        let offset = places.offset(ofScalar: places.index(event.start_mark))
        noteTag(YAMLTag(tag), kind == .object ? "mapping" : "sequence", at: offset)
        writer.open(kind, start: UInt32(truncatingIfNeeded: offset))
        frames.append(Frame(anchor: name, isMapping: kind == .object, awaitsKey: kind == .object))
    }

    private mutating func close() throws(SourceError) {
        guard let frame = frames.last else { return }
        let index = writer.frame.index
        if frame.merges { try mergeMembers() }
        frames.removeLast()
        writer.close()
        if let anchor = frame.anchor { anchors[anchor] = Anchor(index: index, measure: frame.measure) }
        add(frame.measure)
    }

    private mutating func alias(_ event: yaml_event_t) throws(SourceError) {
        if frames.last?.awaitsKey == true {
            throw error(.unsupportedKey, event, "Expected a scalar as key, came an alias.")
        }
        aliases += 1
        if aliases > budget.aliases {
            throw error(.tooManyAliases, event, "There are more than \(budget.aliases) aliases.")
        }
        let name = event.data.alias.anchor.map { String(cString: $0) } ?? ""
        guard let anchor = anchors[name] else {
            throw error(
                .unknownAlias, event, "The alias names no anchor whose value ends before it.")
        }
        guard writer.depth + anchor.measure.height <= budget.depth else {
            throw error(.tooDeep, event, "Collections are nested more than \(budget.depth) deep through aliases.")
        }
        try count(anchor.measure.expanded, event)
        let offset = places.offset(ofScalar: places.index(event.start_mark))
        writer.add(
            Record(
                .alias, start: UInt32(truncatingIfNeeded: offset), extent: UInt32(truncatingIfNeeded: anchor.index)))
        add(anchor.measure)
    }

    /// Counts a node that is written and stands for `expanded` values.
    mutating func count(_ expanded: Int, _ event: yaml_event_t) throws(SourceError) {
        written += 1
        // Cannot overflow: an anchor's count was part of the total, which the budget bounds.
        total += expanded
        if total > budget.nodes {
            throw error(.tooManyNodes, event, "There are more than \(budget.nodes) values, aliases written out.")
        }
    }

    /// Adds a finished value to what is known of the collection around it.
    mutating func add(_ measure: Measure) {
        guard let last = frames.indices.last else { return }
        frames[last].measure.expanded += measure.expanded
        frames[last].measure.height = max(frames[last].measure.height, measure.height + 1)
        frames[last].awaitsKey = frames[last].isMapping
    }

    mutating func error(_ code: SourceError.Code, _ event: yaml_event_t, _ message: String) -> SourceError {
        SourceError(code, at: places.offset(ofScalar: places.index(event.start_mark)), in: text, message)
    }
}
