public import Egress
public import Pages
public import TokenDesk

/// What the operator decided about the site.
public struct SiteSettings: Sendable {
    /// The site's title, nil for Portico's own.
    public var title: String
    public var accent: Accent?
    /// What relative servers of a description resolve against.
    public var baseURL: TargetURL?
    /// Authorities under which browsers reach the site, in lower case with their port.
    public var authorities: Set<String>
    /// Whether browsers reach the site by https.
    public var isSecure: Bool
    /// Whether the documentation too is for signed-in users alone, as beyond loopback (THREATS O5).
    public var requiresSignIn: Bool
    /// Proxies whose `X-Forwarded-For` counts (THREATS O3).
    public var trustedProxies: [Network]
    /// How the desk speaks.
    public var words: DeskWords
    /// Whether operations marked `x-internal` are listed.
    public var showsInternal: Bool
    /// The APIs that tokens can be made for.
    public var guarded: GuardedAPIs
    /// The longest time that a user may give a call.
    public var longestCall: Duration

    /// Takes the operator's decisions.
    public init(
        title: String, accent: Accent?, baseURL: TargetURL?, authorities: Set<String>, isSecure: Bool,
        requiresSignIn: Bool = false, trustedProxies: [Network] = [],
        words: DeskWords = .union, showsInternal: Bool = false, guarded: GuardedAPIs = GuardedAPIs(),
        longestCall: Duration = .seconds(60)
    ) {
        self.title = title
        self.accent = accent
        self.baseURL = baseURL
        self.authorities = authorities
        self.isSecure = isSecure
        self.requiresSignIn = requiresSignIn
        self.trustedProxies = trustedProxies
        self.words = words
        self.showsInternal = showsInternal
        self.guarded = guarded
        self.longestCall = longestCall
    }

    /// The origins of the site's own pages (RFC 6454 §6.1).
    var ownOrigins: Set<String> {
        let scheme = isSecure ? "https" : "http"
        let implied = isSecure ? ":443" : ":80"
        return Set(authorities.map { "\(scheme)://\($0.hasSuffix(implied) ? String($0.dropLast(implied.count)) : $0)" })
    }
}
