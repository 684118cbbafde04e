/// The rule for names with letters that run from right to left (RFC 5893 section 2).
enum BidiRule {
    private static let marker = Pattern(#"[\p{bc:R}\p{bc:AL}\p{bc:AN}]"#)
    private static let rightToLeft = Pattern(
        #"^(?=[\p{bc:R}\p{bc:AL}])(?!.*\p{bc:EN}.*\p{bc:AN})(?!.*\p{bc:AN}.*\p{bc:EN})"#
            + #"[\p{bc:R}\p{bc:AL}\p{bc:AN}\p{bc:EN}\p{bc:ES}\p{bc:CS}\p{bc:ET}\p{bc:ON}\p{bc:BN}\p{bc:NSM}]*"#
            + #"[\p{bc:R}\p{bc:AL}\p{bc:EN}\p{bc:AN}]\p{bc:NSM}*$"#)
    private static let leftToRight = Pattern(
        #"^(?=\p{bc:L})[\p{bc:L}\p{bc:EN}\p{bc:ES}\p{bc:CS}\p{bc:ET}\p{bc:ON}\p{bc:BN}\p{bc:NSM}]*"#
            + #"[\p{bc:L}\p{bc:EN}]\p{bc:NSM}*$"#)

    /// Whether the labels of a name keep the rule; all do where none runs from right to left.
    static func holds(for labels: [[Unicode.Scalar]]) -> Bool {
        let texts = labels.map { String(String.UnicodeScalarView($0)) }
        guard texts.contains(where: { marker?.matches($0) == .yes }) else { return true }
        return texts.allSatisfy { rightToLeft?.matches($0) != .no || leftToRight?.matches($0) != .no }
    }
}
