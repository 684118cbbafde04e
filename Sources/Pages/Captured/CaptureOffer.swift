import Markup

/// What can be taken from a kept response: a value as credential, or under a name for other calls.
public struct CaptureOffer: Hashable, Sendable {
    /// Which of the two forms.
    public enum Kind: Hashable, Sendable {
        case credential, value
    }

    /// Why a form was not taken.
    public struct Refusal: Hashable, Sendable {
        public var kind: Kind
        /// What was expected, in a sentence.
        public var message: String

        public init(_ kind: Kind, _ message: String) {
            self.kind = kind
            self.message = message
        }
    }

    /// A security scheme that a single value is enough for.
    public struct Scheme: Hashable, Sendable {
        public let name: String
        /// How it is presented, in brackets behind the name.
        public let kind: String
    }

    var documentID: String
    /// Names the kept result in addresses.
    var exchange: String
    var csrf: String
    /// Where a browser goes afterwards.
    var back: String
    /// The places of the response, as the reader writes them, the likeliest first.
    public var sources: [String]
    /// The place to begin with for a credential; nil where nothing looks like one.
    public var credentialSource: String?
    /// The description's schemes that take a single value.
    public var schemes: [Scheme]
    /// The origin that the credential will be bound to; nil when the chosen server has none.
    public var origin: String?
    /// What was wrong with what was just posted; nil when nothing was.
    public var refusal: Refusal?

    /// - Parameter csrf: the session's token against forged posts.
    public init(
        documentID: String, operationID: String, exchange: String, csrf: String, sources: [String],
        credentialSource: String?, schemes: [Scheme], origin: String?
    ) {
        self.documentID = documentID
        self.exchange = exchange
        self.csrf = csrf
        back = SitePath.operation(documentID, operationID).text + "?exchange=\(exchange)#result"
        self.sources = sources
        self.credentialSource = credentialSource
        self.schemes = schemes
        self.origin = origin
    }

    private var places: ElementID { ElementID("places", document: exchange) }

    func write(into html: inout HTML) {
        html.element(.div, .class("result-block captures")) { html in
            html.element(.datalist, .id(places)) { html in
                for source in sources { html.element(.option, .value(source), text: VisibleText.of(source)) }
            }
            if origin != nil {
                html.element(.details, .class("capture"), .open(refusal?.kind == .credential)) { html in
                    html.element(.summary, .class("fold"), text: "Use as credential")
                    writeCredentialForm(into: &html)
                }
            }
            html.element(.details, .class("capture"), .open(refusal?.kind == .value)) { html in
                html.element(.summary, .class("fold"), text: "Take a value")
                writeValueForm(into: &html)
            }
        }
    }

    private func writeCredentialForm(into html: inout HTML) {
        form(.credential(exchange), .credential, into: &html) { html in
            sourceField("credential", .credential, value: credentialSource ?? "", into: &html)
            let id = ElementID("capture-scheme", document: exchange)
            html.element(.div, .class("field")) { html in
                html.element(.label, .for(id), text: "Security scheme:")
                html.element(.select, .class("select"), .id(id), .name(FieldName.scheme.text), .autocomplete("off")) {
                    html in
                    for scheme in schemes {
                        html.element(
                            .option, .value(scheme.name), text: VisibleText.of("\(scheme.name) (\(scheme.kind))"))
                    }
                    html.element(.option, .value(""), text: "Another header field")
                }
            }
            let field = ElementID("capture-header", document: exchange)
            html.element(.div, .class("field")) { html in
                html.element(.label, .for(field), text: "Header field, where no scheme fits:")
                html.empty(
                    .input, .class("input"), .id(field), .type("text"), .name(FieldName.captured(.header).text),
                    .value("Authorization"), .spellcheck(false), .autocomplete("off"))
            }
            html.element(.label, .class("check")) { html in
                html.empty(
                    .input, .type("checkbox"), .name(FieldName.captured(.afterwards).text), .value("1"))
                html.text("And after each call of this operation")
            }
            html.element(.p, .class("small muted")) { html in
                html.text("Kept on this server, sealed, for this session; sent only to ")
                html.element(.code) { $0.isolated(origin ?? "") }
                html.text(". The result shows a note in its place from then on.")
            }
            html.element(.button, .class("button button-authorize"), text: "Use as credential")
        }
    }

    private func writeValueForm(into html: inout HTML) {
        form(.value(exchange), .value, into: &html) { html in
            sourceField("value", .value, value: "", into: &html)
            let id = ElementID("capture-name", document: exchange)
            html.element(.div, .class("field")) { html in
                html.element(.label, .for(id), text: "Name:")
                html.empty(
                    .input, .class("input"), .id(id), .type("text"), .name(FieldName.captured(.valueName).text),
                    .maxlength(64), .spellcheck(false), .autocomplete("off"),
                    .placeholder("As where it stands"))
            }
            html.element(.label, .class("check")) { html in
                html.empty(.input, .type("checkbox"), .name(FieldName.captured(.isSecret).text), .value("1"))
                html.text("It is a secret: forms hold its name, and only the server knows the value")
            }
            html.element(.div, .class("actions")) { html in
                html.element(.button, .class("button"), text: "Take it")
                html.element(
                    .a, .class("button button-quiet"), .href(SitePath.captured(documentID, .values).url),
                    text: "Captured values")
            }
        }
    }

    private func form(
        _ path: CapturedPath, _ kind: Kind, into html: inout HTML, content: (inout HTML) -> Void
    ) {
        html.element(
            .form, .class("capture-form"), .method("post"), .action(SitePath.captured(documentID, path).url),
            .autocomplete("off")
        ) { html in
            html.empty(.input, .type("hidden"), .name(FieldName.csrf.text), .value(csrf))
            html.empty(.input, .type("hidden"), .name(FieldName.back.text), .value(back))
            if let refusal, refusal.kind == kind { html.notice("bad", role: "alert", refusal.message) }
            content(&html)
        }
    }

    /// After a refusal the page opens here: its reason stands above the field, far below the top.
    private func sourceField(_ purpose: String, _ kind: Kind, value: String, into html: inout HTML) {
        let id = ElementID("capture-source", document: exchange + "." + purpose)
        html.element(.div, .class("field")) { html in
            html.element(.label, .for(id), text: "Where it stands:")
            html.empty(
                .input, .class("input"), .id(id), .type("text"), .name(FieldName.captured(.source).text),
                .value(value), .list(places), .required(), .spellcheck(false), .autocomplete("off"),
                .placeholder("/token or $response.header.X-Token"), .autofocus(refusal?.kind == kind))
        }
    }
}
