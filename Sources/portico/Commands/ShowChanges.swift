import ArgumentParser
import OpenAPI

/// `portico changes OLD NEW`: what is different between two versions of an API, and what of it breaks callers.
struct ShowChanges: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "changes",
        abstract: "Say what changed between two versions of an API, and what of it breaks callers.",
        discussion: """
            Operations are known again by method and path, whatever the path's parameters are called. The descriptions may be \
            of different versions of OpenAPI.
            Exit code 0: compared; 1: a description cannot be read, or there is a change of the level that --fail-on names; \
            2: the command was called wrongly.
            """)

    /// The levels that `--fail-on` knows.
    enum Threshold: String, CaseIterable, ExpressibleByArgument {
        case breaking
        case warning
    }

    @Argument(
        help: "The old description: a file, a folder with a description, an http(s) URL, or - for standard input.")
    var old: String

    @Argument(help: "The new description, likewise.")
    var new: String

    @OptionGroup(title: "References to files")
    var reach: RootOptions

    @Flag(help: "Print one JSON object for machines instead of lines for people.")
    var json = false

    @Flag(help: "Print Markdown, for release notes and pull requests.")
    var markdown = false

    @Flag(name: .customLong("breaking-only"), help: "Tell breaking changes alone.")
    var breakingOnly = false

    @Option(
        name: .customLong("fail-on"),
        help: "End with code 1 when there is a breaking change, or with warning also when there may be one.")
    var failOn: Threshold?

    func validate() throws {
        if json, markdown { throw ValidationError("--json and --markdown exclude each other.") }
    }

    func run() async throws {
        let locations = try DescriptionLocation.all([old, new])
        let before = try await read(locations[0])
        let after = try await read(locations[1])
        let report = ChangesReport(
            old: .init(location: locations[0].name, document: before),
            new: .init(location: locations[1].name, document: after), changes: Changes(from: before, to: after),
            breakingOnly: breakingOnly)
        print(json ? report.json : markdown ? report.markdown : report.text)
        if let failOn, report.reaches(failOn == .breaking ? .breaking : .warning) { throw ExitCode(1) }
    }

    private func read(_ location: DescriptionLocation) async throws -> Document {
        let root = try reach.folder()
        switch await DescriptionLoader.readOnce(location, root: root).result {
        case .success(let document): return document
        case .failure(let failure):
            for finding in failure.diagnostics { Remark.write("\(finding)") }
            throw ExitCode(1)
        }
    }
}
