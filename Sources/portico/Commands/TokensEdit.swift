import ArgumentParser
import Foundation
import Storage
import TokenDesk

/// `portico tokens edit ID`: changes a token's words, or narrows its rights.
struct TokensEdit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Change a token's words, or narrow its rights.",
        discussion:
            "What is not named stays. Rights that are named take the place of all the token has, and may not widen.")

    @OptionGroup var options: DeskOptions
    @OptionGroup var choice: TokenChoice
    @OptionGroup var wishes: TokenWishes

    @Option(help: "What the token is called.")
    var label: String?

    @Option(help: "What is worth knowing about it.")
    var comment: String?

    @Option(help: "Whom or what it is for.")
    var purpose: String?

    func run() async throws {
        let id = try choice.id()
        let rights = wishes.isEmpty ? nil : try wishes.rights()
        guard rights != nil || label != nil || comment != nil || purpose != nil else {
            throw UsageError(
                "Say what to change: --label, --comment, --purpose, --scope, --operation, --resource or --group.")
        }
        let store = try options.open()
        guard let record = try await store.tokens.find(id, owner: nil) else { throw TokenChoice.absent }
        let edit = TokenEdit(
            label: label ?? record.label, comment: comment ?? record.comment, purpose: purpose ?? record.purpose,
            rights: rights ?? record.rights)
        guard let edited = try await store.tokens.edit(id, edit, owner: nil, by: .commandLine) else {
            throw TokenChoice.absent
        }
        options.answer(json: TokenReport(record: edited, now: Date()).json, text: "“\(edited.label)” was changed.")
    }
}
