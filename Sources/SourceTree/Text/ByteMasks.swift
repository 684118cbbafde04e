import CByteMasks

/// The ways in which this processor finds characters in blocks of text.
enum ByteMasks {
    /// All of them, the quickest first; they answer alike.
    static let ways: [portico_byte_mask_functions] = {
        let none = portico_byte_mask_functions(fill: { _, _, _ in }, places: { _, _, _, _ in 0 })
        var ways = [portico_byte_mask_functions](repeating: none, count: 4)
        let count = portico_byte_mask_ways(&ways)
        return Array(ways.prefix(count))
    }()
}
