public import SourceTree

/// What was entered into the form of one JSON value, by the places of its inputs.
public struct ValueInputs: Sendable, Hashable {
    /// What was typed or chosen.
    public var texts: [JSONPointer: String] = [:]
    /// What the entries of a map are to be called.
    public var names: [JSONPointer: String] = [:]
    /// Where "null" is ticked.
    public var nulls: Set<JSONPointer> = []
    /// Where "Send empty value" is ticked.
    public var empties: Set<JSONPointer> = []
    /// Which alternative the form shows, by its place in the list.
    public var variants: [JSONPointer: Int] = [:]

    public init() {}

    /// The same for a list from which an item was taken away: what was said of later items moves up.
    func removing(_ item: JSONPointer) -> ValueInputs {
        guard let last = item.tokens.last, let index = Int(last) else { return dropping(below: item) }
        let list = JSONPointer(tokens: Array(item.tokens.dropLast()))
        func moved(_ pointer: JSONPointer) -> JSONPointer? {
            guard pointer.isWithin(list), pointer.tokens.count > list.tokens.count,
                let place = Int(pointer.tokens[list.tokens.count])
            else { return pointer }
            if place == index { return nil }
            guard place > index else { return pointer }
            var tokens = pointer.tokens
            tokens[list.tokens.count] = String(place - 1)
            return JSONPointer(tokens: tokens)
        }
        return mapping(moved)
    }

    /// The same without what was said of a place and all in it.
    func dropping(below place: JSONPointer) -> ValueInputs {
        mapping { $0.isWithin(place) ? nil : $0 }
    }

    private func mapping(_ moved: (JSONPointer) -> JSONPointer?) -> ValueInputs {
        func table<Value>(_ values: [JSONPointer: Value]) -> [JSONPointer: Value] {
            Dictionary(
                values.compactMap { place, value in moved(place).map { ($0, value) } },
                uniquingKeysWith: { first, _ in first })
        }
        var inputs = ValueInputs()
        inputs.texts = table(texts)
        inputs.names = table(names)
        inputs.nulls = Set(nulls.compactMap(moved))
        inputs.empties = Set(empties.compactMap(moved))
        inputs.variants = table(variants)
        return inputs
    }
}

extension JSONPointer {
    /// Whether it points to a place or to something in it.
    func isWithin(_ place: JSONPointer) -> Bool {
        tokens.count >= place.tokens.count && zip(tokens, place.tokens).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
    }
}
