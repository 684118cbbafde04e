/// How each rule counts: as it does by itself, unless the operator says otherwise, unless the description does
/// (`x-portico-rules`), the operator's word being the last.
public struct RuleLevels: Hashable, Sendable {
    /// What was set.
    public private(set) var chosen: [Rule: RuleLevel]

    /// Every rule as it counts by itself.
    public static let standard = RuleLevels([:])

    public init(_ chosen: [Rule: RuleLevel]) { self.chosen = chosen }

    /// How a rule counts.
    public subscript(_ rule: Rule) -> RuleLevel { chosen[rule] ?? rule.standardLevel }

    /// Sets a rule, or all by the name `all`; nil when there is no rule of the name.
    public mutating func set(_ name: String, to level: RuleLevel) -> Bool {
        if name == "all" {
            for rule in Rule.allCases { chosen[rule] = level }
            return true
        }
        guard let rule = Rule(rawValue: name) else { return false }
        chosen[rule] = level
        return true
    }

    /// These, and others where nothing is set here.
    func completed(by others: [Rule: RuleLevel]) -> RuleLevels {
        RuleLevels(chosen.merging(others) { own, _ in own })
    }
}
