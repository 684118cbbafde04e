import OpenAPI
import SourceTree

/// Reads a parameter of a received request by its style, the other way round than ``ParameterSerializer`` writes it.
///
/// Clients differ in what they encode, so that a value may have several readings.
struct ParameterReader {
    /// What of a parameter came.
    enum Outcome {
        case absent
        /// Came in a way that its style does not know; one sentence.
        case unreadable(String)
        /// Cannot be judged.
        case unchecked
        /// What it can mean, the strictest reading first; never empty.
        case readings([Tree])
    }

    private let parameter: Parameter
    private let schema: Schema?
    private let types: Set<String>

    init(_ parameter: Parameter) {
        self.parameter = parameter
        schema = parameter.schema
        types = schema.map { TypedInstance.types(of: $0, depth: 0) } ?? []
    }

    /// What a request says of the parameter.
    func read(_ request: ReceivedRequest) -> Outcome {
        if parameter.location == .querystring { return wholeQuery(request.query) }
        let pairs = self.pairs(of: request)
        let texts = rawTexts(request, pairs)
        if parameter.content != nil { return content(texts.map { String($0) }) }
        guard let schema, parameter.style != .matrix else { return texts.isEmpty ? .absent : .unchecked }
        if parameter.style == .deepObject { return DeepObject(name: parameter.name, schema: schema).read(pairs) }
        if texts.isEmpty { return isSpreadObject ? spreadObject(pairs, schema) : .absent }
        // No style has a form for lists and objects within lists, and many clients send an object as JSON.
        if isDeep(schema) || (isSpreadObject && !types.isEmpty && !isScalar) { return .unchecked }
        if texts.count > 1, takesOneText { return .unreadable("It came more than once.") }
        let shapes = decodings.flatMap { self.shapes(of: texts, $0) }
        return shapes.isEmpty
            ? .unreadable("It cannot be read in its style.")
            : .readings(shapes.map { TypedInstance.tree(of: $0.tree.root, as: schema) })
    }

    // MARK: What came

    private func pairs(of request: ReceivedRequest) -> QueryPairs {
        parameter.location == .cookie
            ? QueryPairs(cookies: request.values(of: "Cookie")) : QueryPairs(query: request.query ?? "")
    }

    /// The texts that came under the parameter's name, still encoded where that place encodes.
    private func rawTexts(_ request: ReceivedRequest, _ pairs: QueryPairs) -> [Substring] {
        switch parameter.location {
        case .path: request.pathValues.filter { $0.name == parameter.name }.map { $0.value[...] }
        case .header: request.values(of: parameter.name).map { $0[...] }
        case .query, .cookie: pairs.values(of: parameter.name)
        case .querystring: []
        }
    }

    /// How a text may be encoded where it stands.
    private var decodings: [@Sendable (Substring) -> String?] {
        switch parameter.location {
        case .path, .header: [{ String($0) }]
        case .cookie: [{ String($0) }, { QueryPairs.decoded($0, plusIsBlank: false) }]
        case .query, .querystring:
            [{ QueryPairs.decoded($0, plusIsBlank: true) }, { QueryPairs.decoded($0, plusIsBlank: false) }]
        }
    }

    // MARK: What it can mean

    private var isList: Bool { types.isEmpty || types.contains("array") }
    private var isObject: Bool { types.isEmpty || types.contains("object") }
    private var isScalar: Bool { types.isEmpty || !types.subtracting(["array", "object", "null"]).isEmpty }
    private var isPair: Bool { parameter.location == .query || parameter.location == .cookie }
    private var isSpreadObject: Bool { isPair && isObject && parameter.explodes && parameter.style != .deepObject }
    private var takesOneText: Bool { isPair && !types.isEmpty && !types.contains("array") }

    private func isDeep(_ schema: Schema) -> Bool {
        guard isList, let items = schema.items else { return false }
        return !TypedInstance.types(of: items, depth: 0).isDisjoint(with: ["array", "object"])
    }

    private func shapes(of texts: [Substring], _ decode: (Substring) -> String?) -> [ReceivedShape] {
        var shapes: [ReceivedShape] = []
        if isScalar, let text = texts.count == 1 ? decode(texts[0]) : joined(texts) { shapes.append(.text(text)) }
        let lists = self.lists(of: texts, decode)
        if isList {
            shapes += lists.map { .list($0) }
            if texts == [""] { shapes.append(.list([])) }
        }
        if isObject, !isSpreadObject { shapes += lists.compactMap(object) }
        return shapes
    }

    /// Lines of one field count as one (RFC 9110 section 5.3).
    private func joined(_ texts: [Substring]) -> String? {
        parameter.location == .header ? texts.joined(separator: ", ") : nil
    }

    private func lists(of texts: [Substring], _ decode: (Substring) -> String?) -> [[String]] {
        if isPair, parameter.explodes {
            let whole = texts.compactMap(decode)
            return whole.count == texts.count ? [whole] : []
        }
        let separator = self.separator
        let bare = texts.map { parameter.style == .label && $0.hasPrefix(".") ? $0.dropFirst() : $0 }
        // Some clients encode the separator, others a separator within an item.
        let pieces = bare.flatMap { $0.split(separator: separator, omittingEmptySubsequences: false) }
        let early = pieces.compactMap(decode)
        let late = bare.compactMap(decode).flatMap {
            $0.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
        }
        let isHeader = parameter.location == .header
        let lists = early.count == pieces.count && early != late ? [early, late] : [late]
        return isHeader ? lists.map { $0.map { $0.trimmingSpaces() } } : lists
    }

    private var separator: Character {
        switch parameter.style {
        case .label where parameter.explodes: "."
        case .spaceDelimited: " "
        case .pipeDelimited: "|"
        case .tabDelimited: "\t"
        default: ","
        }
    }

    /// `a,1,b,2`, or exploded `a=1,b=2`.
    private func object(_ pieces: [String]) -> ReceivedShape? {
        if parameter.explodes {
            let members = pieces.map { $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false) }
            guard members.allSatisfy({ $0.count == 2 }) else { return nil }
            return .object(members.map { (String($0[0]), [String($0[1])]) })
        }
        guard pieces.count.isMultiple(of: 2) else { return nil }
        return .object(stride(from: 0, to: pieces.count, by: 2).map { (pieces[$0], [pieces[$0 + 1]]) })
    }

    /// An exploded object is spread over pairs of its properties' names; those of other names may be other parameters.
    private func spreadObject(_ pairs: QueryPairs, _ schema: Schema) -> Outcome {
        let members = schema.mergedProperties.prefix(1_000).compactMap { property -> (String, [Substring])? in
            let texts = pairs.values(of: property.name)
            return texts.isEmpty ? nil : (property.name, texts)
        }
        guard !members.isEmpty else { return schema.mergedProperties.isEmpty ? .unchecked : .absent }
        let readings = decodings.map { decode in
            ReceivedShape.object(members.map { ($0.0, $0.1.map { decode($0) ?? "" }) })
        }
        return .readings(readings.map { TypedInstance.tree(of: $0.tree.root, as: schema) })
    }

    // MARK: Values with a media type

    private func content(_ texts: [String]) -> Outcome {
        guard let first = texts.first, let mediaType = parameter.content else { return .absent }
        guard texts.count == 1 else { return .unreadable("It came more than once.") }
        guard mediaType.isJSON else { return .unchecked }
        return json(decodings.compactMap { $0(first[...]) })
    }

    private func wholeQuery(_ query: String?) -> Outcome {
        guard let query, let mediaType = parameter.content else { return .absent }
        if mediaType.isJSON { return json(decodings.compactMap { $0(query[...]) }) }
        guard mediaType.kind.isForm, let schema = mediaType.schema else { return .unchecked }
        return spreadObject(QueryPairs(query: query), schema)
    }

    private func json(_ texts: [String]) -> Outcome {
        let trees = texts.compactMap { try? Tree.read(Array($0.utf8), format: .json, budget: .instance) }
        if !trees.isEmpty { return .readings(trees) }
        // A text as it is where JSON would have it in quotation marks: the one slip that loses nothing.
        let types = parameter.content?.schema.map { TypedInstance.types(of: $0, depth: 0) } ?? []
        return types.contains("string")
            ? .readings(texts.map { ReceivedShape.text($0).tree }) : .unreadable("It is not JSON.")
    }
}
