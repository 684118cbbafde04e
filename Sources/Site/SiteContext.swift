import Egress
import Hummingbird
import Logging
import NIOCore
import Storage
import TokenDesk

/// What one request carries through the site.
struct SiteContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Allows the scripts of this answer and no others: 128 random bits, new for every request.
    let nonce: String
    /// The session of the browser, nil until ``SessionMiddleware`` found or made one.
    var session: Session?
    /// Who is signed in, nil until ``AccessMiddleware`` found out, and for nobody.
    var user: User?
    /// The other end of the connection, nil where there is none with an address.
    let peer: IPAddress?
    /// What the request may take of the memory for bodies, nil outside the router.
    var share: BodyBudget.Share?

    /// What the request came on; nil where the browser cannot go away during it, as in tests of the router.
    let client: ClientConnection?

    init(source: ApplicationRequestContextSource) {
        client = source.channel.remoteAddress == nil ? nil : ClientConnection(channel: source.channel)
        peer = source.channel.remoteAddress?.ipAddress.flatMap { IPAddress($0) }
        coreContext = .init(source: source)
        nonce = Base64URL.encode(TokenIssue.systemRandomBytes(16))
    }

    /// Form fields other than Execute's stay small (THREATS 4.4).
    var maxUploadSize: Int { 65_536 }
}
