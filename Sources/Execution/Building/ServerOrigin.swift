public import Egress
public import OpenAPI

/// Where calls to a chosen server go, for what is bound to an origin (THREATS A2).
public enum ServerOrigin {
    /// The origin of one of `servers` with the given variables.
    ///
    /// - Throws: `CallError` with the input to correct, as when a request is built.
    public static func of(_ servers: [Server], _ choice: ServerChoice, baseURL: TargetURL?) throws(CallError) -> Origin
    {
        try ServerResolver(baseURL: baseURL).target(of: servers, choice).url.origin
    }
}
