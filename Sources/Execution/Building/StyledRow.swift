import SourceTree

/// The one value that the rows of a name stand for, to be written in a style.
enum StyledRow {
    /// A whole value as it is; typed texts as a list, a single one as JSON when it is an array or object.
    ///
    /// - Throws: the row's problem when its JSON breaks off.
    static func shape(of name: String, in entries: [FormEntry]) throws(CallError) -> ParameterShape {
        do {
            return try shape(of: entries.filter { $0.name == name })
        } catch {
            throw CallError(problems: [
                FieldProblem(key: .formPart(name), message: "This is not JSON: \(error.message)")
            ])
        }
    }

    private static func shape(of entries: [FormEntry]) throws(SourceError) -> ParameterShape {
        if case .value(let node)? = entries.first?.content, entries.count == 1 { return ParameterShape(node) }
        let texts = entries.map { entry -> String in
            switch entry.content {
            case .text(let text): text
            case .value(let node): node.text ?? String(decoding: node.json(), as: UTF8.self)
            case .file(let file): file.name
            }
        }
        guard texts.count == 1, let text = texts.first else { return .array(texts.map { ParameterShape.Item($0) }) }
        let head = text.trimmingSpaces().utf8.first
        return try .read(head == UInt8(ascii: "[") || head == UInt8(ascii: "{") ? .json(text) : .primitive(text))
    }
}
