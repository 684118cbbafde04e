import ArgumentParser
import Foundation
import Storage
import TokenDesk

/// `portico tokens resume ID`.
struct TokensResume: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Put a paused token in force again.")

    @OptionGroup var options: DeskOptions
    @OptionGroup var choice: TokenChoice

    func run() async throws {
        let id = try choice.id()
        let store = try options.open()
        guard let record = try await store.tokens.resume(id, owner: nil, by: .commandLine) else {
            throw TokenChoice.absent
        }
        let report = TokenReport(record: record, now: Date())
        guard record.state(at: report.now).isInForce else {
            throw DeskRefusal("“\(record.label)” is \(record.state(at: report.now).name) and stays so.")
        }
        options.answer(json: report.json, text: "“\(record.label)” is in force.")
    }
}
