import ArgumentParser
import Foundation
import Storage
import TokenDesk

/// `portico tokens pause ID`.
struct TokensPause: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: "Put a token out of force until it is resumed.")

    @OptionGroup var options: DeskOptions
    @OptionGroup var choice: TokenChoice

    func run() async throws {
        let id = try choice.id()
        let store = try options.open()
        guard let record = try await store.tokens.pause(id, owner: nil, by: .commandLine) else {
            throw TokenChoice.absent
        }
        guard record.revokedAt == nil else { throw DeskRefusal("“\(record.label)” was cancelled and stays so.") }
        options.answer(
            json: TokenReport(record: record, now: Date()).json,
            text: "“\(record.label)” opens nothing until it is resumed.")
    }
}
