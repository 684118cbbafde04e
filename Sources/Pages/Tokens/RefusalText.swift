import TokenDesk

/// Why the gate refused a request, in words, by the code that it names in its answer and that statistics keep.
struct RefusalText: Hashable, Sendable {
    /// What is wrong, as a sentence.
    let reason: String
    /// What to do about it.
    let advice: String

    /// The words for a ``TokenRefusal/code``; nil for a code that the gate does not use.
    init?(code: String) {
        guard let words = Self.words[code] else { return nil }
        reason = words.0
        advice = words.1
    }

    private static let words: [String: (String, String)] = [
        "unknown": (
            "This token was never issued for this API.", "Look whether all of it was copied, or make a new one."
        ),
        "revoked": ("The token was cancelled.", "It cannot come back. Make a new one."),
        "expired": ("The token has ended.", "It was not used for too long, or its time is up. Make a new one."),
        "paused": ("The token is paused.", "Resume it and send the request again."),
        "owner-without-access": (
            "The token's owner may not use the API any more.", "An administrator can grant API access again."
        ),
        "network": (
            "The request came from an address outside of the token's networks.",
            "Call from one of its networks, or make a token without that limit."
        ),
        "missing-scope": (
            "The token lacks an access right that this operation asks for.", "Make a token that has it."
        ),
        "operation-not-granted": (
            "The token's rights do not include this operation.", "Make a token that includes it."
        ),
        "not-by-token": (
            "This operation cannot be called with a token.", "See what it asks for under Authorization."
        ),
        "resource": (
            "The request names something outside of the token's limits.", "Ask for one of those that it may reach."
        ),
        "unnamed-resource": (
            "The token is limited, and this request reaches more than its limits.",
            "Narrow the request to what the token may reach."
        ),
        "rate": ("There were more requests than the token's rate allows.", "Wait a moment and send it again."),
    ]
}
