/// The parts that put angle brackets down. Nothing outside this target writes them.
extension HTML {
    @usableFromInline
    mutating func open(_ tag: Tag) {
        write(UInt8(ascii: "<"), name: tag.rawValue)
    }

    @usableFromInline
    mutating func open(_ tag: VoidTag) {
        write(UInt8(ascii: "<"), name: tag.rawValue)
    }

    /// Ends a start tag and answers where the element's content begins.
    @usableFromInline
    mutating func endOpening() -> Int {
        storage.append(UInt8(ascii: ">"))
        return storage.count
    }

    @usableFromInline
    mutating func close(_ tag: Tag, from start: Int) {
        // A parser drops the first line feed in these two elements, so it is written twice.
        if tag == .pre || tag == .textarea, storage.byte(at: start) == UInt8(ascii: "\n") {
            storage.insert(UInt8(ascii: "\n"), at: start)
        }
        var name = tag.rawValue
        name.withUTF8 { name in
            storage.append(upTo: name.count + 3) { place in
                place[0] = UInt8(ascii: "<")
                place[1] = UInt8(ascii: "/")
                Self.copy(name, to: place + 2)
                place[name.count + 2] = UInt8(ascii: ">")
                return name.count + 3
            }
        }
    }

    @usableFromInline
    mutating func write(_ attribute: Attribute) {
        if case .absent = attribute.value { return }
        if case .address(let url) = attribute.value, let links {
            guard let reference = links.reference(to: url) else { return }
            return write(Attribute(attribute.name, .text(reference), family: attribute.family))
        }
        storage.append(UInt8(ascii: " "))
        switch attribute.family {
        case .plain: break
        case .aria: write("aria-")
        case .data: write("data-")
        }
        if case .flag = attribute.value { return write(attribute.name) }
        attribute.name.withUTF8Buffer { name in
            storage.append(upTo: name.count + 2) { place in
                Self.copy(name, to: place)
                place[name.count] = UInt8(ascii: "=")
                place[name.count + 1] = UInt8(ascii: "\"")
                return name.count + 2
            }
        }
        write(attribute.value)
        storage.append(UInt8(ascii: "\""))
    }

    private mutating func write(_ value: Attribute.Value) {
        switch value {
        case .absent, .flag: break
        case .address(let url): escape(url.text, in: .attribute)
        case .text(let string): escape(string, in: .attribute)
        case .literal(let literal): literal.withUTF8Buffer { escape($0, in: .attribute) }
        case .integer(let integer): writeDecimal(integer)
        case .numbers(let numbers): writeNumbers(numbers)
        case .tokens(let tokens): writeTokens(tokens)
        }
    }

    private mutating func writeTokens(_ tokens: [String]) {
        var isFirst = true
        for token in tokens where !token.isEmpty {
            if !isFirst { storage.append(UInt8(ascii: " ")) }
            escape(token, in: .attribute)
            isFirst = false
        }
    }

    private mutating func writeNumbers(_ numbers: [Double]) {
        var isFirst = true
        for number in numbers {
            if !isFirst { storage.append(UInt8(ascii: " ")) }
            writeNumber(number)
            isFirst = false
        }
    }

    /// Three decimals are a thousandth of a pixel; what is not finite becomes 0.
    private mutating func writeNumber(_ number: Double) {
        guard number.isFinite else { return storage.append(UInt8(ascii: "0")) }
        let thousandths = (number * 1000).rounded()
        let rounded = thousandths.isFinite ? thousandths / 1000 : number
        if let integer = Int(exactly: rounded) { return writeDecimal(integer) }
        writeName(rounded.description)
    }

    mutating func writeDecimal(_ integer: Int) {
        writeName(String(integer))
    }

    /// Writes a string that is known to need no escape: a name of this target or a number.
    private mutating func writeName(_ name: String) {
        var name = name
        name.withUTF8 { storage.append(contentsOf: $0) }
    }

    private mutating func write(_ first: UInt8, name: String) {
        var name = name
        name.withUTF8 { name in
            storage.append(upTo: name.count + 1) { place in
                place[0] = first
                Self.copy(name, to: place + 1)
                return name.count + 1
            }
        }
    }

    @inline(__always)
    private static func copy(_ bytes: UnsafeBufferPointer<UInt8>, to place: UnsafeMutablePointer<UInt8>) {
        if let base = bytes.baseAddress { place.update(from: base, count: bytes.count) }
    }

    /// Writes a literal of this target as it stands.
    mutating func write(_ literal: StaticString) {
        literal.withUTF8Buffer { storage.append(contentsOf: $0) }
    }
}
