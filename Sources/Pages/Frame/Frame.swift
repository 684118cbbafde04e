public import Markup
public import TokenDesk

/// What every page is given besides its own subject: the site, the session's choices and the values of this one answer.
public struct Frame: Sendable {
    /// The operator's title of the site.
    public var siteTitle: String
    /// The operator's accent; nil leaves Portico's own.
    public var accent: Accent?
    /// Every description, in the order of the picker.
    public var catalog: [CatalogEntry]
    /// The description this page belongs to; nil on pages that belong to none.
    public var documentID: String?
    /// The cached parts of that description.
    public var outline: Outline?
    /// The session's token against forged posts, as this answer may show it (masked anew for each answer).
    public var csrf: String
    /// The nonce of this answer's content security policy.
    public var nonce: String
    /// `/assets/{version}`, without a slash at the end.
    public var assetBase: String
    /// The colours the session asked for.
    public var theme: Theme
    /// Names of the security schemes that have a credential for the chosen server.
    public var authorized: Set<String>
    /// The server the session works with.
    public var server: ChosenServer
    /// Path and query of this request, the way back from a post.
    public var address: String
    /// Who is signed in; nil for nobody.
    public var user: User?
    /// How the desk speaks.
    public var words: DeskWords
    /// The links of a page that is kept as a file; nil where a server answers.
    public var links: FileLinks?

    /// The versions of the API that the page belongs to, newest first, its own among them; empty where there is no page's API.
    public var versions: [VersionChoice] = []
    /// The server chosen for the page's operation, where that has servers of its own.
    public var operationServer: ChosenServer?
    /// The longest time, in seconds, that a call may be given.
    public var longestCall = 60
    /// What changed since the version before; nil where there is none, and while it is not known.
    public var changes: ChangesSince?

    public init(
        siteTitle: String, accent: Accent? = nil, catalog: [CatalogEntry], documentID: String? = nil,
        outline: Outline? = nil, csrf: String, nonce: String, assetBase: String, theme: Theme = .auto,
        authorized: Set<String> = [], server: ChosenServer = ChosenServer(), address: String = "/",
        user: User? = nil, words: DeskWords = .union, links: FileLinks? = nil
    ) {
        self.siteTitle = siteTitle
        self.accent = accent
        self.catalog = catalog
        self.documentID = documentID
        self.outline = outline
        self.csrf = csrf
        self.nonce = nonce
        self.assetBase = assetBase
        self.theme = theme
        self.authorized = authorized
        self.server = server
        self.address = address
        self.user = user
        self.words = words
        self.links = links
    }

    /// Whether there is no server behind the page: nothing can be sent, kept or chosen.
    var isFile: Bool { links != nil }

    /// The catalog's entry of the description this page belongs to.
    public var entry: CatalogEntry? {
        catalog.first { $0.id == documentID }
    }
}
