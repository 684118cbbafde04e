/// Who does something at the desk and from where, for the audit trail.
public struct Actor: Sendable, Hashable {
    /// A user's name, `command line`, or `Portico`.
    public let name: String
    /// The address it came from; empty when it came over no network.
    public let address: String

    public init(name: String, address: String) {
        self.name = name
        self.address = address
    }

    /// What Portico does by itself, such as reading an API's lists anew.
    public static let portico = Actor(name: "Portico", address: "")
    /// Whoever may run commands on the machine.
    public static let commandLine = Actor(name: "command line", address: "")
}
