import JSONSchema
public import OpenAPI
import SourceTree

/// Holds what a call carries against the schemas of its operation, before it is sent; total and bounded.
///
/// What it finds can be sent all the same: an API may be tried with values that it must refuse.
public struct RequestCheck: Sendable {
    /// Problems told of one input.
    static let limit = 10

    private let operation: Operation

    public init(operation: Operation) {
        self.operation = operation
    }

    /// What is wrong with the values of parameters and with the body, in the order of the description; missing values
    /// are ``RequestBuilder``'s matter.
    public func problems(of call: Call) -> [FieldProblem] {
        operation.parameters.flatMap { parameter -> [FieldProblem] in
            guard !parameter.isReservedHeader, let value = call.parameters[ParameterKey(parameter)] else { return [] }
            return problems(of: value, for: parameter)
        } + (call.body.map(problems) ?? [])
    }

    private func problems(of value: ParameterValue, for parameter: Parameter) -> [FieldProblem] {
        let key = FieldKey.parameter(ParameterKey(parameter))
        guard let schema = parameter.schema ?? parameter.content?.schema, let tree = instance(value) else { return [] }
        if parameter.allowsEmptyValue, tree.root.string == "" { return [] }
        // Null and a list without items are not sent, so that there is nothing to check.
        guard tree.root.kind != .null, tree.root.text != nil || tree.root.count > 0 else { return [] }
        if parameter.content?.isJSON == true { return findings(tree.root, schema.node, key) }
        return findings(TypedInstance.tree(of: tree.root, as: schema).root, schema.node, key)
    }

    private func instance(_ value: ParameterValue) -> Tree? {
        switch value {
        case .json(let text): return try? Tree.read(Array(text.utf8), format: .json, budget: .instance)
        case .primitive(let text):
            var builder = TreeBuilder(name: "")
            builder.string(text)
            return builder.finish()
        case .empty: return instance(.primitive(""))
        case .array, .object:
            return try? Tree.read(Array(value.contentText.utf8), format: .json, budget: .instance)
        }
    }

    private func problems(of body: CallBody) -> [FieldProblem] {
        guard let content = operation.requestBody?.content,
            let mediaType = MediaType.matching(body.mediaType, in: content)
        else { return [] }
        let kind = mediaType.isRange ? MediaTypeName(body.mediaType) : mediaType.kind
        switch body {
        case .text(_, let text) where kind.isJSON: return problems(ofJSON: text, mediaType, isForm: false)
        case .text(_, let text): return problems(ofText: text, as: kind, mediaType)
        case .value(_, let text, let files):
            return problems(ofJSON: text, mediaType, isForm: kind.isForm || kind.isMultipart, files: files)
        case .form(_, let parts):
            return FormCheck(plan: FormPlan(mediaType), parts: parts).instances.flatMap { name, value in
                switch value {
                case .success(let (tree, schema)): findings(tree.root, schema.node, .formPart(name))
                case .failure(let error):
                    [
                        FieldProblem(
                            key: .formPart(name), message: "Expected JSON: \(error.description)", canBeSkipped: true)
                    ]
                }
            }
        default: return []
        }
    }

    /// - Parameter files: the files by the strings that they stand for; no schema of the string says anything about those.
    private func problems(
        ofJSON text: String, _ mediaType: MediaType, isForm: Bool, files: [String: CallFile] = [:]
    ) -> [FieldProblem] {
        guard !text.isEmpty else { return [] }
        do {
            let tree = try Tree.read(Array(text.utf8), format: .json, budget: .instance)
            guard let schema = mediaType.schema else { return problems(ofItems: tree.root, mediaType) }
            let isSequence = mediaType.isJSONSequence || mediaType.isEventStream
            // Older descriptions of sequences give the schema of one line.
            if isSequence, tree.root.kind != .array || !schema.effectiveTypes.contains("array") {
                return problems(ofItems: tree.root, mediaType)
            }
            guard isForm else { return findings(tree.root, schema.node, .body) }
            let plan = FormPlan(mediaType)
            let emptied = tree.root.members.filter { $0.value.string == "" && plan.allowsEmpty($0.key) }.map(\.key)
            return findings(
                TypedInstance.tree(of: tree.root, as: schema).root, schema.node, .body, tellsMissing: false,
                except: Set(emptied), files)
        } catch {
            return [FieldProblem(key: .body, message: "Expected JSON: \(error.description)", canBeSkipped: true)]
        }
    }

    private func problems(ofItems root: Node, _ mediaType: MediaType) -> [FieldProblem] {
        guard let schema = mediaType.itemSchema ?? mediaType.schema else { return [] }
        let items = root.kind == .array ? root.elements.prefix(1_000).map { $0 } : [root]
        return Array(items.flatMap { findings($0, schema.node, .body) }.prefix(Self.limit))
    }

    /// - Parameters:
    ///   - tellsMissing: whether a missing member of the whole is told here; a form tells its own.
    ///   - emptied: members of the whole that are empty and may be.
    func findings(
        _ instance: Node, _ schema: Node, _ key: FieldKey, tellsMissing: Bool = true, except emptied: Set<String> = [],
        _ files: [String: CallFile] = [:]
    ) -> [FieldProblem] {
        let document = operation.document
        let validator = Validator(
            dialect: document.dialect, references: document, assertsFormat: true, direction: .request)
        let found = validator.findings(for: instance, against: schema, limit: Self.limit).filter {
            guard let member = $0.instance.tokens.first else { return tellsMissing || $0.keyword != "required" }
            return !emptied.contains(member)
        }.filter { finding in
            files.isEmpty || files[finding.instance.description] == nil
        }
        return found.map { finding in
            let place = finding.instance.tokens.isEmpty ? "" : "at \(finding.instance): "
            let pointer = finding.member.map { finding.instance.appending($0) } ?? finding.instance
            return FieldProblem(key: key, message: place + finding.message, canBeSkipped: true, pointer: pointer)
        }
    }
}
