import OpenAPI
import SourceTree

/// Which `Content-Type` a part of a form has (OpenAPI 3.2 section 4.15.1.1).
enum PartType {
    private static let binary = "application/octet-stream"

    /// The media type: one that the encoding allows, else the file's own, else the one that fits; nil for plain text,
    /// which is what a part without the field is (RFC 7578 section 4.4).
    ///
    /// - Parameter chosen: what the caller wants it to be; it counts where the encoding allows it.
    static func of(
        _ content: FormEntry.Content, schema: Schema?, encoding: Encoding?, chosen: String? = nil
    ) -> String? {
        let listed = (encoding?.contentTypes ?? []).map { MediaTypeName($0) }
        let allowed = listed.map(\.text).filter(FieldRules.isSendable(mediaType:))
        if let chosen, FieldRules.isSendable(mediaType: chosen),
            listed.contains(where: { $0.covers(MediaTypeName(chosen)) })
        {
            return chosen
        }
        switch content {
        case .file(let file):
            let own = FieldRules.isSendable(mediaType: file.mediaType) ? file.mediaType : nil
            guard !listed.isEmpty else { return own ?? binary }
            if let own, listed.contains(where: { $0.covers(MediaTypeName(own)) }) { return own }
            return allowed.first ?? own ?? binary
        case .text(let text): return allowed.first ?? standard(for: schema, isStructured: isJSON(schema), text)
        case .value(let node):
            let isStructured = node.kind == .object || node.kind == .array
            return allowed.first ?? standard(for: schema, isStructured: isStructured, node.string)
        }
    }

    /// What the specification's table says: JSON for objects and lists, bytes for binary strings.
    private static func standard(for schema: Schema?, isStructured: Bool, _ string: String?) -> String? {
        if isStructured { return "application/json" }
        guard let schema, string != nil else { return nil }
        if schema.effectiveTypes.isEmpty { return schema.document.stylesParts ? binary : nil }
        let isEncoded = schema.contentEncoding != nil || schema.format == "binary" || schema.format == "byte"
        return schema.effectiveTypes.contains("string") && isEncoded ? binary : nil
    }

    private static func isJSON(_ schema: Schema?) -> Bool {
        schema?.effectiveTypes.contains("object") == true || schema?.effectiveTypes.contains("array") == true
    }
}
