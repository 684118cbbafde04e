/// One DER element (X.690, section 8.1): its tag, its content and what follows it.
struct DERElement {
    let tag: UInt8
    let content: ArraySlice<UInt8>
    let rest: ArraySlice<UInt8>

    /// The element at the beginning of `bytes`; nil for what is none, or longer than there are bytes.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard let tag = bytes.first else { return nil }
        var rest = bytes.dropFirst()
        guard let first = rest.popFirst() else { return nil }
        var length = Int(first)
        if first & 0x80 != 0 {
            let count = Int(first & 0x7F)
            guard (1...4).contains(count), rest.count >= count else { return nil }
            length = rest.prefix(count).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(count)
        }
        guard rest.count >= length else { return nil }
        self.tag = tag
        content = rest.prefix(length)
        self.rest = rest.dropFirst(length)
    }

    /// The elements one after the other in `bytes`, at most `limit`; it ends where they do.
    static func list(_ bytes: ArraySlice<UInt8>, limit: Int) -> [DERElement] {
        var elements: [DERElement] = []
        var rest = bytes
        while elements.count < limit, let next = DERElement(rest) {
            elements.append(next)
            rest = next.rest
        }
        return elements
    }
}
