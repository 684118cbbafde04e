import SourceTree

/// A number within its bounds, 0 where that will do.
struct NumberSample {
    let text: String

    init(_ layers: SchemaLayers, ordinal: Int) {
        let isInteger = layers.layers.contains {
            $0.node["type"]?.string == "integer"
                || $0.node["type"]?.elements.contains { $0.string == "integer" } == true
        }
        let low = Bound(layers, "minimum", "exclusiveMinimum")
        let high = Bound(layers, "maximum", "exclusiveMaximum")
        let step = layers.value("multipleOf")
        text =
            isInteger
            ? Self.integer(low, high, step?.integer ?? 1, ordinal) : Self.fraction(low, high, step?.double, ordinal)
    }

    /// One side of a range: the number form of the exclusive keyword, or draft 4's flag.
    private struct Bound {
        let node: Node?
        let isExclusive: Bool

        init(_ layers: SchemaLayers, _ plain: String, _ exclusive: String) {
            if let strict = layers.value(exclusive), strict.kind == .number {
                node = strict
                isExclusive = true
            } else {
                node = layers.value(plain)
                isExclusive = layers.flag(exclusive)
            }
        }
    }

    /// The smallest multiple in the range, or 0 when that is in it.
    private static func integer(_ low: Bound, _ high: Bound, _ step: Int, _ ordinal: Int) -> String {
        let step = step > 0 && step < 1 << 53 ? step : 1
        var start = 0
        if let least = whole(low), least > 0 {
            start = least
        } else if let most = whole(high), most < 0 {
            start = most
        }
        let remainder = start % step
        if remainder != 0 { start = start > 0 ? start &+ (step &- remainder) : start &- (step &+ remainder) }
        let (offset, overflow) = ordinal.multipliedReportingOverflow(by: step)
        return String(overflow ? start : start &+ (start < 0 ? -offset : offset))
    }

    /// An integer bound just inside the range; nil beyond 2⁵³.
    private static func whole(_ bound: Bound) -> Int? {
        guard let node = bound.node, let value = node.double, abs(value) < 9_007_199_254_740_992 else { return nil }
        let isLower = value > 0
        guard let nearest = Int(exactly: isLower ? value.rounded(.up) : value.rounded(.down)) else { return nil }
        guard bound.isExclusive, Double(nearest) == value else { return nearest }
        return isLower ? nearest + 1 : nearest - 1
    }

    private static func fraction(_ low: Bound, _ high: Bound, _ step: Double?, _ ordinal: Int) -> String {
        let least = low.node?.double
        let most = high.node?.double
        let isAllowed = { (value: Double) in
            (least.map { low.isExclusive ? value > $0 : value >= $0 } ?? true)
                && (most.map { high.isExclusive ? value < $0 : value <= $0 } ?? true)
        }
        var value = Double(ordinal)
        if !isAllowed(value) {
            switch (least, most) {
            case (let least?, let most?): value = low.isExclusive || high.isExclusive ? (least + most) / 2 : least
            case (let least?, nil): value = low.isExclusive ? least + 1 : least
            case (nil, let most?): value = high.isExclusive ? most - 1 : most
            default: break
            }
        }
        if let step, step > 0, value != 0 { value = (value / step).rounded(.up) * step }
        guard value.isFinite else { return "0" }
        return Int(exactly: value).map(String.init) ?? "\(value)"
    }
}
