import Egress

/// From where a call comes, with its text, which is made once for a connection.
struct ClientAddress: Sendable, Hashable {
    /// Nil when it is not known.
    let address: IPAddress?
    /// Empty when it is not known.
    let text: String

    init(_ address: IPAddress?) {
        self.address = address
        text = address.map { "\($0)" } ?? ""
    }
}
