import HTTPTypes

/// The rule of every route, in one table; a route without one is refused (THREATS D2).
enum RoutePolicy {
    /// The rule of a matched route; HEAD is asked as GET. Nil for a route that nobody decided about.
    static func rule(_ method: HTTPRequest.Method, _ route: String) -> RouteRule? {
        table["\(method == .head ? .get : method) \(route)"]
    }

    /// By method and route, as the router spells it.
    static let table: [String: RouteRule] = [
        "GET /sign-in": .anyone,
        "POST /sign-in": .anyone,
        "POST /sign-out": .anyone,
        "GET /join/{secret}": .anyone,
        "POST /join/{secret}": .anyone,
        "POST /theme": .anyone,

        "GET /password": .signedIn,
        "POST /password": .signedIn,
        "GET /account": .signedIn,
        "POST /account": .signedIn,

        "GET /users": .administrator,
        "POST /users": .administrator,
        "GET /users/new": .administrator,
        "GET /users/{user}": .administrator,
        "GET /users/{user}/{change}": .administrator,
        "POST /users/{user}/{change}": .administrator,
        "GET /audit": .administrator,
        "GET /audit.csv": .administrator,

        "GET /tokens": .ownTokens,
        "POST /tokens": .ownTokens,
        "GET /tokens.csv": .ownTokens,
        "GET /tokens/new": .ownTokens,
        "POST /tokens/preview": .ownTokens,
        "POST /tokens/find": .ownTokens,
        "GET /tokens/{token}": .ownTokens,
        "POST /tokens/{token}/copy": .ownTokens,
        "POST /tokens/{token}/use": .ownTokens,
        "GET /tokens/{token}/edit": .ownTokens,
        "POST /tokens/{token}/edit": .ownTokens,
        "GET /tokens/{token}/{action}": .ownTokens,
        "POST /tokens/{token}/{action}": .ownTokens,

        "GET /": .reader,
        "GET /{document}": .reader,
        "GET /{document}/tags/{tag}": .reader,
        "GET /{document}/operations/{operation}": .reader,
        "POST /{document}/operations/{operation}": .reader,
        "POST /{document}/operations/{operation}/draft": .reader,
        "POST /{document}/operations/{operation}/sample": .reader,
        "GET /llms.txt": .reader,
        "GET /{document}/operations/{operation}/markdown": .reader,
        "GET /{document}/source": .reader,
        "GET /{document}/schemas/{schema}": .reader,
        "GET /{document}/authorize": .reader,
        "POST /{document}/authorize": .reader,
        "POST /{document}/logout": .reader,
        "POST /{document}/server": .reader,
        "GET /{document}/exchanges/{exchange}": .reader,
        "GET /{document}/exchanges/{exchange}/body": .reader,
        "POST /{document}/calls/{call}/stop": .reader,
        "POST /{document}/exchanges/{exchange}/clear": .reader,
        "POST /{document}/exchanges/{exchange}/replay": .reader,
        "GET /{document}/history": .reader,
        "POST /{document}/history/clear": .reader,
        "GET /{document}/history/archive": .reader,
        "GET /{document}/history/script": .reader,
        "GET /{document}/history/comparison": .reader,
        "POST /{document}/operations/{operation}/link": .reader,
        "GET /{document}/search": .reader,
        "GET /{document}/changes/{other}": .reader,
        "GET /{document}/problems": .reader,
        "GET /{document}/description": .reader,
    ]
}
