extension String {
    /// Equality byte by byte: Swift's own `==` takes canonically equivalent texts for equal (THREATS S8).
    func isSame(as other: some StringProtocol) -> Bool {
        utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
    }
}
