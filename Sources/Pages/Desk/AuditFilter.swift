import Markup
public import TokenDesk

/// Which events of the audit trail are shown; what stands in the page's address.
public struct AuditFilter: Sendable, Hashable {
    /// Lines of one page.
    public static let size = 50

    public var action: AuditEvent.Action?
    /// The name of who did it; empty for everybody.
    public var user = ""
    /// The id of the token or user that it was done to; empty for all.
    public var subject = ""
    /// From 1.
    public var page = 1

    public init() {}

    /// The page's address with this filter.
    func url(of path: SitePath = .audit) -> SafeURL {
        SafeURL(
            path: path.text
                + QueryText.of([
                    (.desk(.action), action?.rawValue ?? ""), (.desk(.user), user), (.desk(.token), subject),
                    (.desk(.page), page > 1 ? String(page) : ""),
                ]))
    }

    /// Another page of the same.
    func at(page: Int) -> AuditFilter {
        var filter = self
        filter.page = page
        return filter
    }

    /// Whether it leaves anything out.
    var isEmpty: Bool { action == nil && user.isEmpty && subject.isEmpty }
}
