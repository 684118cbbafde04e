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
    /// `/{document}/operations/{operation}/markdown`: the same as plain Markdown.
    case operationMarkdown(String, String)
    /// `/{document}/operations/{operation}/sample`: POST; the call in another language, with `reveal` the credential in it.
    case sample(String, String)
    /// `/{document}/source?file=…&at=…`: a part of the description as YAML and JSON; `file` is its number, `at` a JSON Pointer.
    case source(String, file: Int, pointer: String)
    /// `/llms.txt`: all operations as a list for language models.
    case modelIndex
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
    /// `/{document}/exchanges/{exchange}/reveal`: POST; the result with what it repeats of the credentials that were sent.
    case revealExchange(String, String)
    /// `/{document}/calls/{call}/stop`: POST; ends a call whose answer is still coming.
    case stopCall(String, String)
    /// `/{document}/exchanges/{exchange}/replay`: POST; makes the same call again.
    case replay(String, String)
    /// `/{document}/exchanges/{exchange}/follow`: POST; goes where the response redirects to.
    case follow(String, String)
    /// `/{document}/operations/{operation}/cancel`: POST; ends the session's calls of it that are under way.
    case cancel(String, String)
    /// `/{document}/cookies`: the cookies that APIs set in this session.
    case cookies(String)
    /// `/{document}/cookies/clear`: POST; forgets one, those of an origin, or all.
    case clearCookies(String)
    /// `/{document}/history`: the session's calls.
    case history(String)
    /// `/{document}/history/clear`: what that means; POST: forgets them.
    case clearHistory(String)
    /// `/{document}/history/archive`: the same as an HTTP Archive.
    case historyArchive(String)
    /// `/{document}/history/script`: the same as a script of curl calls.
    case historyScript(String)
    /// `/{document}/history/comparison?exchange=…&exchange=…`: two of them side by side.
    case comparison(String)
    /// `/{document}/operations/{operation}/link`: POST; leads to the address that reopens the form as it is filled in.
    case formLink(String, String)
    /// `/{document}/search?q=`.
    case search(String, query: String? = nil)
    /// What can be found by words in a description, or in all, for pages that are files; a server answers no such path.
    case searchIndex(String?)
    /// `/{document}/problems`: the diagnostics.
    case problems(String)
    /// `/{document}/changes/{other}`: what changed since another version.
    case changes(String, String)
    /// `/{document}/description`: the raw document.
    case description(String)
    /// `/{document}/description?form=bundled`: the document with the files that it refers to, as one.
    case bundledDescription(String)
    /// `/{document}/…`: values of responses, and identities.
    case captured(String, CapturedPath)
    /// `/tokens…`: the token desk.
    case tokens(TokenPath)
    /// `/theme`: POST; light, dark or as the system does.
    case theme
    /// `/accent.css`: the operator's accent colour as a stylesheet, with its digits as query.
    case accent(String)
    /// `/assets/{version}/{file}`.
    case asset(version: String, file: String)
    /// `/csp-report`: POST; where browsers report violations of the content security policy.
    case cspReport
    /// `/sign-in`: the form by GET, signing in by POST; with where to go afterwards.
    case signIn(return: String? = nil)
    /// `/sign-out`: POST.
    case signOut
    /// `/join/{secret}`: a one-time link; the form by GET, name and password by POST.
    case join(String)
    /// `/password`: the password again, before the desk's pages; with where to go afterwards.
    case password(return: String? = nil)
    /// `/account`: the signed-in user's own; a new password by POST.
    case account
    /// `/users`: all users by GET, an invitation by POST.
    case users
    /// `/users/new`: the form of an invitation.
    case newUser
    /// `/users/{user}`: one user.
    case user(String)
    /// `/users/{user}/{change}`: what a change would do by GET, the change by POST.
    case userChange(String, UserChange)
    /// `/audit`: the audit trail.
    case audit
    /// `/audit.csv`: the same as a table to download.
    case auditTable

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
        /// A result that came before another, to unfold there.
        case step
        /// Search results without the frame.
        case results
        /// What a token may call, while its form is filled in.
        case preview
        /// The resources of a kind that a token's form offers.
        case choices
        /// A token's text alone, for its owner's clipboard.
        case token
        /// A JSON value of a call's form, after a change to its shape.
        case value
        /// The body of a kept result, in a view of it.
        case body
        /// The code samples of a request; where the credential was asked for, that sample's text alone.
        case sample
    }

    /// The query field that names what of a page is to be unfolded: the id of an element.
    public static let openField = "open"
    /// The query field that tells where a fetched part will stand: the id of an element.
    public static let atField = "at"

    /// First segments that no document may have as its id.
    public static let reservedSegments: Set<String> = [
        "assets", "theme", "accent.css", "csp-report", "sign-in", "sign-out", "join", "password", "account", "users",
        "audit", "audit.csv", "tokens", "tokens.csv", "oauth", "health", "favicon.ico", "robots.txt", "llms.txt",
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
        case .operationMarkdown(let id, let operation): Self.path(id, "operations", operation, "markdown")
        case .sample(let id, let operation): Self.path(id, "operations", operation, "sample")
        case .source(let id, let file, let pointer):
            Self.path(id, "source") + Self.query("at", pointer) + (file == 0 ? "" : "&file=\(file)")
        case .modelIndex: "/llms.txt"
        case .schema(let id, let schema): Self.path(id, "schemas", schema)
        case .authorize(let id, let operation):
            Self.path(id, "authorize") + Self.query("operation", operation)
        case .logout(let id): Self.path(id, "logout")
        case .server(let id): Self.path(id, "server")
        case .exchange(let id, let exchange): Self.path(id, "exchanges", exchange)
        case .exchangeBody(let id, let exchange): Self.path(id, "exchanges", exchange, "body")
        case .stopCall(let id, let call): Self.path(id, "calls", call, "stop")
        case .clearExchange(let id, let exchange): Self.path(id, "exchanges", exchange, "clear")
        case .revealExchange(let id, let exchange): Self.path(id, "exchanges", exchange, "reveal")
        case .replay(let id, let exchange): Self.path(id, "exchanges", exchange, "replay")
        case .follow(let id, let exchange): Self.path(id, "exchanges", exchange, "follow")
        case .cancel(let id, let operation): Self.path(id, "operations", operation, "cancel")
        case .cookies(let id): Self.path(id, "cookies")
        case .clearCookies(let id): Self.path(id, "cookies", "clear")
        case .history(let id): Self.path(id, "history")
        case .clearHistory(let id): Self.path(id, "history", "clear")
        case .historyArchive(let id): Self.path(id, "history", "archive")
        case .historyScript(let id): Self.path(id, "history", "script")
        case .comparison(let id): Self.path(id, "history", "comparison")
        case .formLink(let id, let operation): Self.path(id, "operations", operation, "link")
        case .search(let id, let query): Self.path(id, "search") + Self.query("q", query)
        case .searchIndex(let id): id.map { Self.path($0, "search-index") } ?? Self.path("search-index")
        case .problems(let id): Self.path(id, "problems")
        case .changes(let id, let other): Self.path(id, "changes", other)
        case .description(let id): Self.path(id, "description")
        case .bundledDescription(let id): Self.path(id, "description") + Self.query("form", "bundled")
        case .captured(let id, let path): ([id] + path.segments).map { Self.path($0) }.joined()
        case .tokens(let path): path.text
        case .theme: "/theme"
        case .accent(let digits): "/accent.css" + Self.query("c", digits)
        case .asset(let version, let file):
            Self.path("assets", version) + "/"
                + file.split(separator: "/").map { PercentEncoding.segment(String($0)) }.joined(separator: "/")
        case .cspReport: "/csp-report"
        case .signIn(let path): "/sign-in" + Self.query("return", path)
        case .signOut: "/sign-out"
        case .join(let secret): Self.path("join", secret)
        case .password(let path): "/password" + Self.query("return", path)
        case .account: "/account"
        case .users: "/users"
        case .newUser: "/users/new"
        case .user(let id): Self.path("users", id)
        case .userChange(let id, let change): Self.path("users", id, change.rawValue)
        case .audit: "/audit"
        case .auditTable: "/audit.csv"
        }
    }

    /// The address of a part of this page.
    public func text(part: Part) -> String {
        let whole = text
        return whole + (whole.utf8.contains(UInt8(ascii: "?")) ? "&" : "?") + "part=" + part.rawValue
    }

    private static func path(_ segments: String...) -> String {
        var path = ""
        path.reserveCapacity(96)
        for segment in segments {
            path += "/"
            path += PercentEncoding.segment(segment)
        }
        return path
    }

    private static func query(_ name: String, _ value: String?) -> String {
        value.map { "?\(name)=\(PercentEncoding.segment($0))" } ?? ""
    }
}
