import OpenAPI

extension Sidebar {
    /// Which entry of the sidebar a page is.
    enum Current {
        case none
        case overview
        case section(String)
        case operation(OperationID, in: String)
        case schemas
        case webhooks
        case problems
        case changes
        case history
    }
}

extension Sidebar.Current {
    /// Whether it is the overview.
    var isOverview: Bool {
        if case .overview = self { true } else { false }
    }

    /// Whether it is the list of problems.
    var isProblems: Bool {
        if case .problems = self { true } else { false }
    }

    /// Whether it is the list of calls that were made.
    var isHistory: Bool {
        if case .history = self { true } else { false }
    }

    /// Whether it says what changed between two versions.
    var isChanges: Bool {
        if case .changes = self { true } else { false }
    }

    /// The section it is or stands in.
    var slug: String? {
        switch self {
        case .section(let slug), .operation(_, in: let slug): slug
        default: nil
        }
    }

    /// Whether it is an operation's page.
    func isOperation(_ id: OperationID) -> Bool {
        if case .operation(id, in: _) = self { true } else { false }
    }
}
