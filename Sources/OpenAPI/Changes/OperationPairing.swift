/// Which operations of two versions are the same one: by method and path with the names of its parameters left aside, then by
/// an `operationId` that only one operation has.
struct OperationPairing {
    /// By the operations of the new description, in its order; the old one is nil for what is new.
    let pairs: [(old: Operation?, new: Operation)]
    /// The operations that only the old description has, in its order.
    let removed: [Operation]

    init(old: [Operation], new: [Operation]) {
        var partners: [Int?] = new.map { _ in nil }
        var taken: Set<Int> = []
        // Two templates that differ in names alone are one path; the same spelling goes first.
        for key in [Self.exactKey, Self.foldedKey] {
            var waiting: [ByteKey: [Int]] = [:]
            for place in old.indices.reversed() where !taken.contains(place) {
                waiting[key(old[place]), default: []].append(place)
            }
            for place in new.indices where partners[place] == nil {
                guard let found = waiting[key(new[place])]?.popLast() else { continue }
                partners[place] = found
                taken.insert(found)
            }
        }
        let names = Self.unique(old)
        for (name, place) in Self.unique(new) where partners[place] == nil {
            guard let found = names[name], taken.insert(found).inserted else { continue }
            partners[place] = found
        }
        pairs = zip(partners, new).map { place, operation in (place.map { old[$0] }, operation) }
        removed = old.indices.filter { !taken.contains($0) }.map { old[$0] }
    }

    /// Method and path with every `{name}` as `{}`.
    static func foldedKey(of operation: Operation) -> ByteKey {
        ByteKey("\(operation.origin == .webhook ? "webhook " : "")\(operation.method) \(folded(operation.path))")
    }

    private static func exactKey(of operation: Operation) -> ByteKey {
        ByteKey("\(operation.origin == .webhook ? "webhook " : "")\(operation.method) \(operation.path)")
    }

    /// The names in braces, in order.
    static func names(in path: String) -> [String] {
        path.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map { part in
            String(part.prefix { $0 != "}" })
        }
    }

    /// A template without the names of its parameters.
    private static func folded(_ path: String) -> String {
        guard path.utf8.contains(UInt8(ascii: "{")) else { return path }
        var bytes: [UInt8] = []
        var isInside = false
        for byte in path.utf8 {
            if byte == UInt8(ascii: "}") { isInside = false }
            if !isInside { bytes.append(byte) }
            if byte == UInt8(ascii: "{") { isInside = true }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func unique(_ operations: [Operation]) -> [ByteKey: Int] {
        var places: [ByteKey: Int] = [:]
        var repeated: Set<ByteKey> = []
        for (place, operation) in operations.enumerated() {
            guard let name = operation.operationId else { continue }
            let key = ByteKey(name)
            if places.updateValue(place, forKey: key) != nil { repeated.insert(key) }
        }
        for key in repeated { places[key] = nil }
        return places
    }
}
