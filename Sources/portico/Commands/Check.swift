import ArgumentParser
import Egress
import Foundation
import OpenAPI

/// `portico check DESCRIPTION`: what is wrong with a description, with file, line, column and pointer, and what may be
/// called because of it.
struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what is wrong with a description, and which origins may be called because of it.",
        discussion: """
            Checked are the structure by the specification of its version, and rules that no schema can say.
            Exit code 0: nothing wrong (warnings aside); 1: errors; 2: the command was called wrongly.
            """)

    @Argument(help: "A file, a folder with a description, an http(s) URL, or - for standard input.")
    var description: String?

    @Flag(help: "Print one JSON object for machines instead of lines for people.")
    var json = false

    @Flag(help: "Print a SARIF 2.1.0 log, which code hosts and editors read.")
    var sarif = false

    @Flag(name: .customLong("rules"), help: "List the rules with how each counts, and check nothing.")
    var listsRules = false

    @Option(help: "A settings file, of which the rules and the root count; --rule and --root win over it.")
    var settings: String?

    @OptionGroup(title: "References to files")
    var reach: RootOptions

    @OptionGroup(title: "Rules")
    var rules: RuleOptions

    @Flag(
        name: .customLong("shared"),
        help: "Judge what may be called as for a site that several people reach, not for loopback.")
    var isShared = false

    @Flag(
        name: .customLong("write-allow"),
        help: "Print only the origins that still have to be allowed, as lines for --allow-file; read them before use.")
    var writesAllow = false

    @OptionGroup(title: "What may be called")
    var egress: EgressOptions

    func run() async throws {
        let file = try settings.map { try SettingsFile(path: $0) } ?? SettingsFile()
        let levels = try rules.levels(over: file.rules)
        if listsRules { return print(json ? RuleReport(levels: levels).json : RuleReport(levels: levels).text) }
        guard let description else { throw UsageError("check takes a description: a file, a folder, a URL, or -.") }
        let egress = try EgressSettings(egress)
        let location = try DescriptionLocation(argument: description)
        let report = await report(on: location, root: try reach.folder(over: file.root), egress, levels)
        if writesAllow, let egress = report.egress {
            print((["# \(location.name)"] + egress.missingLines).joined(separator: "\n"))
            return
        }
        print(sarif ? report.sarif : json ? report.json : report.text)
        if report.hasErrors { throw ExitCode(1) }
    }

    private func report(
        on location: DescriptionLocation, root: String?, _ settings: EgressSettings, _ levels: RuleLevels
    ) async -> DiagnosticReport {
        let keeper = PolicyKeeper(settings.policy(mode: isShared ? .shared : .local))
        let transport = settings.transport(asking: keeper)
        let classify: @Sendable (Egress.Host) async -> AddressClass? = {
            await transport.addressClass(of: $0, within: .milliseconds(500))
        }
        await keeper.classify(settings.allowLines, by: classify)
        if let origin = location.ownURL?.origin {
            keeper.allow(origin, addressClass: await classify(origin.host))
        }
        let loader = DescriptionLoader(
            transport: transport, bundled: { [] }, rules: levels, root: root,
            isNamed: { keeper.current.isSetting($0) })
        let reading = await loader.read(location)
        await transport.shutdown()
        switch reading.result {
        case .success(let document):
            await keeper.approve(
                document, from: location.provenance, baseURL: settings.baseURL ?? location.ownURL, isRefresh: false,
                classifying: classify)
            return DiagnosticReport(
                location: location.name, diagnostics: document.diagnostics, untold: document.untoldDiagnostics,
                operations: document.operations.count, egress: EgressReport(keeper.current))
        case .failure(let failure):
            return DiagnosticReport(location: location.name, diagnostics: failure.diagnostics, operations: nil)
        }
    }
}
