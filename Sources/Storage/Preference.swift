/// What a session chooses for all descriptions.
public enum Preference: String, Sendable, CaseIterable {
    /// The colours.
    case theme
    /// The language of code samples.
    case language
    /// Whether JSON is entered by forms or as text.
    case view

    /// All of them as SQL takes a list.
    static let list = allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")

    /// The row that it is kept in.
    func key(in session: Session) -> [String] {
        [session.id, "", SelectionStore.Kind.draft.rawValue, rawValue]
    }

    /// What a row's content says, nil for what an older Portico wrote otherwise.
    func value(_ bytes: [UInt8]) -> String? { FormDraft(json: bytes)?.fields.first?.value }
}

extension SelectionStore {
    /// Keeps a choice for all descriptions.
    public func choose(_ value: String, as preference: Preference, in session: Session) async throws(StoreError) {
        let draft = FormDraft(fields: [.init(name: preference.rawValue, value: value)])
        try await keep(draft, of: preference.rawValue, document: "", in: session)
    }

    /// What the session chose for all descriptions; nil when it did not.
    public func value(of preference: Preference, in session: Session) async throws(StoreError) -> String? {
        try await draft(of: preference.rawValue, document: "", in: session)?.fields.first?.value
    }
}
