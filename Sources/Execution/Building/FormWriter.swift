import OpenAPI
import SourceTree

/// Writes `application/x-www-form-urlencoded` (WHATWG URL section 5.2; RFC 6570 where an encoding names a style).
struct FormWriter {
    let plan: FormPlan

    /// The form; rows of one name that have a style are written together, where the first of them stands.
    func write(_ entries: [FormEntry]) throws(CallError) -> String {
        var pieces: [String] = []
        var styled: Set<String> = []
        for entry in entries {
            if let serializer = plan.serializer(of: entry.name) {
                guard styled.insert(entry.name).inserted else { continue }
                let shape = try StyledRow.shape(of: entry.name, in: entries)
                pieces += serializer.query(shape.parted(by: plan.schema(of: entry.name)))
            } else {
                pieces.append(Self.encode(entry.name) + "=" + Self.encode(content(of: entry)))
            }
        }
        return pieces.joined(separator: "&")
    }

    /// A file in such a form is its name, as browsers have it, unless the schema wants its bytes as text.
    private func content(of entry: FormEntry) -> String {
        switch entry.content {
        case .text(let text): return text
        case .file(let file): return EncodedFile.text(of: file, as: plan.itemSchema(of: entry.name)) ?? file.name
        case .value(let node):
            let type = plan.contentType(of: entry) ?? "text/plain"
            let writer = ContentWriter(
                mediaType: MediaTypeName(type), schema: plan.itemSchema(of: entry.name), name: entry.name)
            return writer.text(of: node)
        }
    }

    /// The form's own percent-encode set: `*-._`, letters and digits stay, a space becomes `+`.
    static func encode(_ text: String) -> String {
        PercentEncoding.form.encode(text).split(separator: "%20", omittingEmptySubsequences: false).joined(
            separator: "+")
    }
}
