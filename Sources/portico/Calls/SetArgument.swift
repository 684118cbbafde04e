import Execution
import OpenAPI
import SourceTree

/// Reads `--set IN:NAME=JSON` against the parameters of an operation.
struct SetArgument {
    let operation: OpenAPI.Operation

    /// The parameter with its value, or what is wrong.
    ///
    /// - Throws: ``UsageError`` when the argument is not of that form.
    func read(_ text: String) throws -> (key: ParameterKey, value: ParameterValue?, problem: CallProblem?) {
        let (location, rest) = Self.location(of: text)
        let known = operation.parameters.filter { location == nil || $0.location == location }
        let parameter = try Self.parameter(of: rest, among: known)
        let scalars = rest.unicodeScalars
        let equals = parameter.flatMap {
            rest.utf8.index(rest.startIndex, offsetBy: $0.name.utf8.count, limitedBy: rest.endIndex)
        }
        guard let equals = equals ?? scalars.firstIndex(of: "=") else {
            throw UsageError("--set takes IN:NAME=JSON, such as query:limit=10, not \(text).")
        }
        let name = String(scalars[..<equals])
        let json = String(scalars[equals...].dropFirst())
        if let parameter { return value(json, of: ParameterKey(parameter), types: Self.types(of: parameter)) }
        guard let location else {
            throw UsageError(
                "The operation has no parameter \(name).\(NearNames.among(name, known.map(\.name))) --set takes IN:NAME=JSON with IN path, query, header, cookie or querystring."
            )
        }
        let key = ParameterKey(location, name)
        if location == .path, operation.path.contains("{\(name)}") { return value(json, of: key, types: ["string"]) }
        let elsewhere = operation.parameters.filter { $0.name == name }.map { "\($0.location.rawValue):\(name)" }
        let hint =
            elsewhere.isEmpty
            ? NearNames.among(name, known.map(\.name)) : " It has \(elsewhere.joined(separator: ", "))."
        let message = "The operation has no \(location.rawValue) parameter of this name.\(hint)"
        return (key, nil, CallProblem(place: location.rawValue, name: name, message: message))
    }

    private static func location(of text: String) -> (Parameter.Location?, Substring) {
        guard let colon = text.unicodeScalars.firstIndex(of: ":"),
            let location = Parameter.Location(rawValue: text[..<colon].lowercased())
        else { return (nil, text[...]) }
        return (location, Substring(text.unicodeScalars[colon...].dropFirst()))
    }

    /// The parameter whose name stands before an equals sign: the longest, as names may hold one themselves.
    ///
    /// - Throws: ``UsageError`` when parameters in several places have that name.
    private static func parameter(of text: Substring, among parameters: [Parameter]) throws -> Parameter? {
        let fitting = parameters.filter { parameter in
            // By bytes: a value may begin with a mark that combines with the equals sign.
            let name = Array((parameter.name + "=").utf8)
            guard parameter.location == .header else { return text.utf8.starts(with: name) }
            return text.utf8.starts(with: name) { $0 == $1 || Self.small($0) == Self.small($1) }
        }
        guard let longest = fitting.max(by: { $0.name.utf8.count < $1.name.utf8.count }) else { return nil }
        let same = fitting.filter { $0.name.utf8.count == longest.name.utf8.count }
        guard same.count == 1 else {
            let names = same.map { "\($0.location.rawValue):\($0.name)" }
            throw UsageError("--set \(longest.name) may be \(names.joined(separator: " or ")); say which.")
        }
        return longest
    }

    private static func small(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    /// What the value may be besides null; empty when the description does not say.
    private static func types(of parameter: Parameter) -> Set<String> {
        Set(parameter.schema?.effectiveTypes ?? []).subtracting(["null"])
    }

    /// JSON as it stands; what does not even begin as an array, an object or a string is a text, and so is what begins as
    /// an array or object where only a text can be.
    private func value(_ text: String, of key: ParameterKey, types: Set<String>) -> (
        ParameterKey, ParameterValue?, CallProblem?
    ) {
        if text.isEmpty { return (key, key.location == .query ? .empty : Self.quoted(""), nil) }
        let isText = types == ["string"]
        do {
            let tree = try Tree.read(Array(text.utf8), format: .json, budget: .instance)
            if isText, tree.root.kind == .array || tree.root.kind == .object { return (key, Self.quoted(text), nil) }
            if let value = Self.collection(in: tree.root.string, types) { return (key, value, nil) }
            return (key, .json(String(decoding: tree.root.json(), as: UTF8.self)), nil)
        } catch {
            guard let first = text.first(where: { !$0.isWhitespace }), (isText ? "\"" : "[{\"").contains(first) else {
                return (key, Self.quoted(text), nil)
            }
            let message = "Expected JSON: \(error.description)"
            return (key, nil, CallProblem(place: key.location.rawValue, name: key.name, message: message))
        }
    }

    /// The array or object that a string holds as JSON, where the value can be that and no string.
    private static func collection(in text: String?, _ types: Set<String>) -> ParameterValue? {
        guard let text, !types.isEmpty, !types.contains("string"),
            let root = try? Tree.read(Array(text.utf8), format: .json, budget: .instance).root,
            root.kind == .array || root.kind == .object, types.contains(root.kind.rawValue)
        else { return nil }
        return .json(String(decoding: root.json(), as: UTF8.self))
    }

    private static func quoted(_ text: String) -> ParameterValue {
        var builder = TreeBuilder(name: "")
        builder.string(text)
        return .json(String(decoding: builder.finish().root.json(), as: UTF8.self))
    }
}
