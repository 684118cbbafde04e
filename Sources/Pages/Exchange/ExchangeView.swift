public import Execution
public import Markup

/// The live result of a call: the request as it went, and what came back or what went wrong.
public struct ExchangeView: Hashable, Sendable {
    /// How the call ended.
    public enum Outcome: Hashable, Sendable {
        case response(ShownResponse)
        /// What failed and what to do, in a sentence each; and the line that would allow the call, if the policy refused it.
        case failure(message: String, advice: String, line: String?)
    }

    /// Names the kept result in addresses; nil when it is not kept.
    public var id: String?
    /// The first segment of the document's addresses.
    public var documentID: String
    /// The operation that was called, as in its address.
    public var operationID: String
    public var request: ShownRequest
    public var outcome: Outcome
    /// What does not fit the contract; nil when it was not checked.
    public var findings: [ShownFinding]?
    /// What checking the body came to; nil when nothing was checked.
    public var bodyCheck: ContractReport.BodyCheck?
    /// Whether the operation asks for authorization.
    public var needsAuthorization: Bool
    /// Whether a credential went along.
    public var wasAuthorized: Bool
    /// Why the gate refused; nil when it did not.
    public var refusal: GateRefusal?
    /// What can be called next with values of the response.
    public var links: [ShownLink] = []
    /// What came before it in the same go.
    public var steps: [ShownStep] = []
    /// Where the response points; nil when it does not.
    public var redirect: ShownRedirect?
    /// What of the body is shown.
    public var choice = BodyChoice()
    /// What can be taken from the response; nil when it is not kept.
    public var capture: CaptureOffer?

    public init(
        id: String?, documentID: String, operationID: String, request: ShownRequest, outcome: Outcome,
        findings: [ShownFinding]? = nil, needsAuthorization: Bool = false, wasAuthorized: Bool = false,
        refusal: GateRefusal? = nil
    ) {
        self.id = id
        self.documentID = documentID
        self.operationID = operationID
        self.request = request
        self.outcome = outcome
        self.findings = findings
        self.needsAuthorization = needsAuthorization
        self.wasAuthorized = wasAuthorized
        self.refusal = refusal
    }

    /// The result, to stand below the form (`part=exchange`).
    ///
    /// - Parameter isStep: whether it unfolds within another (`part=step`), which tells the chain.
    public func fragment(isStep: Bool = false) -> HTML {
        var html = HTML()
        let clear = id.map { SitePath.clearExchange(documentID, $0).url }
        let body = responseBody
        html.element(
            .section, .class("result"), .aria("label", "Result"), .ifPresent(clear) { .data("clear", $0) }
        ) { html in
            writeSummary(into: &html)
            writeHint(body, into: &html)
            if !isStep { StepsBlock(steps: steps, redirect: redirect).write(into: &html) }
            writeRequest(into: &html)
            switch outcome {
            case .response(let response):
                writeLinks(into: &html)
                if let body { ResponseBlock(response: response, body: body).write(into: &html) }
                capture?.write(into: &html)
            case .failure: break
            }
            ExactRequest(request: request).write(into: &html)
        }
        return html
    }

    /// The body alone, in the view that was chosen (`part=body`).
    public func body() -> HTML {
        var html = HTML()
        responseBody?.write(into: &html)
        return html
    }

    private var responseBody: ResponseBody? {
        guard case .response(let response) = outcome else { return nil }
        let pointers = (findings ?? []).compactMap(\.pointer) + (choice.at.map { [$0] } ?? [])
        let address = BodyAddress(path: id.map { .exchange(documentID, $0) }, choice: choice, scope: id ?? operationID)
        return ResponseBody(
            response: response, places: FindingPlaces(pointers, in: BodyBytes(response)), address: address)
    }

    private func writeSummary(into html: inout HTML) {
        switch outcome {
        case .response(let response):
            html.element(.div, .class("result-line"), .data("summary")) { html in
                html.status("\(response.status)")
                html.element(.strong) { $0.visible(response.reason) }
                html.element(.span, text: Count.duration(response.duration))
                html.element(.span, text: Count.bytes(response.size))
                ContractMark(findings: findings, bodyCheck: bodyCheck, bodySize: response.size).write(into: &html)
            }
        case .failure(let message, let advice, let line):
            html.element(.div, .class("notice notice-bad"), .role("alert"), .data("summary")) { html in
                html.element(.p) { $0.element(.strong) { $0.visible(message) } }
                if !advice.isEmpty { html.element(.p) { $0.visible(advice) } }
            }
            guard let line else { return }
            html.element(.div, .class("result-block")) { html in
                html.element(.p, .class("small"), text: "Whoever runs this site can allow it with this line:")
                html.codeBlock(label: "Line to add") { $0.visible(line) }
            }
        }
    }

    private func writeHint(_ body: ResponseBody?, into html: inout HTML) {
        if let findings, !findings.isEmpty { FindingsNotice(findings: findings, body: body).write(into: &html) }
        if let refusal { return write(refusal, into: &html) }
        guard case .response(let response) = outcome, response.status == 401 || response.status == 403 else { return }
        let path = SitePath.authorize(documentID, operation: operationID)
        html.element(.div, .class("notice notice-warn")) { html in
            html.element(.p) { html in
                html.text(hint(for: response.status))
                html.text(" ")
                html.element(
                    .a, .href(path.url), .data("behavior", "authorize"), .data("fragment", path.url(part: .dialog)),
                    text: "Authorize")
            }
        }
    }

    private func write(_ refusal: GateRefusal, into html: inout HTML) {
        guard let words = RefusalText(code: refusal.code) else { return }
        html.element(.div, .class("notice notice-warn")) { html in
            html.element(.p) { $0.element(.strong, text: words.reason) }
            html.element(.p) { html in
                if !refusal.missing.isEmpty {
                    html.text("Missing: ")
                    for scope in refusal.missing.prefix(20) {
                        html.element(.span, .class("chip")) { $0.visible(scope) }
                        html.text(" ")
                    }
                }
                html.text(words.advice + " ")
                if let token = refusal.token {
                    html.element(.a, .href(SitePath.tokens(.token(token)).url), text: "To the token’s page")
                } else {
                    let path = SitePath.authorize(documentID, operation: operationID)
                    html.element(
                        .a, .href(path.url), .data("behavior", "authorize"),
                        .data("fragment", path.url(part: .dialog)), text: "Authorize")
                }
            }
        }
    }

    private func writeLinks(into html: inout HTML) {
        guard !links.isEmpty else { return }
        html.element(.div, .class("result-block")) { html in
            html.element(.h3, text: "Links")
            html.element(.ul, .class("followed")) { html in
                for link in links { html.element(.li) { link.write(into: &$0) } }
            }
        }
    }

    private func hint(for status: Int) -> String {
        if !wasAuthorized {
            return needsAuthorization
                ? "No credential was sent. This operation asks for one." : "No credential was sent."
        }
        return status == 401
            ? "The API did not accept the credential that was sent. Enter another one."
            : "The API knows the credential but does not allow this. It may lack a scope."
    }

    private func writeRequest(into html: inout HTML) {
        html.commands(request.commands, offer: request.samples)
        html.element(.div, .class("result-block")) { html in
            html.element(.h3, text: "Request URL")
            html.element(.div, .class("url")) { $0.visible(request.url) }
        }
    }
}
