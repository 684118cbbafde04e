import Authorization
import Egress
import Execution
import Storage

/// How a call is to be made, and what is kept with it.
struct SendingOrder: Sendable {
    /// Those of the session, or of an identity in their place; each for its own origin alone.
    var credentials: [SavedCredential]
    /// Which cookies go along, and where those that come are kept.
    var cookies = PresentedCookies.session
    /// Whether the session's rules count. Of two calls that are compared the first would change the credentials of the
    /// second.
    var followsRules = true
    /// Secret values that the form named; what is kept names them too.
    var references: [ValueReference] = []
    /// Whether redirects are followed of their own accord.
    var followsRedirects = false
    /// How long each request may take; nil for as long as the operator's limits say.
    var time: Duration?
    /// What the call was made from, so that it can be made again.
    var form: FormDraft?
    /// The body in place of the first request's own, read while it is sent; it can be read once.
    var upload: BodyStream?
    /// Told of the answer as it comes; nil when nobody follows it.
    var live: LiveCall?
    /// Where the answers' bytes are counted.
    var room: BodyBudget.Share?
    /// From where the user calls, which Portico's own gate is told.
    var address: String
}
