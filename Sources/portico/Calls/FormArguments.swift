import Execution
import OpenAPI
import SourceTree

/// `--set formData:NAME=JSON` and `--set body:NAME=JSON`: a body in the words of 2.0, for any version.
struct FormArguments {
    /// The `--set` arguments that are about parameters.
    let parameters: [String]
    /// The body put together, nil when nothing of it was given.
    let body: String?
    /// The names of the form's fields, each once.
    private let fields: [String]

    /// Sorts the arguments; throws a ``UsageError`` when the body is given twice. A name without its place is a field of
    /// the form when the operation has no parameter of that name.
    init(_ arguments: [String], body given: String?, of operation: OpenAPI.Operation? = nil) throws {
        var parameters: [String] = []
        var members: [(name: String, json: String)] = []
        var whole: [String] = given.map { [$0] } ?? []
        let described = operation.map(Self.described) ?? []
        let names = described.map(\.name)
        let taken = Set(operation?.parameters.map(\.name) ?? [])
        let free = names.filter { !taken.contains($0) }
        for argument in arguments {
            if argument.hasPrefix("formData:") {
                let text = String(argument.dropFirst(9))
                let (name, json) = try PairArgument.pair(text, flag: "--set formData:", known: names)
                members.append((name, json))
            } else if let name = Self.field(of: argument, among: free) {
                members.append((name, String(decoding: argument.utf8.dropFirst(name.utf8.count + 1), as: UTF8.self)))
            } else if argument.hasPrefix("body:") {
                whole.append(try PairArgument.pair(String(argument.dropFirst(5)), flag: "--set body:").value)
            } else {
                parameters.append(argument)
            }
        }
        guard whole.count + (members.isEmpty ? 0 : 1) <= 1 else { throw UsageError("The body is given twice.") }
        self.parameters = parameters
        body = members.isEmpty ? whole.first : Self.object(members, described)
        var seen: Set<String> = []
        fields = members.map(\.name).filter { seen.insert($0).inserted }
    }

    /// A line for each field that the form does not describe, where it describes any: it is sent, but may be misspelled.
    func notes(on operation: OpenAPI.Operation, as mediaType: String?) -> [String] {
        guard let mediaType, let content = operation.requestBody?.content,
            let schema = MediaType.matching(mediaType, in: content)?.schema
        else { return [] }
        let names = schema.mergedProperties.map(\.name)
        guard !names.isEmpty, case .any = schema.additionalProperties else { return [] }
        return fields.filter { !names.contains($0) }.map {
            "The form describes no field \($0); it is sent all the same.\(NearNames.among($0, names))"
        }
    }

    /// A form's fields, and which of them are strings and nothing else.
    private static func described(in operation: OpenAPI.Operation) -> [(name: String, isText: Bool)] {
        let forms = (operation.requestBody?.content ?? []).filter { $0.kind.isForm || $0.kind.isMultipart }
        return forms.flatMap { $0.schema?.mergedProperties ?? [] }.map {
            ($0.name, Set($0.schema.effectiveTypes).subtracting(["null"]) == ["string"])
        }
    }

    /// The longest name that stands before an equals sign, by bytes as in ``SetArgument``.
    private static func field(of argument: String, among names: [String]) -> String? {
        names.filter { argument.utf8.starts(with: Array(($0 + "=").utf8)) }.max { $0.utf8.count < $1.utf8.count }
    }

    /// An object of the members, a name given several times with a list of its values.
    private static func object(
        _ members: [(name: String, json: String)], _ described: [(name: String, isText: Bool)]
    ) -> String {
        var builder = TreeBuilder(name: "")
        builder.beginObject()
        var written: Set<String> = []
        for member in members where written.insert(member.name).inserted {
            let all = members.filter { $0.name == member.name }
            builder.key(member.name)
            if all.count > 1 { builder.beginArray() }
            let isText = described.first { $0.name == member.name }?.isText ?? false
            for value in all { write(value.json, isText: isText, to: &builder) }
            if all.count > 1 { builder.end() }
        }
        builder.end()
        return String(decoding: builder.finish().root.json(), as: UTF8.self)
    }

    /// JSON as it is; where only a text can be, what reads as an array or object is one.
    private static func write(_ json: String, isText: Bool, to builder: inout TreeBuilder) {
        if let tree = try? Tree.read(Array(json.utf8), format: .json, budget: .instance),
            !isText || tree.root.kind != .array && tree.root.kind != .object
        {
            builder.copy(tree.root)
        } else {
            builder.string(json)
        }
    }
}
