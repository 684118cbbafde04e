import Pages
import TokenDesk

/// The form of a token as it is posted: a closed set of fields; neither times nor maker nor state are among them (THREATS D3).
struct TokenFields {
    let values: TokenFormValues

    /// Reads the form for an API; limits count for the kinds that its description names.
    init(_ form: FormFields, api: DeskAPI, policy: TokenPolicy) {
        func text(_ field: TokenField) -> String { form.text(field.text) ?? "" }
        values = TokenFormValues(
            api: api.id, label: Self.trimmed(text(.label)), comment: Self.lines(text(.comment)),
            purpose: Self.trimmed(text(.purpose)), scopes: form.texts(TokenField.scope.text),
            operations: form.texts(TokenField.operation.text),
            includesUnscoped: form.isTicked(TokenField.unscoped.text),
            limits: api.offer.kinds.map { kind in
                TokenFormValues.Limit(
                    kind: kind, isLimited: text(.limit(kind: kind)) == "some",
                    ids: form.texts(TokenField.resource(kind: kind).text),
                    groups: form.texts(TokenField.group(kind: kind).text), more: text(.more(kind: kind)),
                    find: String(text(.find(kind: kind)).prefix(TokenFilter.textLimit)))
            },
            idle: Int64(text(.idle)) ?? policy.life.idle, absolute: Int64(text(.absolute)) ?? policy.life.absolute,
            networks: text(.networks), rate: Self.trimmed(text(.rate)), owner: text(.owner))
    }

    /// What is asked for.
    ///
    /// - Throws: ``TokenDeskError`` for the first field that breaks a rule.
    func draft() throws(TokenDeskError) -> TokenDraft {
        var networks: [Network] = []
        for line in values.networks.split(whereSeparator: { $0.isNewline || $0 == "," }) {
            let text = Self.trimmed(String(line))
            if !text.isEmpty { networks.append(try Network(text)) }
        }
        guard networks.count <= Network.countLimit else {
            throw TokenDeskError(code: .networks, message: "A token has at most \(Network.countLimit) networks.")
        }
        var rate: RateLimit?
        if !values.rate.isEmpty {
            guard let perMinute = Int(values.rate) else {
                throw TokenDeskError(code: .rate, message: "A rate is 1 to 1,000,000 requests a minute.")
            }
            rate = try RateLimit(perMinute: perMinute)
        }
        return TokenDraft(
            api: values.api, label: values.label, comment: values.comment, purpose: values.purpose,
            rights: values.rights, life: try TokenLife(idle: values.idle, absolute: values.absolute),
            networks: networks, rate: rate)
    }

    /// What an edit asks for: words, and rights of which only narrower ones are taken.
    func edit() -> TokenEdit {
        TokenEdit(label: values.label, comment: values.comment, purpose: values.purpose, rights: values.rights)
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    /// A text area ends its lines with CR LF; a comment is one line of text.
    private static func lines(_ text: String) -> String {
        trimmed(text.split(whereSeparator: \.isNewline).joined(separator: " "))
    }
}

extension TokenDeskError {
    /// The field of a token's form that it is about; nil for the form as a whole.
    var tokenField: TokenField? {
        switch code {
        case .label: .label
        case .comment: .comment
        case .purpose: .purpose
        case .networks: .networks
        case .rate: .rate
        case .userName, .access: .owner
        default: nil
        }
    }
}
