/// What a button asks the server to change about a form; what is typed stays.
public enum FormChange: Hashable, Sendable {
    /// Show a value by the inputs of its schema.
    case form(ValuePath)
    /// Show a value as text.
    case raw(ValuePath)
    /// Put the description's sample in.
    case sample(ValuePath)
    /// One more item or entry, or a group that was not there.
    case add(ValuePath)
    case remove(ValuePath)
    /// Null instead of a group.
    case null(ValuePath)
    /// The alternative that is selected beside the button.
    case choose(ValuePath)
    /// One more input of a list that is no JSON value, by the field's name.
    case row(String)

    /// Where in a value; nil for a row.
    public var path: ValuePath? {
        switch self {
        case .form(let path), .raw(let path), .sample(let path), .add(let path), .remove(let path), .null(let path),
            .choose(let path):
            path
        case .row: nil
        }
    }

    /// As it stands in the button.
    public var text: String {
        switch self {
        case .form(let path): "form " + path.text
        case .raw(let path): "raw " + path.text
        case .sample(let path): "sample " + path.text
        case .add(let path): "add " + path.text
        case .remove(let path): "remove " + path.text
        case .null(let path): "null " + path.text
        case .choose(let path): "choose " + path.text
        case .row(let field): "row " + field
        }
    }

    /// Reads what ``text`` writes; nil for anything else.
    public init?(parsing text: String) {
        let halves = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard halves.count == 2 else { return nil }
        let rest = String(halves[1])
        if halves[0] == "row" {
            self = .row(rest)
            return
        }
        guard let path = ValuePath(parsing: rest) else { return nil }
        switch halves[0] {
        case "form": self = .form(path)
        case "raw": self = .raw(path)
        case "sample": self = .sample(path)
        case "add": self = .add(path)
        case "remove": self = .remove(path)
        case "null": self = .null(path)
        case "choose": self = .choose(path)
        default: return nil
        }
    }
}
