import Markup
import OpenAPI
import SourceTree

/// The changes of one operation, or of the description as a whole.
struct ChangeGroup {
    let documentID: String
    let other: VersionChoice
    let own: VersionChoice
    let operation: ChangedOperation?
    let changes: ArraySlice<Change>

    /// What leads to the changes of an operation within a page.
    static func anchor(of operation: ChangedOperation) -> ElementID {
        if let id = operation.newID { return ElementID("change", document: id.description) }
        return ElementID("gone", document: operation.oldID?.description ?? "")
    }

    func write(into html: inout HTML) {
        html.element(
            .section, .class("change-group"), .ifPresent(operation) { .id(Self.anchor(of: $0)) }
        ) { html in
            html.element(.h2, .class("change-head")) { writeHead(into: &$0) }
            if let operation { writeLinks(of: operation, into: &html) }
            html.element(.ul, .class("change-list")) { html in
                for change in changes { write(change, into: &html) }
            }
        }
    }

    private func writeHead(into html: inout HTML) {
        guard let operation else { return html.text("The API as a whole") }
        let path = operation.newID.map { SitePath.operation(documentID, $0.description) }
        guard let path = path ?? operation.oldID.map({ SitePath.operation(other.id, $0.description) }) else { return }
        html.element(.a, .class("row-link"), .href(path.url)) { html in
            html.method(operation.method)
            html.path(operation.path)
        }
    }

    private func writeLinks(of operation: ChangedOperation, into html: inout HTML) {
        html.element(.p, .class("facts")) { html in
            if let summary = operation.summary { html.element(.span) { $0.isolated(summary) } }
            if let id = operation.oldID {
                html.element(.a, .href(SitePath.operation(other.id, id.description).url)) { html in
                    html.text("in ")
                    html.isolated(other.name)
                }
            }
            if let id = operation.newID {
                html.element(.a, .href(SitePath.operation(documentID, id.description).url)) { html in
                    html.text("in ")
                    html.isolated(own.name)
                }
            }
        }
    }

    private func write(_ change: Change, into html: inout HTML) {
        html.element(.li, .class("change")) { html in
            html.element(.span, .class("change-level", "tone-" + change.level.tone)) { html in
                if change.level == .breaking { html.icon("warn") }
                html.text(change.level.noun)
            }
            html.element(.div) { html in
                html.element(.p) { $0.visible(change.message) }
                html.element(.p, .class("change-places")) { html in
                    if let place = change.old { write(place, of: other, into: &html) }
                    if let place = change.new { write(place, of: own, into: &html) }
                }
            }
        }
    }

    private func write(_ place: Change.Place, of version: VersionChoice, into html: inout HTML) {
        let path = SitePath.source(version.id, file: place.file, pointer: place.pointer.description)
        html.element(.a, .href(path.url)) { html in
            html.isolated(version.name)
            html.text(" line \(place.position.line)")
        }
    }
}

extension Change.Level {
    /// The colour of its word.
    fileprivate var tone: String {
        switch self {
        case .breaking: "bad"
        case .warning: "warn"
        case .compatible: "ok"
        case .text: "off"
        }
    }
}
