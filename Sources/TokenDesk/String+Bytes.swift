extension String {
    /// Whether the texts are the same byte for byte: no canonical equivalence, no case folding (THREATS D4).
    func isSame(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

extension [String] {
    /// Whether a text is among these, byte for byte.
    func has(_ text: String) -> Bool { contains { $0.isSame(as: text) } }
}
