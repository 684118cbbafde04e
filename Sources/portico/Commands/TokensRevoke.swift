import ArgumentParser
import Foundation
import Storage
import TokenDesk

/// `portico tokens revoke ID`: cancels a token for good, or all of a user.
struct TokensRevoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Cancel a token for good, or all of a user.")

    @OptionGroup var options: DeskOptions

    @Argument(help: "The token's id, as `portico tokens list` shows it.")
    var token: String?

    @Option(name: .customLong("all-of"), help: "Cancel all tokens of this user.")
    var allOf: String?

    func run() async throws {
        guard (token == nil) != (allOf == nil) else {
            throw UsageError("Name a token by its id, or a user by --all-of NAME.")
        }
        if let allOf {
            let store = try options.open()
            let user = try await UserChoice.user(named: allOf, in: store)
            let count = try await store.tokens.revokeAll(of: user.id, by: .commandLine)
            options.answer(
                json: .object([("revoked", .number(count))]),
                text: "\(count) tokens of “\(user.name)” open nothing any more.")
            return
        }
        let id = try TokenChoice.id(token ?? "")
        let store = try options.open()
        guard let record = try await store.tokens.revoke(id, owner: nil, by: .commandLine) else {
            throw TokenChoice.absent
        }
        options.answer(
            json: TokenReport(record: record, now: Date()).json, text: "“\(record.label)” opens nothing any more.")
    }
}
