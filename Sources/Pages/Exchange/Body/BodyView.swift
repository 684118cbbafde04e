/// A way to look at a body.
public enum BodyView: String, Sendable, CaseIterable {
    /// Set in lines and highlighted.
    case pretty
    /// A line for each row.
    case table
    /// The image itself.
    case image
    /// As it came, hidden characters made visible.
    case text
    /// Byte for byte.
    case hex

    var label: String {
        switch self {
        case .pretty: "Pretty"
        case .table: "Table"
        case .image: "Image"
        case .text: "Text"
        case .hex: "Hex"
        }
    }
}
