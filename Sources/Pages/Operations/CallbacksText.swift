import Markup
import OpenAPI

/// What the API calls back: read only, folded, each call with all that an operation has.
struct CallbacksText {
    let scope: SchemaScope
    let callbacks: [Callback]
    var heading: Markup.Tag = .h2

    private static let maximum = 40

    func write(into html: inout HTML) {
        guard !callbacks.isEmpty else { return }
        html.element(.section) { html in
            html.sectionHead("Callbacks", heading: heading)
            html.element(.ul, .class("section-body")) { html in
                // A name may come twice, an id must not.
                var written: Set<ElementID> = []
                for callback in callbacks.prefix(Self.maximum) {
                    if let reference = callback.brokenReference { html.element(.li) { $0.gap(reference) } }
                    for operation in callback.operations.prefix(Self.maximum) {
                        let anchor = ElementID("callback", document: callback.name).appending(callback.expression)
                            .appending(operation.method)
                        guard written.insert(anchor).inserted else { continue }
                        write(operation, of: callback, anchor, into: &html)
                    }
                }
            }
        }
    }

    private func write(
        _ operation: Operation, of callback: Callback, _ anchor: ElementID, into html: inout HTML
    ) {
        html.element(.li, .class("property"), scope.id(anchor)) { html in
            scope.writeLink(anchor, into: &html)
            html.element(.details, .open(scope.leads(through: anchor))) { html in
                html.element(.summary, .class("property-line")) { html in
                    html.method(operation.method)
                    html.element(.code, .class("name")) { $0.isolated(callback.name) }
                    html.element(.code, .class("path muted")) { $0.isolated(callback.expression) }
                }
                if operation.isDeprecated { html.notice("warn", "Deprecated.") }
                if let summary = operation.summary { html.element(.p) { $0.visible(summary) } }
                html.prose(operation.description == operation.summary ? nil : operation.description)
                writeParts(of: operation, anchor, into: &html)
            }
        }
    }

    private func writeParts(of operation: Operation, _ anchor: ElementID, into html: inout HTML) {
        var scope = scope
        scope.root = anchor
        let inner: Markup.Tag = heading == .h2 ? .h3 : .h4
        if !operation.parameters.isEmpty {
            ParametersTable(scope: scope, parameters: operation.parameters, heading: inner).write(into: &html)
        }
        if let body = operation.requestBody {
            RequestBodyText(scope: scope, body: body, heading: inner).write(into: &html)
        }
        ResponsesTable(scope: scope, operation: operation, heading: inner).write(into: &html)
    }
}
