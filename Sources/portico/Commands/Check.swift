import ArgumentParser
import Foundation
import OpenAPI

/// `portico check DESCRIPTION`: what is wrong with a description, with file, line, column and pointer.
struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what is wrong with a description.",
        discussion: "Exit code 0: nothing wrong (warnings aside); 1: errors; 2: the command was called wrongly.")

    @Argument(help: "A file, a folder with a description, an http(s) URL, or - for standard input.")
    var description: String

    @Flag(help: "Print one JSON object for machines instead of lines for people.")
    var json = false

    func run() async throws {
        let location = try DescriptionLocation(argument: description)
        let reading = await DescriptionLoader.forCommandLine().read(location)
        let report: DiagnosticReport
        switch reading.result {
        case .success(let document):
            report = DiagnosticReport(
                location: location.name, diagnostics: document.diagnostics, operations: document.operations.count)
        case .failure(let failure):
            report = DiagnosticReport(location: location.name, diagnostics: failure.diagnostics, operations: nil)
        }
        print(json ? report.json : report.text)
        if report.hasErrors { throw ExitCode(1) }
    }
}
