extension Arena {
    /// The container of a value, nil for the root.
    func container(of index: Int) -> Int? {
        let link = records[index].link
        return link == Record.noContainer ? nil : Int(link)
    }

    /// The record of the key under which a value stands, nil in an array and for the root.
    func keyRecord(of index: Int) -> Record? {
        guard let container = container(of: index), records[container].kind == .object else { return nil }
        return records[index - 1]
    }

    /// The way from the root to a value.
    func pointer(to index: Int) -> JSONPointer {
        var tokens: [String] = []
        var index = index
        while let container = container(of: index) {
            if records[container].kind == .object {
                tokens.append(string(records[index - 1]))
            } else {
                tokens.append(String(ordinal(of: index, in: container)))
            }
            index = container
        }
        return JSONPointer(tokens: tokens.reversed())
    }

    /// The value a pointer leads to from `index`; tokens of arrays are as RFC 6901 section 4 wants them.
    func value(at pointer: JSONPointer, from index: Int) -> Int? {
        var index = index
        for token in pointer.tokens {
            let container = target(index)
            switch records[container].kind {
            case .object:
                let merge = token == "<<" ? mergeMember(of: container) : nil
                guard let key = member(of: container, key: token) ?? merge else { return nil }
                index = key + 1
            case .array:
                guard let position = Self.arrayIndex(token), let element = element(of: container, at: position) else {
                    return nil
                }
                index = element
            default: return nil
            }
        }
        return index
    }

    /// Where a value begins; one that was made elsewhere begins where its container does.
    func position(of index: Int) -> Position {
        var index = index
        while true {
            if let offset = offset(records[index]) { return text.position(at: offset) }
            guard let container = container(of: index) else { return .start }
            index = container
        }
    }

    private func ordinal(of index: Int, in container: Int) -> Int {
        let record = records[container]
        if Int(record.extent) - container - 1 == record.count { return index - container - 1 }
        var ordinal = 0
        var sibling = container + 1
        while sibling < index {
            sibling = next(sibling)
            ordinal += 1
        }
        return ordinal
    }

    private static func arrayIndex(_ token: String) -> Int? {
        guard token.utf8.allSatisfy(Digit.isDecimal), token == "0" || token.utf8.first != UInt8(ascii: "0") else {
            return nil
        }
        return Int(token)
    }
}
