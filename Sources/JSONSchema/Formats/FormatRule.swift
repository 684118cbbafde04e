/// How values are held against a format; those of another type pass.
enum FormatRule: Sendable {
    case number(FormatRules.Check)
    case text(FormatRules.TextCheck)
    case pattern(Pattern)
}
