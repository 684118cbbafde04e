import JSONSchema
import SourceTree

/// One end of what a number, a length or a count may be.
struct Bound {
    let keyword: String
    let value: ExactNumber
    let isExclusive: Bool
    let node: Node

    /// `maxLength 20`, `exclusiveMinimum 0`.
    var text: String { "\(keyword) \(ChangeText.short(node.text ?? ""))" }

    func isSame(as other: Bound) -> Bool { value == other.value && isExclusive == other.isExclusive }

    /// Whether fewer values pass this lower end than another one.
    func isStricter(than other: Bound, isLower: Bool) -> Bool {
        if value == other.value { return isExclusive && !other.isExclusive }
        return isLower ? other.value < value : value < other.value
    }
}

extension FlatSchema {
    /// The strictest end that any layer sets, exclusive ones in both spellings; nil for none, and for numbers too long to read.
    func bound(_ name: String, exclusive: String?, isLower: Bool) -> Bound? {
        var strictest: Bound?
        for layer in layers {
            for found in Self.bounds(name, exclusive, of: layer) {
                if strictest.map({ found.isStricter(than: $0, isLower: isLower) }) ?? true { strictest = found }
            }
        }
        return strictest
    }

    private static func bounds(_ name: String, _ exclusive: String?, of layer: Schema) -> [Bound] {
        var found: [Bound] = []
        if let node = layer.keyword(name), let value = ExactNumber(node) {
            let isExclusive = exclusive.map { layer.flag($0) } ?? false
            found.append(Bound(keyword: name, value: value, isExclusive: isExclusive, node: node))
        }
        if let exclusive, let node = layer.keyword(exclusive), let value = ExactNumber(node) {
            found.append(Bound(keyword: exclusive, value: value, isExclusive: true, node: node))
        }
        return found
    }
}
