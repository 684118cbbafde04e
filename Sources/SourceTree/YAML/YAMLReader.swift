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
        /// Bytes of the keys and scalars in it, likewise.
        var bytes = 0
        /// Containers inside one another, through aliases, itself included.
        var height = 0
    }

    /// An open collection.
    struct Frame {
        var measure = Measure(bytes: 1, height: 1)
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
        /// The scalar itself where the anchor stands at a key, which is no value that a record could name.
        var key: Record?
    }

    let text: LineMap
    let budget: Budget
    private let parser: YAMLParser
    var places: YAMLPlaces
    var writer: ArenaWriter
    var notes: [Note] = []
    var frames: [Frame] = []
    var anchors: [String: Anchor] = [:]
    /// What the text stands for so far with all aliases written out: values, and bytes of keys and scalars.
    private var total = 0
    private var totalBytes = 0
    /// Values that the text writes itself, an alias being one.
    private var written = 0
    private var aliases = 0
    /// Members looked at to resolve merge keys.
    var mergeVisits = 0
    private var hasDocument = false

    /// Values that any text may stand for within the budget, however few it writes.
    private static let freeValues = 100_000

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
        let isTab = offset < text.bytes.count && text.bytes[offset] == UInt8(ascii: "\t")
        let message = isTab ? "Expected spaces as indentation, came a tab." : parser.problem
        throw SourceError(.syntax, at: offset, in: text, message)
    }

    private mutating func startDocument(_ event: yaml_event_t) throws(SourceError) {
        if hasDocument {
            throw error(
                .multipleDocuments, event,
                "Expected the end of the text, came a second document after ---; it needs a file of its own.")
        }
        hasDocument = true
    }

    private func finish() throws(SourceError) {
        guard hasDocument else { throw SourceError(.empty, at: 0, in: text, "Expected a YAML document, came none.") }
        let (allowed, overflow) = written.multipliedReportingOverflow(by: budget.expansion)
        guard total <= Self.freeValues || overflow || total <= allowed else {
            let message =
                "Expected at most \(allowed) values with all aliases written out, \(budget.expansion) times those that are written, came \(total). Refer to parts by $ref instead."
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
        try count(Measure(bytes: 1), event)
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
            throw error(
                .tooManyAliases, event,
                "Expected at most \(budget.aliases) aliases, came more. Refer to parts by $ref instead.")
        }
        let name = event.data.alias.anchor.map { String(cString: $0) } ?? ""
        guard let anchor = anchors[name] else {
            throw error(
                .unknownAlias, event, "The alias names no anchor whose value ends before it.")
        }
        guard writer.depth + anchor.measure.height <= budget.depth else {
            throw error(.tooDeep, event, "Collections are nested more than \(budget.depth) deep through aliases.")
        }
        try count(anchor.measure, event)
        if let key = anchor.key {
            writer.add(key)
            return add(anchor.measure)
        }
        let offset = places.offset(ofScalar: places.index(event.start_mark))
        writer.add(
            Record(
                .alias, start: UInt32(truncatingIfNeeded: offset), extent: UInt32(truncatingIfNeeded: anchor.index)))
        add(anchor.measure)
    }

    /// Counts a node, or a key, by what it stands for. Aliases cost what they show, however few bytes they have.
    mutating func count(_ measure: Measure, _ event: yaml_event_t) throws(SourceError) {
        written += min(1, measure.expanded)
        // Cannot overflow: an anchor's measure was part of the totals, which the budget bounds.
        total += measure.expanded
        totalBytes += measure.bytes
        let isAlias = event.type == YAML_ALIAS_EVENT
        let advice = isAlias ? " Write less behind the anchor, or refer to one part by $ref." : ""
        if total > budget.nodes {
            throw error(
                .tooManyNodes, event,
                "Expected at most \(budget.nodes) values with all aliases written out, came more." + advice)
        }
        if totalBytes > budget.bytes {
            throw error(
                .tooLarge, event,
                "Expected at most \(budget.bytes) bytes with all aliases written out, came more." + advice)
        }
    }

    /// Adds a finished value to what is known of the collection around it.
    mutating func add(_ measure: Measure) {
        guard let last = frames.indices.last else { return }
        frames[last].measure.expanded += measure.expanded
        frames[last].measure.bytes += measure.bytes
        frames[last].measure.height = max(frames[last].measure.height, measure.height + 1)
        frames[last].awaitsKey = frames[last].isMapping
    }

    mutating func error(_ code: SourceError.Code, _ event: yaml_event_t, _ message: String) -> SourceError {
        SourceError(code, at: places.offset(ofScalar: places.index(event.start_mark)), in: text, message)
    }
}
