import OpenAPI

/// The rules of `portico check`, with how each counts.
struct RuleReport {
    let levels: RuleLevels

    /// A line a rule: name, level, what it asks for.
    var text: String {
        let width = Rule.allCases.map(\.rawValue.count).max() ?? 0
        return Rule.allCases.map { rule in
            let name = rule.rawValue + String(repeating: " ", count: width - rule.rawValue.count)
            let level = levels[rule].rawValue
            return "\(name)  \(level)\(String(repeating: " ", count: 7 - level.count))  \(rule.summary)"
        }.joined(separator: "\n")
    }

    /// A list of objects with name, level, default and summary.
    var json: String {
        let rules = Rule.allCases.map { rule -> JSONReport in
            .object([
                ("name", .text(rule.rawValue)), ("level", .text(levels[rule].rawValue)),
                ("default", .text(rule.standardLevel.rawValue)), ("summary", .text(rule.summary)),
            ])
        }
        return JSONReport.array(rules).text
    }
}
