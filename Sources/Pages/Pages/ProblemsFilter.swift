import Markup
public import OpenAPI

/// Which findings the problems page shows; it stands whole in the page's address.
public struct ProblemsFilter: Hashable, Sendable {
    /// Findings of one page.
    public static let size = 50

    /// One severity; nil for all.
    public var severity: Diagnostic.Severity?
    /// The name of one rule; nil for all.
    public var rule: String?
    /// From 1.
    public var page: Int

    public init(severity: Diagnostic.Severity? = nil, rule: String? = nil, page: Int = 1) {
        self.severity = severity
        self.rule = rule
        self.page = max(1, page)
    }

    /// The page's address with this filter.
    func url(of documentID: String) -> SafeURL {
        var pairs: [String] = []
        if let severity { pairs.append("severity=\(severity.rawValue)") }
        if let rule { pairs.append("rule=\(PercentEncoding.segment(rule))") }
        if page > 1 { pairs.append("page=\(page)") }
        return SafeURL(
            path: SitePath.problems(documentID).text + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")))
    }

    /// The findings that it lets through.
    func findings(of all: [Diagnostic]) -> [Diagnostic] {
        all.filter { (severity == nil || $0.severity == severity) && (rule == nil || $0.rule == rule) }
    }
}
