import SourceTree

/// Numbers within their bounds, 0 first where that will do.
struct NumberSample {
    /// In the order in which they should be tried; the exact check is the validator's.
    let candidates: [String]

    /// One side of a range: the number form of the exclusive keyword, or draft 4's flag.
    private struct Bound {
        let text: String
        let value: Double
        let isExclusive: Bool
    }

    init(_ layers: SchemaLayers, isInteger: Bool, ordinal: Int) {
        let low = Self.bounds(layers, "minimum", "exclusiveMinimum").max { $0.value < $1.value }
        let high = Self.bounds(layers, "maximum", "exclusiveMaximum").min { $0.value < $1.value }
        let step = layers.value("multipleOf").flatMap { DecimalStep($0.text ?? "") }
        var texts: [String] = []
        if let step, step.value >= 1 || !isInteger {
            texts = Self.multiples(of: step, low, high, ordinal)
        } else {
            texts = isInteger ? Self.integers(low, high, ordinal) : Self.fractions(low, high, ordinal)
        }
        texts += [low, high].compactMap { $0?.text } + ["0"]
        candidates = texts
    }

    private static func bounds(_ layers: SchemaLayers, _ plain: String, _ exclusive: String) -> [Bound] {
        layers.layers.flatMap { layer -> [Bound] in
            let node = layer.node
            let inclusive = node[plain].flatMap { bound($0, node[exclusive]?.boolean == true) }
            let strict = node[exclusive].flatMap { bound($0, true) }
            return [inclusive, strict].compactMap { $0 }
        }
    }

    private static func bound(_ node: Node, _ isExclusive: Bool) -> Bound? {
        guard let text = node.text, let value = node.double else { return nil }
        return Bound(text: text, value: value, isExclusive: isExclusive)
    }

    /// 0, or the integers nearest to the bounds.
    private static func integers(_ low: Bound?, _ high: Bound?, _ ordinal: Int) -> [String] {
        let least = low.flatMap { whole($0, isLower: true) }
        let most = high.flatMap { whole($0, isLower: false) }
        let start = max(least ?? 0, 0)
        let first = most.map { min(start, $0) } ?? start
        let isDown = first < 0 && least == nil
        return [isDown ? first &- ordinal : first &+ ordinal, first, (least ?? first) &+ ordinal].map(String.init)
    }

    /// An integer bound just inside the range; nil beyond 2⁵³.
    private static func whole(_ bound: Bound, isLower: Bool) -> Int? {
        guard abs(bound.value) < 9_007_199_254_740_992,
            let nearest = Int(exactly: bound.value.rounded(isLower ? .up : .down))
        else { return nil }
        guard bound.isExclusive, Double(nearest) == bound.value else { return nearest }
        return isLower ? nearest + 1 : nearest - 1
    }

    private static func fractions(_ low: Bound?, _ high: Bound?, _ ordinal: Int) -> [String] {
        let least = low?.value
        let most = high?.value
        var values = [Double(ordinal)]
        switch (least, most) {
        case (let least?, let most?):
            values += ordinal > 0 ? [least + (most - least) / Double(ordinal + 2)] : [least, (least + most) / 2]
        case (let least?, nil): values += [least + Double(ordinal), least + 1 + Double(ordinal)]
        case (nil, let most?): values += [most - Double(ordinal), most - 1 - Double(ordinal)]
        default: break
        }
        return values.filter(\.isFinite).map { Int(exactly: $0).map(String.init) ?? "\($0)" }
    }

    /// Multiples near the bounds, written exactly.
    private static func multiples(of step: DecimalStep, _ low: Bound?, _ high: Bound?, _ ordinal: Int) -> [String] {
        let factors: [Double?] = [
            0, low.map { ($0.value / step.value).rounded(.up) }, high.map { ($0.value / step.value).rounded(.down) }, 1,
        ]
        return factors.compactMap { $0.flatMap { Int(exactly: $0) } }.flatMap { factor in
            [factor &+ ordinal, factor &+ 1 &+ ordinal, factor &- 1 &- ordinal].compactMap { step.text(times: $0) }
        }
    }
}
