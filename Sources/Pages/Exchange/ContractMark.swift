import Execution
import Markup

/// Whether a response is as described, in the line of its status: no more than what was looked at.
struct ContractMark {
    /// Nil when nothing was checked.
    let findings: [ShownFinding]?
    let bodyCheck: ContractReport.BodyCheck?
    let bodySize: Int

    func write(into html: inout HTML) {
        guard let findings else { return }
        guard findings.isEmpty else {
            return html.element(.span, .class("status-4"), text: Count.of(findings.count, "finding"))
        }
        guard let unchecked else {
            return html.element(.span, .class("status-2"), text: "✓ matches the description")
        }
        html.element(.span, .class("status-2"), text: "✓ status and headers match")
        html.element(.span, .class("muted")) { $0.visible(unchecked) }
    }

    /// Why nothing is said of the body; nil when it was checked, or there is none.
    private var unchecked: String? {
        switch bodyCheck {
        case .notChecked(let reason): "The body was not checked: \(reason)."
        case .notDescribed where bodySize > 0: "The description has no schema for the body."
        case .notDescribed, .valid, .invalid, nil: nil
        }
    }
}
