import ArgumentParser
import Execution
import Foundation

/// `portico request DESCRIPTION OPERATION`: the request as it would be sent, without sending it.
struct PrintRequest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "request",
        abstract: "Print the request of an operation without sending it.",
        discussion: """
            What is missing or wrong is told on standard error, and in "problems" with --json.

            Exit code 0: printed; 1: the request cannot be built, or something is missing or wrong (--anyway builds it \
            all the same); 2: the command was called wrongly.
            """)

    @OptionGroup var arguments: CallArguments

    func run() async throws {
        let plan = try await CallPlan(arguments, isSent: false, environment: ProcessInfo.processInfo.environment)
        let report = RequestReport(plan: plan, showing: arguments.reveal ? .revealed : .masked)
        let isReady = plan.isReady(anyway: arguments.anyway)
        if !arguments.json || !isReady { report.remarks(anyway: arguments.anyway).forEach(Remark.write) }
        if arguments.json {
            print(report.json)
        } else if isReady {
            print(report.text)
        }
        if !isReady { throw ExitCode(1) }
    }
}
