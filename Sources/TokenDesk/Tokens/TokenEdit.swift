/// What may change about a token after it was issued: its words, and its rights if they become narrower.
public struct TokenEdit: Sendable, Hashable {
    public var label: String
    public var comment: String
    public var purpose: String
    public var rights: AccessRights

    public init(label: String, comment: String, purpose: String, rights: AccessRights) {
        self.label = label
        self.comment = comment
        self.purpose = purpose
        self.rights = rights
    }

    /// The token as it is after the edit.
    ///
    /// - Throws: ``TokenDeskError`` when a text breaks a rule, or the rights would widen: that needs a new token.
    public func applied(to record: TokenRecord) throws(TokenDeskError) -> TokenRecord {
        try TokenTexts.check(label: label, comment: comment, purpose: purpose)
        guard record.rights.contains(rights) else {
            throw TokenDeskError(
                code: .widening, message: "A token's rights can be narrowed, not widened. Make a new token for more.")
        }
        var edited = record
        edited.label = label
        edited.comment = comment
        edited.purpose = purpose
        edited.rights = rights
        return edited
    }
}
