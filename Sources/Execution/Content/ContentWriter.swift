import OpenAPI
import SourceTree

/// Writes a JSON value as its media type says: JSON, XML, a form, a sequence, or a text as it stands.
struct ContentWriter {
    let mediaType: MediaTypeName
    let schema: Schema?
    /// How the properties of a form are written.
    var encodings: [(name: String, encoding: Encoding)] = []
    /// What the value is called where it stands, for a root element that the schema does not name.
    var name: String?

    /// The bytes in UTF-8. What has no form in the media type is written as compact JSON.
    func bytes(of value: Node) -> [UInt8] {
        if mediaType.isJSON { return value.json() }
        if mediaType.isXML, value.string?.trimmingSpaces().hasPrefix("<") != true {
            return Array(XMLWriter(schema: schema).text(for: value, inferred: name).utf8)
        }
        if mediaType.isForm, value.kind == .object {
            let plan = FormPlan(schema: schema, encodings: encodings)
            // Rows of a value hold no typed JSON that could break off.
            if let form = try? FormWriter(plan: plan).write(FormEntry.list(of: value, plan: plan)) {
                return Array(form.utf8)
            }
        }
        if mediaType.isJSONSequence, value.string == nil { return lines(value) }
        if mediaType.isEventStream, value.kind != .string { return events(value) }
        return value.text.map { Array($0.utf8) } ?? value.json()
    }

    /// The content as text.
    func text(of value: Node) -> String { String(decoding: bytes(of: value), as: UTF8.self) }

    /// One JSON text a line, each behind a record separator where the media type wants it (RFC 7464).
    private func lines(_ value: Node) -> [UInt8] {
        items(of: value).flatMap { (mediaType.isRecordSequence ? [0x1E] : []) + $0.json() + [0x0A] }
    }

    /// Server-sent events (WHATWG HTML section 9.2.5): one block for each item, a `data` line for each line of its data.
    private func events(_ value: Node) -> [UInt8] {
        let blocks = items(of: value).map { item -> String in
            guard item.kind == .object else { return "data: \(item.text ?? text(item))\n\n" }
            let lines = item.members.flatMap { member -> [String] in
                let content = member.value.text ?? text(member.value)
                let parts =
                    member.key == "data" ? Self.lines(of: content) : Self.lines(of: content).prefix(1).map { $0 }
                return parts.map { "\(member.key): \($0)\n" }
            }
            return lines.joined() + "\n"
        }
        return Array(blocks.joined().utf8)
    }

    private func text(_ node: Node) -> String { String(decoding: node.json(), as: UTF8.self) }

    private func items(of value: Node) -> [Node] { value.kind == .array ? value.elements.map { $0 } : [value] }

    private static func lines(of text: String) -> [String] {
        text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}
