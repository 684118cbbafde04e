public import Markup
public import OpenAPI

/// A result that is still coming, written in pieces: what stands before the text, each piece of it, what stands after.
///
/// As a page it grows in any browser; a script puts the same pieces below the form (THREATS V1, V5, V6).
public struct LiveView: Sendable {
    /// The markup around the pieces, in the order it is written.
    public struct Around: Sendable {
        public let before: [UInt8]
        /// Between the last piece and how the call ended.
        public let between: [UInt8]
        public let after: [UInt8]
    }

    private let frame: Frame
    private let operation: Operation
    private let call: String
    private let status: Int
    private let reason: String

    /// - Parameter call: the name under which the call can be stopped.
    public init(frame: Frame, operation: Operation, call: String, status: Int, reason: String) {
        self.frame = frame
        self.operation = operation
        self.call = call
        self.status = status
        self.reason = reason
    }

    private var documentID: String { frame.documentID ?? "" }

    /// Around the pieces on a page of their own.
    public func page() -> Around {
        around { write in
            ExchangePage.html(
                frame, operation, back: .operation(documentID, operation.id.description), content: write)
        }
    }

    /// Around the pieces below a form (`part=exchange`).
    public func fragment() -> Around {
        around { write in
            var html = HTML()
            write(&html)
            return html
        }
    }

    /// How many bytes came by now: a script puts it where the time stands.
    public func progress(_ size: Int) -> HTML {
        var html = HTML()
        html.element(.span, .data("size"), .hidden(), text: Count.bytes(size))
        return html
    }

    /// How the call ended, and where the whole of it stands.
    ///
    /// - Parameters:
    ///   - exchange: the name of the kept result; nil when it is not kept.
    ///   - isCut: whether more came than was shown.
    public func closing(exchange: String?, isStopped: Bool, isCut: Bool) -> HTML {
        var html = HTML()
        let path = exchange.map { SitePath.exchange(documentID, $0) }
        html.element(
            .div, .class("notice"), .role("status"), .data("closing"),
            .ifPresent(path) { .data("kept", $0.url(part: .exchange)) }
        ) { html in
            html.element(.p) { html in
                html.element(.strong, text: isStopped ? "Stopped. " : "Ended. ")
                if isCut { html.text("More came than is shown here. ") }
                if let path {
                    html.element(.a, .href(path.url), text: "The whole result")
                } else {
                    html.text("The result could not be kept.")
                }
            }
        }
        return html
    }

    private func around(_ page: ((inout HTML) -> Void) -> HTML) -> Around {
        var (first, second) = (0, 0)
        let bytes = page { html in
            write(into: &html) {
                first = $0
            } closing: {
                second = $0
            }
        }.bytes
        return Around(
            before: Array(bytes[..<first]), between: Array(bytes[first..<second]), after: Array(bytes[second...]))
    }

    private func write(into html: inout HTML, pieces: (Int) -> Void, closing: (Int) -> Void) {
        html.element(.section, .class("result"), .aria("label", "Result"), .data("live")) { html in
            html.element(.div, .class("result-line"), .data("summary")) { html in
                html.status("\(status)")
                html.element(.strong) { $0.visible(reason) }
                html.element(.span, .class("live-state"), .role("status"), text: "Still coming")
                html.element(.span, .class("muted"), .data("elapsed"))
                html.element(.span, .class("muted"), .data("came"))
                writeStop(into: &html)
            }
            html.element(.div, .class("result-block")) { html in
                html.element(.h3, text: "Response body")
                html.element(.div, .class("code code-wrap code-tall")) { html in
                    html.element(.pre, .tabindex(0), .role("log"), .aria("label", "Response body"), .data("live-text"))
                    { html in
                        html.element(.code) { pieces($0.count) }
                    }
                }
            }
            closing(html.count)
        }
    }

    private func writeStop(into html: inout HTML) {
        html.element(
            .form, .class("live-stop"), .method("post"), .action(SitePath.stopCall(documentID, call).url),
            .data("behavior", "stop")
        ) { html in
            html.sessionFields(frame)
            html.element(.button, .type("submit"), .class("button button-small button-cancel"), text: "Stop")
        }
    }
}
