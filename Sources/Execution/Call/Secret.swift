/// A credential's value: it shows itself nowhere but through ``reveal()`` (THREATS B8, O1).
///
/// It has no `Codable`, and description, debug description and mirror are the same mask for every value.
public struct Secret: Sendable, Hashable {
    private let value: String

    public init(_ value: String) {
        self.value = value
    }

    /// The value itself, for the wire or for sealing.
    public func reveal() -> String { value }

    /// What stands in place of a secret wherever people look.
    public static let mask = "••••••••"
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { Secret.mask }
    public var debugDescription: String { Secret.mask }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
