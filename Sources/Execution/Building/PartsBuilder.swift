import OpenAPI
import SourceTree

/// Puts a multipart body together: parts by name from an object or from rows, parts by position from a list
/// (OpenAPI 3.2 sections 4.14.5 and 4.15.4).
struct PartsBuilder {
    /// Multipart bodies within one another.
    private static let depthLimit = 4

    let fields: PartFields
    let files: [String: CallFile]
    let boundary: @Sendable () -> String
    private(set) var problems: [FieldProblem] = []

    init(fields: PartFields, files: [String: CallFile] = [:], boundary: @escaping @Sendable () -> String) {
        self.fields = fields
        self.files = files
        self.boundary = boundary
    }

    /// What describes the parts of a body or of a part that is a body itself.
    struct Description {
        let schema: Schema?
        let itemSchema: Schema?
        let prefix: [Encoding]
        let item: Encoding?

        init(_ mediaType: MediaType) {
            schema = mediaType.schema
            itemSchema = mediaType.itemSchema
            prefix = mediaType.prefixEncoding
            item = mediaType.itemEncoding
        }

        init(_ encoding: Encoding, schema: Schema?) {
            self.schema = schema
            itemSchema = nil
            prefix = encoding.prefixEncoding
            item = encoding.itemEncoding
        }

        func schema(at index: Int) -> Schema? {
            let first = schema?.prefixItems ?? []
            return first.indices.contains(index) ? first[index] : schema?.items ?? itemSchema
        }

        func encoding(at index: Int) -> Encoding? { prefix.indices.contains(index) ? prefix[index] : item }
    }

    /// The parts of rows with names.
    mutating func named(_ entries: [FormEntry], plan: FormPlan, into writer: inout MultipartWriter) {
        var styled: Set<String> = []
        for entry in entries {
            let encoding = plan.encoding(of: entry.name)
            let extra = extraFields(entry.name, encoding, key: entry.name)
            if let serializer = plan.serializer(of: entry.name) {
                guard styled.insert(entry.name).inserted, let shape = shape(of: entry.name, in: entries) else {
                    continue
                }
                for (name, value) in serializer.parts(shape.parted(by: plan.schema(of: entry.name))) {
                    writer.write(.init(name: name, bytes: Array(value.utf8), fields: extra))
                }
                continue
            }
            var part = part(
                entry.content, schema: plan.itemSchema(of: entry.name), encoding, name: entry.name, depth: 0)
            part.fields = extra
            writer.write(part)
        }
    }

    /// The parts of a list, which have no names.
    mutating func positional(
        _ list: Node, _ description: Description, depth: Int = 0, into writer: inout MultipartWriter
    ) {
        for (index, item) in list.elements.enumerated() {
            let encoding = description.encoding(at: index)
            let file = item.string.flatMap { files[$0] }
            let content = file.map { FormEntry.Content.file($0) } ?? .value(item)
            let schema = description.schema(at: index)
            var part = part(content, schema: schema, encoding, name: nil, depth: depth)
            // Without a name nothing says that the part is text.
            if part.contentType == nil { part.contentType = "text/plain" }
            part.fields = depth == 0 ? extraFields("\(index)", encoding, key: "\(index)") : []
            if let field = Self.transferEncoding(schema, part.fields) { part.fields.append(field) }
            writer.write(part)
        }
    }

    /// What `contentEncoding` stands for in a part (OpenAPI 3.2 section 4.15.5.2); `form-data` does without (RFC 7578
    /// section 4.7).
    private static func transferEncoding(_ schema: Schema?, _ fields: [Field]) -> Field? {
        guard let name = schema?.contentEncoding, ["base64", "quoted-printable"].contains(name.lowercased()),
            !fields.contains(where: { $0.name.lowercased() == "content-transfer-encoding" })
        else { return nil }
        return Field(name: "Content-Transfer-Encoding", value: name)
    }

    private mutating func part(
        _ content: FormEntry.Content, schema: Schema?, _ encoding: Encoding?, name: String?, depth: Int
    ) -> MultipartWriter.Part {
        let type = PartType.of(
            content, schema: schema, encoding: encoding, chosen: name.flatMap { fields.types[$0] })
        switch content {
        case .text(let text):
            return .init(name: name, contentType: type, bytes: encoded(Array(text.utf8), type, name))
        case .file(let file):
            let bytes = EncodedFile.bytes(of: file, as: schema)
            return .init(name: name, fileName: file.name, contentType: type, bytes: bytes)
        case .value(let node):
            let kind = MediaTypeName(type ?? "text/plain")
            guard let encoding, kind.isMultipart, node.kind == .array, depth < Self.depthLimit else {
                let writer = ContentWriter(
                    mediaType: kind, schema: schema, encodings: encoding?.encoding ?? [], name: name)
                return .init(name: name, contentType: type, bytes: encoded(writer.bytes(of: node), type, name))
            }
            // The outer delimiter must not be the beginning of a line of the inner one (RFC 2046 section 5.1.1).
            let inner = "\(depth + 1)-" + boundary()
            var writer = MultipartWriter(boundary: inner)
            positional(node, Description(encoding, schema: schema), depth: depth + 1, into: &writer)
            return .init(name: name, contentType: "\(kind.text); boundary=\(inner)", bytes: writer.finish())
        }
    }

    /// The text in the charset of its type; in UTF-8 and told when that cannot be.
    private mutating func encoded(_ bytes: [UInt8], _ type: String?, _ name: String?) -> [UInt8] {
        if let bytes = Charset.encoded(bytes, as: MediaTypeName(type ?? "")) { return bytes }
        problems.append(
            FieldProblem(
                key: name.map { .formPart($0) } ?? .body,
                message: "The text of this part cannot be written in the charset of its media type.",
                canBeSkipped: true))
        return bytes
    }

    private mutating func shape(of name: String, in entries: [FormEntry]) -> ParameterShape? {
        do {
            return try StyledRow.shape(of: name, in: entries)
        } catch {
            problems += error.problems
            return nil
        }
    }

    private mutating func extraFields(_ part: String, _ encoding: Encoding?, key: String) -> [Field] {
        let (fields, found) = fields.fields(of: part, encoding: encoding)
        for message in found where !problems.contains(where: { $0.key == .formPart(key) && $0.message == message }) {
            problems.append(FieldProblem(key: .formPart(key), message: message, canBeSkipped: true))
        }
        return fields
    }
}
