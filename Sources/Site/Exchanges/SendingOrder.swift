import Storage

/// How a call is to be made, and what is kept with it.
struct SendingOrder: Sendable {
    /// Whether redirects are followed of their own accord.
    var followsRedirects = false
    /// How long each request may take; nil for as long as the operator's limits say.
    var time: Duration?
    /// What the call was made from, so that it can be made again.
    var form: FormDraft?
    /// Where the answers' bytes are counted.
    var room: BodyBudget.Share?
    /// From where the user calls, which Portico's own gate is told.
    var address: String
}
