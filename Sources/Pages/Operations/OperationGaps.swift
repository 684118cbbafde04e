import Markup
import OpenAPI

/// What an operation's description refers to and what is not there: marked, so that nobody takes the rest for the whole.
struct OperationGaps {
    let operation: Operation

    private static let maximum = 20

    private var gaps: [(part: String, reference: String)] {
        var gaps: [(part: String, reference: String)] = []
        if let reference = operation.brokenReference { gaps.append(("The operation", reference)) }
        gaps += operation.missingParameters.map { ("A parameter", $0) }
        if let reference = operation.requestBody?.brokenReference { gaps.append(("The request body", reference)) }
        for response in operation.responses {
            if let reference = response.brokenReference { gaps.append(("The response \(response.status)", reference)) }
        }
        for callback in operation.callbacks {
            if let reference = callback.brokenReference { gaps.append(("The callback \(callback.name)", reference)) }
        }
        return gaps
    }

    func write(into html: inout HTML) {
        let gaps = gaps
        guard !gaps.isEmpty else { return }
        html.element(.div, .class("notice notice-bad")) { html in
            html.element(.ul) { html in
                for gap in gaps.prefix(Self.maximum) {
                    html.element(.li) { html in
                        html.visible(gap.part + " is ")
                        html.gap(gap.reference)
                    }
                }
                if gaps.count > Self.maximum {
                    html.element(.li, text: "\(gaps.count - Self.maximum) more")
                }
            }
        }
    }
}
