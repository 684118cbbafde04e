/// Every address of the site, so that pages and routes cannot disagree.
///
/// Identifiers are percent-encoded as one path segment each (RFC 3986 section 3.3), whatever they hold.
public enum SitePath: Hashable, Sendable {
    /// `/`: all descriptions, or the only one.
    case catalog
    /// `/{document}`: the overview.
    case document(String)
    /// `/{document}/tags/{tag}`: the operations of one tag; `tag` is an `Outline.Section.slug`.
    case tag(String, String)
    /// `/{document}/operations/{operation}`: the page by GET, Execute by POST.
    case operation(String, String)
    /// `/{document}/operations/{operation}/draft`: POST; keeps a form as it is being typed.
    case draft(String, String)
    /// `/{document}/schemas/{schema}`.
    case schema(String, String)
    /// `/{document}/authorize`: the form by GET, Authorize by POST; with an operation, only what that one needs.
    case authorize(String, operation: String? = nil)
    /// `/{document}/logout`: POST; the field `scheme` names one, none means all.
    case logout(String)
    /// `/{document}/server`: POST; the chosen server and its variables.
    case server(String)
    /// `/{document}/exchanges/{exchange}`: one kept result.
    case exchange(String, String)
    /// `/{document}/exchanges/{exchange}/body`: the response body as it came, as an attachment.
    case exchangeBody(String, String)
    /// `/{document}/exchanges/{exchange}/clear`: POST; forgets the result.
    case clearExchange(String, String)
    /// `/{document}/search?q=`.
    case search(String, query: String? = nil)
    /// `/{document}/problems`: the diagnostics.
    case problems(String)
    /// `/{document}/description`: the raw document.
    case description(String)
    /// `/theme`: POST; light, dark or as the system does.
    case theme
    /// `/accent.css`: the operator's accent colour as a stylesheet, with its digits as query.
    case accent(String)
    /// `/assets/{version}/{file}`.
    case asset(version: String, file: String)
    /// `/csp-report`: POST; where browsers report violations of the content security policy.
    case cspReport

    /// A part of a page that is fetched on its own, as the query field `part`.
    public enum Part: String, Sendable, CaseIterable {
        /// An operation without the frame, to unfold in the list.
        case panel
        /// The operation rows of a tag.
        case rows
        /// The sidebar entries of a tag.
        case navigation
        /// Available authorizations, to stand in a dialog.
        case dialog
        /// The live result after Execute.
        case exchange
        /// Search results without the frame.
        case results
    }

    /// First segments that no document may have as its id.
    public static let reservedSegments: Set<String> = [
        "assets", "theme", "accent.css", "csp-report", "tokens", "oauth", "health", "favicon.ico", "robots.txt",
        ".well-known",
    ]

    /// The path with its query, ready for a link or a `Location` field.
    public var text: String {
        switch self {
        case .catalog: "/"
        case .document(let id): Self.path(id)
        case .tag(let id, let tag): Self.path(id, "tags", tag)
        case .operation(let id, let operation): Self.path(id, "operations", operation)
        case .draft(let id, let operation): Self.path(id, "operations", operation, "draft")
        case .schema(let id, let schema): Self.path(id, "schemas", schema)
        case .authorize(let id, let operation):
            Self.path(id, "authorize") + Self.query("operation", operation)
        case .logout(let id): Self.path(id, "logout")
        case .server(let id): Self.path(id, "server")
        case .exchange(let id, let exchange): Self.path(id, "exchanges", exchange)
        case .exchangeBody(let id, let exchange): Self.path(id, "exchanges", exchange, "body")
        case .clearExchange(let id, let exchange): Self.path(id, "exchanges", exchange, "clear")
        case .search(let id, let query): Self.path(id, "search") + Self.query("q", query)
        case .problems(let id): Self.path(id, "problems")
        case .description(let id): Self.path(id, "description")
        case .theme: "/theme"
        case .accent(let digits): "/accent.css" + Self.query("c", digits)
        case .asset(let version, let file):
            Self.path("assets", version) + "/"
                + file.split(separator: "/").map { PercentEncoding.segment(String($0)) }.joined(separator: "/")
        case .cspReport: "/csp-report"
        }
    }

    /// The address of a part of this page.
    public func text(part: Part) -> String {
        let whole = text
        return whole + (whole.utf8.contains(UInt8(ascii: "?")) ? "&" : "?") + "part=" + part.rawValue
    }

    private static func path(_ segments: String...) -> String {
        segments.map { "/" + PercentEncoding.segment($0) }.joined()
    }

    private static func query(_ name: String, _ value: String?) -> String {
        value.map { "?\(name)=\(PercentEncoding.segment($0))" } ?? ""
    }
}
