public import Markup
public import OpenAPI

/// **Available authorizations**: a page, and the same inside a dialog. Values go one way: nothing that was entered is
/// ever written back (THREATS A1, R6).
public struct AuthorizePage: Sendable {
    public var frame: Frame
    public var document: Document
    /// The schemes to show: all, or those of one operation.
    public var schemes: [SecurityScheme]
    /// What the session holds for the chosen server.
    public var saved: [SavedAuthorization]
    /// The operation whose padlock was followed; nil for all.
    public var operation: Operation?
    /// What was wrong with the values just posted.
    public var problems: [Problem]
    /// The reader's tokens that can be used here; nil when no gate of this desk stands before the API.
    public var own: OwnTokens?
    /// Credentials beside the schemes, rules and identities.
    public var kept: KeptCredentials

    public init(
        frame: Frame, document: Document, schemes: [SecurityScheme], saved: [SavedAuthorization],
        operation: Operation? = nil, problems: [Problem] = [], own: OwnTokens? = nil,
        kept: KeptCredentials = KeptCredentials()
    ) {
        self.frame = frame
        self.document = document
        self.schemes = schemes
        self.saved = saved
        self.operation = operation
        self.problems = problems
        self.own = own
        self.kept = kept
    }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: "Available authorizations", name: "authorize").html { html in
            html.element(.div, .class("reading narrow authorizations")) { html in
                html.element(.header) { html in
                    html.element(.h1, text: "Available authorizations")
                    writeScope(into: &html)
                }
                writeBlocks(isDialog: false, into: &html)
                html.element(.p) { html in
                    html.element(.a, .class("button"), .href(back.url), text: "Close")
                }
            }
        }
    }

    /// The content of the dialog (`part=dialog`).
    public func dialog() -> HTML {
        var html = HTML()
        html.element(.div, .class("dialog-body authorizations")) { html in
            html.element(.div, .class("authorizations-head")) { html in
                html.element(.h2, text: "Available authorizations")
                html.element(
                    .button, .type("button"), .class("button button-quiet"), .data("action", "close"),
                    .aria("label", "Close dialog")
                ) { $0.icon("close") }
            }
            writeScope(into: &html)
            writeBlocks(isDialog: true, into: &html)
            html.element(.div, .class("actions")) { html in
                html.element(
                    .button, .type("button"), .class("button"), .data("action", "close"), text: "Close")
            }
        }
        return html
    }

    private var documentID: String { frame.documentID ?? "" }

    private var back: SitePath {
        operation.map { .operation(documentID, $0.id.description) } ?? .document(documentID)
    }

    private func writeScope(into html: inout HTML) {
        if let operation {
            html.element(.p, .class("small muted")) { html in
                html.text("For ")
                html.method(operation.method)
                html.text(" ")
                html.path(operation.path)
            }
        }
        html.element(.p, .class("small muted")) { html in
            html.text("Kept on this server, sealed, for this session; sent only to ")
            html.element(.code) { $0.isolated(frame.outline?.serverURL(frame.server) ?? "") }
            html.text(". The browser never sees them again.")
        }
    }

    private func writeBlocks(isDialog: Bool, into html: inout HTML) {
        for problem in problems where problem.field == nil { html.notice("bad", role: "alert", problem.message) }
        if schemes.isEmpty {
            html.element(.p, .class("empty"), text: "This description asks for no authorization.")
        }
        for scheme in schemes {
            AuthorizationBlock(
                frame: frame, documentID: documentID, scheme: scheme,
                saved: saved.first { $0.scheme == scheme.name }, operation: operation?.id.description,
                problems: problems, own: own, isDialog: isDialog
            ).write(into: &html)
        }
        KeptCredentialsText(
            frame: frame, kept: kept, operation: operation?.id.description, isDialog: isDialog
        ).write(into: &html)
    }
}
