/// What the operator decided about tokens.
public struct TokenPolicy: Sendable, Hashable {
    /// How often a token's text can be seen.
    public enum Reveal: String, Sendable, Hashable, CaseIterable {
        /// By its owner at any time, after the password was given again; the token is kept sealed under the server key.
        case copyable
        /// In the answer to its creation alone.
        case once
    }

    public var reveal: Reveal
    /// The life of a token for which nothing else was asked.
    public var life: TokenLife
    /// Tokens in force of one owner at most (THREATS D9).
    public var countPerOwner: Int
    /// Tokens that one owner may make in a minute (THREATS D9).
    public var issuesPerMinute: Int
    /// Seconds that a rotated token stays in force unless decided otherwise.
    public var grace: Int64

    public init(
        reveal: Reveal = .copyable, life: TokenLife = .standard, countPerOwner: Int = 100, issuesPerMinute: Int = 60,
        grace: Int64 = 86_400
    ) {
        self.reveal = reveal
        self.life = life
        self.countPerOwner = countPerOwner
        self.issuesPerMinute = issuesPerMinute
        self.grace = grace
    }
}
