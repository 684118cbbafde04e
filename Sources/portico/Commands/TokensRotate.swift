import ArgumentParser
import Foundation
import Storage
import TokenDesk

/// `portico tokens rotate ID`: makes a token that takes another's place and prints it.
struct TokensRotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Make a token in another's place and print it.",
        discussion: "The former one works until its grace ends.")

    @OptionGroup var options: DeskOptions
    @OptionGroup var choice: TokenChoice

    @Option(help: "How long the former one goes on working, such as 24h or 0s (default: the policy's, 24h).")
    var grace: String?

    func run() async throws {
        let id = try choice.id()
        let seconds = try grace.map { text in
            guard let seconds = Period.seconds(text) else {
                throw UsageError("--grace takes a time such as 24h, 30m or 0s, not \(text).")
            }
            return seconds
        }
        let store = try options.open()
        let issued = try await store.tokens.rotate(
            id, grace: seconds ?? store.tokenPolicy.grace, owner: nil, by: .commandLine)
        guard let issued else { throw TokenChoice.absent }
        let text = issued.token.reveal()
        options.answer(json: TokenReport(record: issued.record, now: Date(), secret: text).json, text: text)
    }
}
