public import Markup
public import TokenDesk

/// The form that changes a token's words and takes rights away from it.
public struct TokenEditPage: Sendable {
    public var frame: Frame
    public var record: TokenRecord
    /// Its API; nil when it is not in the catalog: then only its words can change.
    public var api: DeskAPI?
    public var values: TokenFormValues
    /// What was wrong with the fields just posted.
    public var problems: [TokenField: String]
    /// What was wrong with the form as a whole.
    public var problem: String?

    public init(
        frame: Frame, record: TokenRecord, api: DeskAPI?, values: TokenFormValues,
        problems: [TokenField: String] = [:], problem: String? = nil
    ) {
        self.frame = frame
        self.record = record
        self.api = api
        self.values = values
        self.problems = problems
        self.problem = problem
    }

    private var words: DeskWords { frame.words }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: "Edit \(VisibleText.of(record.label))", name: "token-edit").html { html in
            html.element(.div, .class("reading narrow")) { html in
                DeskHead(frame: frame, place: .tokens, title: "Edit “\(record.label)”", isPlace: false)
                    .write(into: &html)
                if let problem { html.notice("bad", role: "alert", problem) }
                html.element(
                    .form, .class("stacked"), .method("post"),
                    .action(SitePath.tokens(.action(.edit, record.id)).url), .autocomplete("off")
                ) { html in
                    html.sessionFields(frame)
                    WordFields(words: words, values: values, problems: problems).write(into: &html)
                    if let api {
                        RightsFields(words: words, api: api, values: values, bounds: record.rights).write(into: &html)
                    }
                    html.element(.div, .class("actions")) { html in
                        html.element(.button, .class("button button-primary"), text: words.save)
                        html.element(
                            .a, .class("button"), .href(SitePath.tokens(.token(record.id)).url), text: "Cancel")
                    }
                }
            }
        }
    }
}
