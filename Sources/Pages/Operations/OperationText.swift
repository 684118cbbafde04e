import Markup
import OpenAPI

/// What an operation's description says: the middle column of its page.
struct OperationText {
    let frame: Frame
    let operation: Operation
    let own: OwnTokens?
    /// Whether it stands in a row that was unfolded, below a heading of its own.
    let isPanel: Bool
    /// What the address asks to be unfolded.
    var opened: ElementID?
    /// Whether the page is looked at again and again, as with each call that is made from it.
    var isShownAgain = false

    private var documentID: String { frame.documentID ?? "" }
    /// In an unfolded row deep links lead to the operation's own page.
    private var scope: SchemaScope {
        SchemaScope(
            documentID: documentID, page: isPanel ? SitePath.operation(documentID, operation.id.description) : nil,
            opened: opened, kept: frame.outline?.kept)
    }
    private var heading: Markup.Tag { isPanel ? .h3 : .h2 }

    func write(into html: inout HTML) {
        if isPanel {
            writePageLink(into: &html)
        } else {
            writeHead(into: &html)
            writeLine(into: &html)
            if operation.origin == .path { writeConsoleLink(into: &html) }
        }
        html.changeLine(of: operation, frame: frame)
        writeDeprecation(into: &html)
        html.prose(operation.description == operation.summary ? nil : operation.description)
        if let docs = operation.externalDocs {
            html.element(.p, .class("small")) { $0.documentLink(docs.url, text: docs.description ?? docs.url) }
        }
        OperationGaps(operation: operation).write(into: &html)
        SecurityText(frame: frame, operation: operation).write(into: &html)
        if let own { OwnTokensText(frame: frame, operation: operation, own: own).write(into: &html) }
        OperationServers(frame: frame, operation: operation).write(into: &html)
        let subject = isShownAgain && !isPanel ? KeptParts.Subject.reference(operation.node) : nil
        html.shared(subject, at: scope.anchor("operation", ""), scope: scope) { writeReference($1, into: &$2) }
        writeSamples(into: &html)
        ExtensionsText(extensions: operation.otherExtensions).write(into: &html)
    }

    /// What it takes and answers.
    private func writeReference(_ scope: SchemaScope, into html: inout HTML) {
        ParametersTable(scope: scope, parameters: operation.parameters, heading: heading).write(into: &html)
        if let body = operation.requestBody {
            RequestBodyText(scope: scope, body: body, heading: heading).write(into: &html)
        }
        ResponsesTable(scope: scope, operation: operation, heading: heading).write(into: &html)
        CallbacksText(scope: scope, callbacks: operation.callbacks, heading: heading).write(into: &html)
    }

    private func writeDeprecation(into html: inout HTML) {
        let end = operation.sunset.map { " It is meant to end on \(VisibleText.of($0))." } ?? ""
        if operation.isDeprecated {
            html.notice("warn", "Deprecated. Use it no longer in what you write now.\(end)")
        } else if !end.isEmpty {
            html.notice("warn", "Use it no longer in what you write now.\(end)")
        }
    }

    /// The row that was unfolded says the rest.
    private func writePageLink(into html: inout HTML) {
        let path = SitePath.operation(documentID, operation.id.description)
        html.element(.p, .class("page-link")) { html in
            html.element(.a, .href(path.url)) { html in
                html.text("Open as a page ")
                html.icon("out")
            }
        }
    }

    private func writeHead(into html: inout HTML) {
        html.element(.header) { html in
            html.element(.p, .class("crumbs")) { writeCrumbs(into: &$0) }
            html.element(.h1) { $0.isolated(operation.title) }
        }
    }

    private func writeCrumbs(into html: inout HTML) {
        if let section = frame.outline?.section(of: operation) {
            html.element(.a, .href(SitePath.tag(documentID, section.slug).url)) { $0.isolated(section.title) }
        } else {
            let overview = SitePath.document(documentID).text + "#webhooks"
            html.element(.a, .href(SafeURL(path: overview)), text: "Webhooks")
        }
        html.text(" ›")
    }

    private func writeLine(into html: inout HTML) {
        html.element(.div, .class("operation-line")) { html in
            html.method(operation.method)
            html.path(operation.path)
            html.element(
                .button, .type("button"), .class("button button-quiet button-small js"),
                .data("behavior", "copy-value"), .data("copy", operation.path), .aria("label", "Copy path"),
                .title("Copy path")
            ) { $0.icon("copy") }
            html.padlock(of: operation, frame: frame)
        }
        writeTools(into: &html)
    }

    /// The operation as text, to look at or to take along.
    private func writeTools(into html: inout HTML) {
        let markdown = SitePath.operationMarkdown(documentID, operation.id.description)
        html.element(.p, .class("operation-tools")) { html in
            for badge in operation.badges.prefix(8) {
                html.element(.span, .class("badge")) { $0.isolated(badge.name) }
            }
            if html.links == nil {
                html.element(
                    .a, .class("small"), .href(markdown.url), .data("behavior", "copy-text"), text: "Copy as Markdown")
            }
            html.sourceLink(of: operation.node, in: operation.document, documentID: documentID)
        }
    }

    /// Where there is one column the console is far below.
    private func writeConsoleLink(into html: inout HTML) {
        html.element(
            .a, .class("button to-console"), .href(SafeURL(path: "#console")),
            text: frame.isFile ? "The request below" : "Try it out below")
    }

    private func writeSamples(into html: inout HTML) {
        let samples = operation.codeSamples
        // Those of a call stand first among the commands of its console.
        guard !samples.isEmpty, operation.origin != .path else { return }
        html.element(.section) { html in
            html.sectionHead("Code samples", heading: heading)
            html.element(.div, .class("tabs"), .data("behavior", "tabs")) { html in
                for sample in samples.prefix(12) {
                    html.element(.div, .class("tab-panel"), .data("label", sample.label)) { html in
                        html.element(.p, .class("tab-title")) { $0.isolated(sample.label) }
                        html.codeBlock(label: sample.label) { $0.visible(sample.source) }
                    }
                }
            }
        }
    }
}
