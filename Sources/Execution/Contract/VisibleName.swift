/// A foreign name as it may stand in a message: short and without control characters.
enum VisibleName {
    static func of(_ name: String) -> String {
        let scalars = name.unicodeScalars.prefix(80).map { $0.value < 0x20 || $0.value == 0x7F ? "\u{FFFD}" : $0 }
        return String(String.UnicodeScalarView(scalars))
    }
}
