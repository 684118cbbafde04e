import ArgumentParser
import Storage
import TokenDesk

/// The token that a command is about.
struct TokenChoice: ParsableArguments {
    @Argument(help: "The token's id, as `portico tokens list` shows it.")
    var token: String

    /// The id; throws a ``UsageError`` for what cannot be one.
    func id() throws -> TokenID { try Self.id(token) }

    /// The id of a text; throws a ``UsageError`` for what cannot be one.
    static func id(_ token: String) throws -> TokenID {
        // A pasted secret must not come back in a message.
        guard let id = TokenID(token) else {
            throw UsageError("Expected the id of a token: 22 letters and digits, as `portico tokens list` shows them.")
        }
        return id
    }

    /// What is said when there is no such token.
    static let absent = DeskRefusal("There is no such token.")
}
