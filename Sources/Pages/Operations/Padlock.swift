import Markup
import OpenAPI

/// How an operation's padlock stands.
enum Padlock: String {
    /// Nothing is asked for.
    case none
    /// A credential is missing.
    case open
    /// One alternative of requirements is wholly there.
    case closed

    /// `requirements` are alternatives of schemes that are needed together.
    init(requirements: [[String]], authorized: Set<String>) {
        let named = requirements.filter { !$0.isEmpty }
        if named.isEmpty {
            self = .none
        } else if named.contains(where: { $0.allSatisfy(authorized.contains) }) {
            self = .closed
        } else {
            self = .open
        }
    }

    /// What a screen reader says.
    var label: String {
        switch self {
        case .none: ""
        case .open: "Authorization needed"
        case .closed: "Authorized"
        }
    }
}

extension HTML {
    /// The padlock of an operation: a link to what it needs, a dialog with scripts. Nothing when it needs nothing.
    mutating func padlock(of operation: Operation, frame: Frame) {
        guard let outline = frame.outline else { return }
        let padlock = Padlock(requirements: outline.requirements(of: operation), authorized: frame.authorized)
        guard padlock != .none else { return }
        guard !frame.isFile else {
            return element(.span, .class("padlock"), .aria("label", padlock.label), .role("img")) { $0.icon("lock") }
        }
        let path = SitePath.authorize(outline.documentID, operation: operation.id.description)
        element(
            .a, .class("padlock"), .href(path.url), .data("behavior", "authorize"),
            .data("fragment", path.url(part: .dialog)), .data("state", padlock.rawValue),
            .aria("label", padlock.label)
        ) { $0.icon(padlock == .closed ? "lock" : "unlock") }
    }
}
