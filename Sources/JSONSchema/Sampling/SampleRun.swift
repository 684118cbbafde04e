import SourceTree

/// The drawing of one sample: what may still be written, and how much may still be tried.
struct SampleRun {
    /// A value, and whether it is known to fit or at least not known to be wrong.
    struct Drawn {
        let draft: Draft
        let fits: Bool
    }

    /// Combinations of variants tried for one value.
    private static let attempts = 48
    /// Values drawn and checked in all, also those thrown away: what bounds the time.
    private static let workLimit = 12_000
    /// Levels below the budget's depth that required properties may go.
    private static let requiredDepth = 10
    /// How often a schema may stand within itself where something must stand.
    private static let repetitions = 2

    let sampler: Sampler
    private let checks: [Validator]
    private(set) var nodes: Int
    private(set) var bytes: Int
    private(set) var work = SampleRun.workLimit
    /// Objects and arrays open.
    private var depth = 0
    /// Schemas being drawn, outermost first.
    private var path: [Node] = []
    /// What was kept of schemas that nothing was found for, so that their ways are not all tried again at every place as
    /// deep or deeper.
    private var hopeless: [[Node]: (draft: Draft, depth: Int)] = [:]

    init(_ sampler: Sampler) {
        self.sampler = sampler
        nodes = sampler.budget.nodes
        bytes = sampler.budget.bytes
        // Formats tell variants apart for people; by the standard they assert nothing.
        checks = [true, false].map {
            Validator(
                dialect: sampler.dialect, references: sampler.references, assertsFormat: $0,
                direction: sampler.direction)
        }
    }

    mutating func tree(for schema: Node) -> Tree { draw(SamplePlace(schemas: [schema])).draft.tree() }

    /// Draws one value: the ways to do so are tried until one fits; if none does the first is kept.
    mutating func draw(_ place: SamplePlace) -> Drawn {
        spend(nodes: 1, bytes: 8)
        let occurrences = occurrences(of: place)
        let isRound = occurrences > 0
        guard !mustStop(occurrences) else { return last(for: place) }
        if place.isPlain, let known = hopeless[place.schemas], known.depth <= depth {
            let size = known.draft.size
            spend(nodes: size.nodes, bytes: size.bytes)
            return Drawn(draft: known.draft, fits: false)
        }
        let before = (nodes, bytes)
        var first: Draft?
        var choices = Choices()
        for _ in 0..<Self.attempts {
            let layers = SchemaLayers(place.schemas, sampler: sampler, choices: choices, path: path)
            let start = path.count
            path += layers.layers.map(\.node)
            depth += 1
            let drawn = layers.isImpossible ? nil : attempt(layers, place, isFirst: first == nil)
            depth -= 1
            path.removeSubrange(start...)
            if let drawn {
                if drawn.fits { return drawn }
                first = first ?? drawn.draft
            }
            guard work > 0, choices.advance(layers.counts) else { break }
            (nodes, bytes) = before
        }
        guard !isRound, let first, !accepts(.null, place) || work <= 0 else { return last(for: place) }
        if place.isPlain { hopeless[place.schemas] = (first, depth) }
        return Drawn(draft: first, fits: false)
    }

    /// What can be made of one combination: the author's values first. Nil when nothing can.
    private mutating func attempt(_ layers: SchemaLayers, _ place: SamplePlace, isFirst: Bool) -> Drawn? {
        if let given = given(layers, place) { return Drawn(draft: given, fits: true) }
        let needsCheck = SampleDoubts.remain(layers)
        // Where nothing fits, the author's own value is what people expect to see.
        var fallback = isFirst ? doubtful(layers, place) : nil
        let before = (nodes, bytes)
        for type in SampleType.list(for: layers) where type != "null" || !isFirst || layers.value("type") != nil {
            for shape in SampleShape.list(for: type) {
                (nodes, bytes) = before
                guard let drawn = make(type, shape, layers, place) else { continue }
                if drawn.fits, !needsCheck || accepts(drawn.draft, place) { return drawn }
                fallback = fallback ?? drawn.draft
                if work <= 0 { break }
            }
        }
        return fallback.map { Drawn(draft: $0, fits: false) }
    }

    private mutating func make(
        _ type: String, _ shape: SampleShape, _ layers: SchemaLayers, _ place: SamplePlace
    ) -> Drawn? {
        work -= 1
        switch type {
        case "object": return object(layers, shape)
        case "array": return array(layers, shape)
        case "null": return Drawn(draft: .null, fits: true)
        case "boolean":
            return scalar([.boolean(place.ordinal % 2 == 0), .boolean(place.ordinal % 2 == 1)], layers, place)
        case "integer", "number":
            let texts = NumberSample(layers, isInteger: type == "integer", ordinal: place.ordinal).candidates
            return scalar(texts.map { .number($0) }, layers, place)
        default:
            return scalar(StringSample.candidates(for: layers, place).map { .text($0) }, layers, place)
        }
    }

    /// The first candidate that fits.
    private mutating func scalar(_ candidates: [Draft], _ layers: SchemaLayers, _ place: SamplePlace) -> Drawn? {
        guard let first = candidates.first else { return nil }
        let isPlain = !layers.has(SampleDoubts.scalars)
        for candidate in candidates where isPlain || accepts(candidate, place) {
            if case .text(let text) = candidate { spend(bytes: text.utf8.count) }
            return Drawn(draft: candidate, fits: true)
        }
        return Drawn(draft: first, fits: false)
    }
}

/// Budgets.
extension SampleRun {
    mutating func spend(nodes: Int = 0, bytes: Int) {
        self.nodes -= nodes
        self.bytes -= bytes
    }

    /// Whether a draft fits all schemas of its place. Once too much was tried anything is taken.
    mutating func accepts(_ draft: Draft, _ place: SamplePlace) -> Bool {
        guard work > 0 else { return true }
        let root = draft.tree().root
        work -= 1 + root.count
        return place.schemas.allSatisfy { schema in
            checks.contains { $0.report(for: root, against: schema, limit: 0).isValid }
        }
    }

    var isSpent: Bool { nodes <= 0 || bytes <= 0 }

    /// Whether an optional value must not be entered: its schema is being drawn already, or the sample is deep or large
    /// enough. The more stands, the less deep it goes on.
    func isCut(_ place: SamplePlace) -> Bool {
        let used = sampler.budget.nodes - nodes
        let limit = used < 120 ? sampler.budget.depth : used < 300 ? 5 : used < 500 ? 4 : used < 800 ? 3 : 2
        if isSpent || depth >= min(limit, sampler.budget.depth) || occurrences(of: place) > 0 { return true }
        // Nobody knows what a reference that leads nowhere would be.
        return place.schemas.contains { sampler.end(of: $0)["$ref"]?.string != nil }
    }

    private func mustStop(_ occurrences: Int) -> Bool {
        nodes < -sampler.budget.nodes / 4 || depth >= sampler.budget.depth + Self.requiredDepth
            || occurrences >= Self.repetitions
    }

    private func occurrences(of place: SamplePlace) -> Int {
        var most = 0
        guard !path.isEmpty else { return most }
        for schema in place.schemas {
            let end = sampler.end(of: schema)
            var count = 0
            for node in path where node == end { count += 1 }
            most = max(most, count)
        }
        return most
    }

    /// What stands where recursion was cut but something must stand: null or nothing in it, if that fits.
    private mutating func last(for place: SamplePlace) -> Drawn {
        let draft = stub(for: place)
        guard work > 0 else { return Drawn(draft: draft, fits: false) }
        for candidate in [draft, .null, .array([])] where accepts(candidate, place) {
            return Drawn(draft: candidate, fits: true)
        }
        return Drawn(draft: draft, fits: false)
    }

    private func stub(for place: SamplePlace) -> Draft {
        switch SampleType.list(for: SchemaLayers(place.schemas, sampler: sampler)).first {
        case "array": .array([])
        case "null": .null
        case "boolean": .boolean(true)
        case "integer", "number": .number("0")
        case "string" where place.schemas.contains { $0["type"] != nil }: .text("string")
        default: .object([])
        }
    }
}
