import HTTPTypes

/// Who calls, as the gate tells in fields of its own; whatever fields of these names a client sends, the gate drops.
struct Caller: Sendable {
    let subject: String
    let tokenID: String
    let scopes: [String]

    /// Reads the identity fields; nil if one of them is absent, empty or there twice.
    init?(_ fields: HTTPFields) {
        guard let subject = Self.value("Portico-Subject", in: fields), !subject.isEmpty,
            let tokenID = Self.value("Portico-Token-Id", in: fields), !tokenID.isEmpty,
            let scopes = Self.value("Portico-Scopes", in: fields)
        else { return nil }
        self.subject = subject
        self.tokenID = tokenID
        self.scopes = scopes.split { $0 == " " || $0 == "," }.map(String.init)
    }

    /// The value of a field that is there exactly once.
    static func value(_ name: String, in fields: HTTPFields) -> String? {
        guard let name = HTTPField.Name(name) else { return nil }
        let values = fields[values: name]
        return values.count == 1 ? values[0] : nil
    }

    var json: JSONValue {
        .object([
            ("subject", .string(subject)), ("tokenId", .string(tokenID)),
            ("scopes", .array(scopes.map(JSONValue.string))),
        ])
    }
}
