import ArgumentParser
import OpenAPI

/// The option by which the operator says how a rule counts; `serve` and `check` take the same one.
struct RuleOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            How a rule counts: its name or all, and error, warning or off, such as unused-component=off; may be repeated. \
            check --rules lists the names.
            """, valueName: "rule"))
    var rule: [String] = []

    /// The levels of a settings file with those of the options over them, in order; throws ``UsageError``.
    func levels(over levels: RuleLevels) throws -> RuleLevels {
        var levels = levels
        for text in rule {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, let level = RuleLevel(rawValue: parts[1]) else {
                throw UsageError("--rule takes NAME=error, NAME=warning or NAME=off, not \(text).")
            }
            guard levels.set(parts[0], to: level) else {
                throw UsageError("--rule \(text): there is no rule of this name; portico check --rules lists them.")
            }
        }
        return levels
    }
}
