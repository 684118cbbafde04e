import OpenAPI

extension SecurityScheme {
    /// What stands in brackets behind its name: `apiKey`, `http, Bearer`, `OAuth2, authorizationCode`.
    var kindText: String {
        switch kind {
        case .apiKey: "apiKey"
        case .http(let scheme, _): "http, \(Self.capitalized(scheme))"
        case .oauth2(let flows): (["OAuth2"] + flows.map(\.kind.rawValue)).joined(separator: ", ")
        case .openIDConnect: "openIdConnect"
        case .mutualTLS: "mutualTLS"
        case .unknown(let type): type
        }
    }

    /// How a call presents it, in a sentence.
    var wayText: String {
        switch kind {
        case .apiKey(let location, let name):
            "A key as \(location.rawValue) \(location == .query ? "parameter" : "value") \(name)."
        case .http(let scheme, let format):
            switch scheme.lowercased() {
            case "bearer":
                "A token\(format.map { " (\($0))" } ?? "") in the header field Authorization, after the word Bearer."
            case "basic": "Username and password in the header field Authorization."
            case "digest": "Username and password, with which the server's challenge is answered."
            default: "The header field Authorization with the scheme \(scheme)."
            }
        case .oauth2: "A token from the authorization server, in the header field Authorization, after the word Bearer."
        case .openIDConnect(let url): "A token from the provider described at \(url)."
        case .mutualTLS: "A certificate of the caller, shown when the connection is made."
        case .unknown: "A kind of scheme that the specification does not name."
        }
    }

    /// Whether a value can be entered for it here.
    var takesCredential: Bool {
        switch kind {
        case .apiKey, .oauth2, .openIDConnect: true
        case .http(let scheme, _): ["bearer", "basic", "digest"].contains(scheme.lowercased())
        case .mutualTLS, .unknown: false
        }
    }

    private static func capitalized(_ scheme: String) -> String {
        switch scheme.lowercased() {
        case "bearer": "Bearer"
        case "basic": "Basic"
        case "digest": "Digest"
        default: scheme
        }
    }
}
