public import Markup
public import OpenAPI

/// One operation: what the description says of it, and the console beside it.
public struct OperationPage: Sendable {
    public var frame: Frame
    public var document: Document
    public var operation: Operation
    /// What was typed before; nil when nothing was.
    public var draft: CallDraft?
    /// The live result that is still kept; nil when there is none.
    public var exchange: ExchangeView?
    /// What was wrong with the form just posted.
    public var problems: [Problem]
    /// Whether all of it can be left out by **Execute anyway**.
    public var canSkipProblems: Bool
    /// The request that the prefilled form would send, secrets masked; empty when it cannot be built.
    public var commands: [ShownCommand]
    /// Where further samples come from; nil where no server is behind the page.
    public var samples: SampleOffer?
    /// The other languages of a page that is kept as a file.
    public var otherCommands: [ShownCommand]
    /// Whether JSON values are entered by forms where the reader chose nothing for this operation.
    public var opensForms = false
    /// The reader's tokens; nil when no gate of this desk stands before the API.
    public var own: OwnTokens?
    /// What the address asks to be unfolded.
    public var opened: ElementID?
    /// What the session took from responses, for the inputs of the form.
    public var captured: [ShownValue] = []
    /// The identities that the session keeps.
    public var identities: [ShownIdentity] = []
    /// What **Run as two** was refused just now.
    public var refusedPair: RefusedPair?

    public init(
        frame: Frame, document: Document, operation: Operation, draft: CallDraft? = nil,
        exchange: ExchangeView? = nil, problems: [Problem] = [], canSkipProblems: Bool = false,
        commands: [ShownCommand] = [], samples: SampleOffer? = nil, otherCommands: [ShownCommand] = [],
        own: OwnTokens? = nil
    ) {
        self.frame = frame
        self.document = document
        self.operation = operation
        self.draft = draft
        self.exchange = exchange
        self.problems = problems
        self.canSkipProblems = canSkipProblems
        self.commands = commands
        self.samples = samples
        self.otherCommands = otherCommands
        self.own = own
    }

    /// The whole page.
    public func html() -> HTML {
        let section = frame.outline?.section(of: operation)
        let shell = PageShell(
            frame: frame, title: operation.title, name: "operation",
            current: section.map { .operation(operation.id, in: $0.slug) } ?? .webhooks)
        return shell.html { writeColumns(isPanel: false, into: &$0) }
    }

    /// The same without its frame, to unfold in a list (`part=panel`).
    public func panel() -> HTML {
        var html = HTML()
        html.element(.div, .class("operation-panel")) { writeColumns(isPanel: true, into: &$0) }
        return html
    }

    /// The JSON value of a field alone (`part=value`).
    ///
    /// - Parameter focus: where to go on typing.
    public func value(of field: FieldName, focus: ValuePath?) -> HTML {
        var html = HTML()
        workbench(isPanel: false, focus: focus).writeValue(of: field, into: &html)
        return html
    }

    /// The id of the value of a field on the page of an operation.
    public static func anchor(of field: FieldName, in operation: OperationID) -> String {
        ValueBlock.id(of: field, scope: operation.description).text
    }

    /// The id of a field's input on the page of an operation, the last one where it has several.
    public static func inputAnchor(of field: FieldName, in operation: Operation, draft: CallDraft) -> String {
        InputID.of(field, in: operation, draft: draft).text
    }

    private func workbench(isPanel: Bool, focus: ValuePath? = nil) -> Workbench {
        Workbench(
            frame: frame, operation: operation, draft: draft, exchange: exchange, problems: problems,
            canSkipProblems: canSkipProblems, commands: commands, samples: samples, opensForms: opensForms,
            focus: focus, captured: captured, identities: identities, refusedPair: refusedPair,
            heading: isPanel ? .h3 : .h2)
    }

    private func writeColumns(isPanel: Bool, into html: inout HTML) {
        html.element(.div, .class("bench-layout")) { html in
            html.element(.article, .class("bench-text")) { html in
                OperationText(
                    frame: frame, operation: operation, own: own, isPanel: isPanel, opened: opened,
                    isShownAgain: exchange != nil
                ).write(into: &html)
                if !isPanel { writeNeighbours(into: &html) }
            }
            guard operation.origin == .path else { return }
            html.element(.div, .class("bench"), .when(!isPanel, .id("console"))) { html in
                html.element(.div, .class("bench-scroll")) { html in
                    guard !frame.isFile else {
                        return CommandsBench(commands: commands, others: otherCommands).write(into: &html)
                    }
                    workbench(isPanel: isPanel).write(into: &html)
                }
            }
        }
    }

    private func writeNeighbours(into html: inout HTML) {
        guard let outline = frame.outline else { return }
        let (previous, next) = outline.neighbours(of: operation)
        guard previous != nil || next != nil else { return }
        html.element(.nav, .class("neighbours"), .aria("label", "Previous and next operation")) { html in
            if let previous { write(previous, label: "Previous", rel: "prev", into: &html) }
            if let next { write(next, label: "Next", rel: "next", into: &html) }
        }
    }

    private func write(_ neighbour: Operation, label: String, rel: StaticString, into html: inout HTML) {
        let path = SitePath.operation(frame.documentID ?? "", neighbour.id.description)
        html.element(.a, .href(path.url), .rel(rel)) { html in
            html.element(.small, text: label)
            html.element(.span) { $0.isolated(neighbour.shortTitle) }
        }
    }
}
