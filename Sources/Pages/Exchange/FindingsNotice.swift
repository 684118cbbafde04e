import Markup

/// What is not as the description says; each finding in the body leads to its line.
struct FindingsNotice {
    /// Findings that stand there at once; the rest unfold.
    private static let limit = 10

    let findings: [ShownFinding]
    let body: ResponseBody?

    func write(into html: inout HTML) {
        html.element(.div, .class("notice notice-warn")) { html in
            html.element(.p) { $0.element(.strong, text: "Not as described") }
            for finding in findings.prefix(Self.limit) { write(finding, into: &html) }
            let rest = findings.dropFirst(Self.limit)
            guard !rest.isEmpty else { return }
            html.element(.details) { html in
                html.element(.summary, text: "\(rest.count) more")
                for finding in rest { write(finding, into: &html) }
            }
        }
    }

    private func write(_ finding: ShownFinding, into html: inout HTML) {
        html.element(.p) { html in
            if let pointer = finding.pointer, let body, let line = body.places[pointer] {
                write(pointer, line, body, into: &html)
                html.text(": ")
            } else if let pointer = finding.pointer, let body, let row = body.row(at: pointer) {
                html.element(.a, .class("finding"), .href(SafeURL(fragment: body.address.id(of: row)))) {
                    $0.visible("\(pointer), row \(row)")
                }
                html.text(": ")
            } else if let pointer = finding.pointer, !pointer.isEmpty {
                html.element(.code) { $0.visible(pointer) }
                html.text(": ")
            }
            html.visible(finding.message)
        }
    }

    /// A line that is on this page is led to directly, any other through the part of the body that has it.
    private func write(_ pointer: String, _ line: JSONLineMap.Line, _ body: ResponseBody, into html: inout HTML) {
        let label = pointer.isEmpty ? "line \(line.number)" : "\(pointer), line \(line.number)"
        if body.shows(line) {
            html.element(.a, .class("finding"), .href(SafeURL(fragment: body.address.id(of: line.number)))) {
                $0.visible(label)
            }
        } else {
            let choice = BodyChoice(view: .pretty, at: pointer)
            html.bodyLink(label, to: choice, body.address, classes: "finding", line: line.number)
        }
    }
}
