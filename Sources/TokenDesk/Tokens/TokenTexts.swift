/// Rules for what people write about a token: text alone, of bounded length (THREATS D11).
enum TokenTexts {
    static let labelLimit = 100
    static let purposeLimit = 100
    static let commentLimit = 500

    static func check(label: String, comment: String, purpose: String) throws(TokenDeskError) {
        guard !label.isEmpty else {
            throw TokenDeskError(code: .label, message: "A description is needed: what is this token for?")
        }
        try check(label, name: "description", limit: labelLimit, code: .label)
        try check(comment, name: "comment", limit: commentLimit, code: .comment)
        try check(purpose, name: "purpose", limit: purposeLimit, code: .purpose)
    }

    private static func check(
        _ text: String, name: String, limit: Int, code: TokenDeskError.Code
    ) throws(TokenDeskError) {
        let scalars = text.unicodeScalars
        let isPrintable = scalars.allSatisfy { $0.properties.generalCategory != .control }
        guard scalars.count <= limit, isPrintable else {
            throw TokenDeskError(
                code: code,
                message:
                    "A \(name) has at most \(limit) characters without control characters; this one has \(scalars.count)."
            )
        }
    }
}
