import Markup
import TokenDesk

/// What a token may do, in the few words that a cell holds.
struct RightsSummary {
    let rights: AccessRights

    private static let shown = 4

    /// Scopes as chips, then what else is granted.
    func write(into html: inout HTML) {
        let scopes = rights.scopes.prefix(Self.shown)
        if scopes.isEmpty, rights.operations.isEmpty {
            let words = rights.includesUnscoped ? "What needs no right" : "Nothing"
            return html.element(.span, .class("muted"), text: words)
        }
        html.element(.span, .class("chips")) { html in
            for scope in scopes { html.element(.span, .class("chip")) { $0.visible(scope.name) } }
            let more = rights.scopes.count - scopes.count
            if more > 0 { html.element(.span, .class("muted"), text: "and \(more) more") }
            if !rights.operations.isEmpty {
                html.element(.span, .class("muted"), text: Count.of(rights.operations.count, "operation"))
            }
        }
    }

    /// All of it, for a page with room.
    func writeAll(into html: inout HTML) {
        html.element(.span, .class("chips")) { html in
            for scope in rights.scopes { html.element(.span, .class("chip")) { $0.visible(scope.name) } }
        }
        if !rights.operations.isEmpty {
            html.element(.p, text: "\(Count.of(rights.operations.count, "operation")) one by one")
        }
        if rights.includesUnscoped { html.element(.p, text: "Operations that ask for no particular right") }
        if rights.scopes.isEmpty, rights.operations.isEmpty, !rights.includesUnscoped {
            html.element(.p, text: "Nothing")
        }
    }

    /// The same for an export: all of it.
    var text: String {
        var parts = rights.scopes.map(\.name) + rights.operations
        if rights.includesUnscoped { parts.append("(operations that ask for no right)") }
        return parts.joined(separator: " ")
    }
}
