import OpenAPI
import SourceTree

/// Puts a multipart body together: parts by name from an object or from rows, parts by position from a list
/// (OpenAPI 3.2 sections 4.14.5 and 4.15.4).
struct PartsBuilder {
    /// Multipart bodies within one another.
    private static let depthLimit = 4

    let fields: PartFields
    /// By the JSON Pointers of the strings that they stand for.
    let files: [String: CallFile]
    let boundary: @Sendable () -> String
    private(set) var problems: [FieldProblem] = []

    init(fields: PartFields, files: [String: CallFile] = [:], boundary: @escaping @Sendable () -> String) {
        self.fields = fields
        self.files = files
        self.boundary = boundary
    }

    /// Where a part's value stands in the JSON of the body, and in how many multipart bodies the part is.
    struct Place {
        var pointer = JSONPointer()
        var depth = 0

        func appending(_ token: String) -> Place { Place(pointer: pointer.appending(token), depth: depth) }

        /// For the parts of a part.
        var inner: Place { Place(pointer: pointer, depth: depth + 1) }
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
    mutating func named(
        _ entries: [FormEntry], plan: FormPlan, at depth: Int = 0, into writer: inout MultipartWriter
    ) {
        var styled: Set<String> = []
        for entry in entries {
            let encoding = plan.encoding(of: entry.name)
            let extra = extraFields(entry.name, encoding, depth: depth)
            if let serializer = plan.serializer(of: entry.name) {
                guard styled.insert(entry.name).inserted, let shape = shape(of: entry.name, in: entries) else {
                    continue
                }
                for (name, value) in serializer.parts(shape.parted(by: plan.schema(of: entry.name))) {
                    writer.write(.init(name: name, bytes: Array(value.utf8), fields: extra))
                }
                continue
            }
            let place = Place(pointer: entry.place, depth: depth)
            var part = part(entry.content, schema: plan.itemSchema(of: entry.name), encoding, name: entry.name, place)
            part.fields = extra
            writer.write(part)
        }
    }

    /// The parts of a list, which have no names.
    mutating func positional(
        _ list: Node, _ description: Description, at place: Place = Place(), into writer: inout MultipartWriter
    ) {
        for (index, item) in list.elements.enumerated() {
            let encoding = description.encoding(at: index)
            let own = place.appending("\(index)")
            let content = files[own.pointer.description].map { FormEntry.Content.file($0) } ?? .value(item)
            let schema = description.schema(at: index)
            var part = part(content, schema: schema, encoding, name: nil, own)
            // Without a name nothing says that the part is text.
            if part.contentType == nil { part.contentType = "text/plain" }
            part.fields = extraFields("\(index)", encoding, depth: place.depth)
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
        _ content: FormEntry.Content, schema: Schema?, _ encoding: Encoding?, name: String?, _ place: Place
    ) -> MultipartWriter.Part {
        let chosen = place.depth == 0 ? name.flatMap { fields.types[$0] } : nil
        let type = PartType.of(content, schema: schema, encoding: encoding, chosen: chosen)
        switch content {
        case .text(let text):
            if MediaTypeName(type ?? "").isMultipart,
                let tree = try? Tree.read(Array(text.utf8), format: .json, budget: .instance), tree.root.count > 0
            {
                return part(.value(tree.root), schema: schema, encoding, name: name, place)
            }
            return .init(name: name, contentType: type, bytes: encoded(Array(text.utf8), type, name))
        case .file(let file):
            let bytes = EncodedFile.bytes(of: file, as: schema)
            return .init(name: name, fileName: file.name, contentType: type, bytes: bytes)
        case .value(let node):
            let kind = MediaTypeName(type ?? "text/plain")
            guard let encoding, kind.isMultipart, node.kind == .array || node.kind == .object,
                place.depth < Self.depthLimit
            else {
                let writer = ContentWriter(
                    mediaType: kind, schema: schema, encodings: encoding?.encoding ?? [], name: name)
                return .init(name: name, contentType: type, bytes: encoded(writer.bytes(of: node), type, name))
            }
            return nested(node, schema: schema, encoding, kind, name: name, place.inner)
        }
    }

    /// A part that is a multipart body itself: of an object by name, of a list by position (OpenAPI 3.2 section 4.15.2).
    private mutating func nested(
        _ node: Node, schema: Schema?, _ encoding: Encoding, _ kind: MediaTypeName, name: String?, _ place: Place
    ) -> MultipartWriter.Part {
        // The outer delimiter must not be the beginning of a line of the inner one (RFC 2046 section 5.1.1).
        let inner = "\(place.depth)-" + boundary()
        var writer = MultipartWriter(boundary: inner)
        if node.kind == .array {
            positional(node, Description(encoding, schema: schema), at: place, into: &writer)
        } else {
            let takesStyles = kind.essence == "multipart/form-data"
            let plan = FormPlan(schema: schema, encodings: encoding.encoding, takesStyles: takesStyles)
            let entries = FormEntry.list(of: node, plan: plan, files: files, at: place.pointer)
            named(entries, plan: plan, at: place.depth, into: &writer)
        }
        return .init(name: name, contentType: "\(kind.text); boundary=\(inner)", bytes: writer.finish())
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

    /// What a call gives is for the parts of the body, not for parts of those.
    private mutating func extraFields(_ part: String, _ encoding: Encoding?, depth: Int) -> [Field] {
        let (fields, found) = (depth == 0 ? fields : PartFields(given: [:])).fields(of: part, encoding: encoding)
        for message in found where !problems.contains(where: { $0.key == .formPart(part) && $0.message == message }) {
            problems.append(FieldProblem(key: .formPart(part), message: message, canBeSkipped: true))
        }
        return fields
    }
}
