import Markup
import TokenDesk

extension TokenState {
    /// What people read.
    var words: String {
        switch self {
        case .neverUsed: "Never used"
        case .active: "Active"
        case .expiring: "Ends soon"
        case .retiring: "Being replaced"
        case .paused: "Paused"
        case .expiredIdle: "Expired, unused"
        case .expiredAbsolute: "Expired"
        case .retired: "Replaced"
        case .revoked: "Cancelled"
        }
    }

    /// The words for a name of ``TokenState/names``.
    static func words(ofName name: String) -> String {
        switch name {
        case "never-used": "Never used"
        case "active": "Active"
        case "expiring": "Ends soon"
        case "retiring": "Being replaced"
        case "paused": "Paused"
        case "expired": "Expired"
        case "revoked": "Cancelled"
        default: name
        }
    }

    /// The sign beside the words; nil for the dash of what is out of force for good.
    var icon: String? {
        switch self {
        case .active: "check"
        case .neverUsed: "key"
        case .expiring: "clock"
        case .retiring: "rotate"
        case .paused: "pause"
        case .expiredIdle, .expiredAbsolute, .retired, .revoked: nil
        }
    }

    /// The class that colours it.
    private var tone: String {
        switch self {
        case .active, .neverUsed: "state-ok"
        case .expiring, .retiring: "state-warn"
        case .paused: "state-note"
        case .expiredIdle, .expiredAbsolute, .retired, .revoked: "state-off"
        }
    }

    /// The sign and the words.
    func write(into html: inout HTML) {
        html.element(.span, .class("state", tone)) { html in
            if let icon {
                html.icon(icon)
            } else {
                html.element(.span, .class("state-dash"), .aria("hidden", true), text: "-")
            }
            html.text(words)
        }
    }
}
