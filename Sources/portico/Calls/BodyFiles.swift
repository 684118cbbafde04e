import Execution
import OpenAPI
import SourceTree

/// Finds the strings of a multipart body's JSON that name files, and reads those.
struct BodyFiles {
    let mediaType: MediaType

    /// The files by the JSON Pointer of the string that stands for each: `@PATH` where the description does not say plain
    /// text.
    func files(in root: Node) throws -> [String: CallFile] {
        var files: [String: CallFile] = [:]
        let properties = mediaType.schema?.mergedProperties ?? []
        for member in root.members {
            let schema = properties.first { $0.name == member.key }?.schema
            let encoding = mediaType.encoding.first { $0.name == member.key }?.encoding
            try read(member.value, schema, encoding, at: JSONPointer(tokens: [member.key]), into: &files)
        }
        let first = mediaType.schema?.prefixItems ?? []
        let prefix = mediaType.prefixEncoding
        for (index, item) in root.elements.enumerated() {
            let schema = first.indices.contains(index) ? first[index] : mediaType.schema?.items ?? mediaType.itemSchema
            let encoding = prefix.indices.contains(index) ? prefix[index] : mediaType.itemEncoding
            try read(item, schema, encoding, at: JSONPointer(tokens: ["\(index)"]), into: &files)
        }
        return files
    }

    private func read(
        _ value: Node, _ schema: Schema?, _ encoding: Encoding?, at place: JSONPointer,
        into files: inout [String: CallFile]
    ) throws {
        if value.kind == .object, let encoding, encoding.contentTypes.contains(where: { MediaTypeName($0).isMultipart })
        {
            return try readParts(of: value, schema, encoding, at: place, into: &files)
        }
        let isList = value.kind == .array
        let own = isList ? schema?.items ?? schema : schema
        let values =
            isList ? value.elements.enumerated().map { ($0.element, place.appending($0.offset)) } : [(value, place)]
        for (value, place) in values {
            guard let text = value.string, text.hasPrefix("@"), isFile(own, encoding) else { continue }
            files[place.description] = try FileArgument.file(text)
        }
    }

    /// The parts of a part, one level deep.
    private func readParts(
        of value: Node, _ schema: Schema?, _ encoding: Encoding, at place: JSONPointer,
        into files: inout [String: CallFile]
    ) throws {
        let properties = schema?.mergedProperties ?? []
        for member in value.members where member.value.kind != .object {
            let own = properties.first { $0.name == member.key }?.schema
            let inner = encoding.encoding.first { $0.name == member.key }?.encoding
            try read(member.value, own, inner, at: place.appending(member.key), into: &files)
        }
    }

    /// A property that is a string and nothing more keeps its `@`; in a form, whose parts have no bytes, any that does not
    /// ask for them.
    private func isFile(_ schema: Schema?, _ encoding: Encoding?) -> Bool {
        let isBinary =
            schema?.format == "binary" || schema?.format == "byte" || schema?.contentEncoding != nil
            || schema?.contentMediaType != nil
        guard !isBinary, !mediaType.isForm else { return isBinary }
        return schema?.effectiveTypes != ["string"]
            || !(encoding?.contentTypes ?? []).allSatisfy { $0.hasPrefix("text/plain") }
    }
}
