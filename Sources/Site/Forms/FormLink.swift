import OpenAPI
import Pages
import SourceTree
import Storage

/// A filled-in form as the query of an address, and back; whatever may be a secret by its place or its name stays out.
struct FormLink {
    /// What may stand in an address, in the form's order.
    let fields: [FormDraft.Field]

    init(_ draft: FormDraft, operation: OpenAPI.Operation, document: Document) {
        let schemes = Set(
            document.securitySchemes.compactMap { scheme -> String? in
                if case .apiKey(_, let name) = scheme.kind { name.lowercased() } else { nil }
            })
        let own = OwnPairs { name in draft.fields.filter { $0.name == name.text }.map(\.value) }
        let described = draft.fields.filter { field in
            guard !field.value.isEmpty, let name = FieldName(parsing: field.name) else { return false }
            switch name {
            case .parameter(let location, let name):
                return location != "cookie" && !schemes.contains(name.lowercased()) && !Self.isSecret(name: name)
            case .form(let name): return !Self.isSecret(name: name)
            case .body: return !Self.holdsSecret(body: field.value)
            case .server, .sendEmpty, .sendEmptyForm, .media, .exactMedia, .accept, .view, .variant, .partType:
                return true
            default: return false
            }
        }
        fields = described + own.kept(without: schemes)
    }

    /// The fields that a query names; nil when it names none of a form, or only the media type.
    init?(_ form: FormFields, operation: OpenAPI.Operation, document: Document) {
        self.init(CallFields(form, operation: operation).draft, operation: operation, document: document)
        if fields.allSatisfy({ $0.name == FieldName.media.text }) { return nil }
    }

    /// The query with its question mark; of what does not fit, the longest are left out first.
    var query: String { FormQuery.text(fields.map { ($0.name, $0.value) }) }

    private static let words = [
        "token", "secret", "passw", "passphrase", "apikey", "authorization", "credential", "cookie", "signature",
        "session", "privatekey", "accesskey", "jwt", "bearer", "pin", "otp",
    ]

    /// Whether a name, with signs and case folded, says that its value is nobody else's.
    static func isSecret(name: String) -> Bool {
        let folded = String(name.lowercased().filter { $0.isLetter || $0.isNumber })
        return words.contains { word in word.count > 3 ? folded.contains(word) : folded == word }
    }

    /// Whether a member of a body has such a name. A body that is no JSON is searched for the words themselves.
    private static func holdsSecret(body: String) -> Bool {
        guard let tree = try? Tree.read(Array(body.utf8), format: .json, budget: .instance) else {
            let folded = String(body.lowercased().filter { $0.isLetter || $0.isNumber })
            return words.contains { $0.count > 3 && folded.contains($0) }
        }
        var pending = [tree.root]
        while let node = pending.popLast() {
            if let key = node.key, isSecret(name: key) { return true }
            for member in node.members { pending.append(member.value) }
            pending.append(contentsOf: node.elements)
        }
        return false
    }
}
