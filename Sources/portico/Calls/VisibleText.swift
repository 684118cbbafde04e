/// Foreign text for a terminal: what could steer it is shown as a sign instead (THREATS V6).
enum VisibleText {
    /// The text with line breaks and tabs kept, other control and direction characters as U+FFFD.
    static func of(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A: scalars.append(scalar)
            case 0x0D: continue
            case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: scalars.append("\u{FFFD}")
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
