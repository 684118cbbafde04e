import JSONSchema
public import OpenAPI
import SourceTree

/// What a call's form begins with: the author's examples and defaults, else samples drawn from the schemas.
public struct RequestDefaults: Sendable {
    private let document: Document

    public init(document: Document) {
        self.document = document
    }

    /// - Parameter mediaType: the request media type chosen, nil for the first that is described.
    public func call(for operation: Operation, mediaType: String? = nil) -> PrefilledCall {
        var call = PrefilledCall()
        for parameter in operation.parameters {
            if let value = value(of: parameter) { call.parameters[ParameterKey(parameter)] = value }
        }
        guard let content = operation.requestBody?.content, !content.isEmpty else { return call }
        let chosen = content.first { $0.name == mediaType } ?? content[0]
        call.mediaType = chosen.name
        call.body = body(for: chosen)
        return call
    }

    /// What a body of this media type begins with, or what a named example makes of it.
    public func body(for mediaType: MediaType, example named: Example? = nil) -> PrefilledBody {
        let example = named ?? mediaType.examples.first
        if let list = list(of: mediaType, example) { return .text(list) }
        if mediaType.isForm || mediaType.isMultipart { return .form(parts(of: mediaType, example)) }
        if isBinary(mediaType), example?.value?.string == nil, example?.serializedValue == nil { return .file }
        return .text(ContentSample(mediaType, example: example, direction: .request)?.text ?? "")
    }

    /// The text that a body begins with when a reader chooses one of its alternatives; nil where it is no text.
    public func text(for mediaType: MediaType, alternative: Alternative) -> String? {
        guard !mediaType.isForm, !mediaType.isMultipart, !isBinary(mediaType) else { return nil }
        return ContentSample(mediaType, example: nil, variant: alternative.site, direction: .request)?.text
    }

    /// A value that a schema may have, as JSON text.
    public func sampleText(of schema: Schema) -> String {
        Self.json(document.sample(of: schema, direction: .request))
    }

    private func value(of parameter: Parameter) -> ParameterValue? {
        guard !parameter.isReservedHeader else { return nil }
        let schema = (parameter.schema ?? parameter.content?.schema)?.unwrapped
        let listed = parameter.isRequired ? schema?.enumeration.first { $0.kind != .null } : nil
        guard let node = parameter.example ?? schema?.const ?? listed else { return nil }
        return value(node, parameter)
    }

    /// What a named example of a parameter fills in; nil when it has no value.
    public func value(of example: Example, for parameter: Parameter) -> ParameterValue? {
        example.value.flatMap { value($0, parameter) }
    }

    private func value(_ node: Node, _ parameter: Parameter) -> ParameterValue? {
        if node.kind == .null { return nil }
        if parameter.content != nil { return .json(node.string ?? Self.json(node)) }
        let hasAlternatives = parameter.schema.map(ValueForm.hasAlternatives) ?? false
        switch node.kind {
        case .array where node.elements.allSatisfy({ $0.count == 0 }) && !hasAlternatives:
            return .array(node.elements.map { $0.text ?? String(decoding: $0.json(), as: UTF8.self) })
        case .array, .object: return .json(Self.json(node))
        default: return node.text.map { .primitive($0) }
        }
    }

    /// A row for each property that travels in a request; the examples of the whole body come first.
    private func parts(of mediaType: MediaType, _ example: Example?) -> [PrefilledFormPart] {
        guard let schema = mediaType.schema else { return [] }
        let example = example?.value ?? schema.examples.first
        return schema.mergedProperties.filter { !$0.schema.isReadOnly }.prefix(200).map { property in
            PrefilledFormPart(
                name: property.name, input: input(for: property, example?[property.name]),
                isRequired: property.isRequired)
        }
    }

    /// A multipart body whose parts have no names, as the JSON list of its parts; nil where parts have names.
    private func list(of mediaType: MediaType, _ example: Example?) -> String? {
        guard mediaType.isMultipart, mediaType.isSequential else { return nil }
        if let value = example?.value, value.kind == .array { return Self.json(value) }
        guard let schema = mediaType.itemSchema else {
            let whole = mediaType.schema.flatMap { $0.effectiveTypes.contains("array") ? sample($0) : nil }
            return whole.map(Self.json)
        }
        var builder = TreeBuilder(name: "")
        builder.beginArray()
        if let item = sample(schema) { builder.copy(item) }
        builder.end()
        return Self.json(builder.finish().root)
    }

    private func input(for property: Property, _ example: Node?) -> PrefilledFormPart.Input {
        let schema = property.schema
        let shape = schema.unwrapped
        let types = shape.effectiveTypes
        if Self.isBinary(schema) { return .file(allowsMany: false) }
        if types.contains("array"), let items = shape.items?.unwrapped {
            if Self.isBinary(items) { return .file(allowsMany: true) }
            let value = example ?? schema.examples.first ?? schema.default
            let isNested = items.effectiveTypes.contains { $0 == "object" || $0 == "array" }
            if isNested { return .json((value ?? sample(schema)).map(Self.json) ?? "[]") }
            let texts = (value ?? (property.isRequired ? sample(schema) : nil))?.elements.compactMap(\.text)
            return .list(texts ?? [])
        }
        if types.contains("object") { return .json((example ?? sample(schema)).map(Self.json) ?? "{}") }
        let given = example ?? schema.examples.first ?? schema.default ?? shape.const
        let value = given ?? (property.isRequired ? sample(schema) : nil)
        return .text(value?.text ?? "")
    }

    private func sample(_ schema: Schema?) -> Node? {
        schema.map { document.sample(of: $0, direction: .request) }
    }

    /// Indented JSON; a JSON text that the author wrote as a string is taken for what it says.
    static func json(_ value: Node) -> String {
        if let text = value.string, let first = text.trimmingSpaces().utf8.first, first == 0x7B || first == 0x5B,
            let tree = try? Tree.read(Array(text.utf8), format: .json, budget: .instance)
        {
            return String(decoding: tree.root.json(pretty: true), as: UTF8.self)
        }
        return String(decoding: value.json(pretty: true), as: UTF8.self)
    }

    private func isBinary(_ mediaType: MediaType) -> Bool {
        !mediaType.isText && (mediaType.schema.map(Self.isBinary) ?? true || !mediaType.isRange)
    }

    /// OpenAPI 3.0 says `format: binary`; 3.1 a `contentMediaType` without an encoding, and no type.
    static func isBinary(_ wrapped: Schema) -> Bool {
        let schema = wrapped.unwrapped
        if schema.format == "binary" { return true }
        guard let type = schema.contentMediaType, schema.contentEncoding == nil else { return false }
        return !type.hasPrefix("text/") && !type.contains("json")
    }
}
