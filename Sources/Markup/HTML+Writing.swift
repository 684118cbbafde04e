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
        switch attribute.value {
        case .absent: return
        case .text(var text): text.withUTF8 { write(attribute.name, attribute.family, $0) }
        case .literal(let literal): literal.withUTF8Buffer { write(attribute.name, attribute.family, $0) }
        case .address(let url):
            guard let links else {
                var text = url.text
                return text.withUTF8 { write(attribute.name, attribute.family, $0) }
            }
            guard var reference = links.reference(to: url) else { return }
            reference.withUTF8 { write(attribute.name, attribute.family, $0) }
        case .flag:
            writeStart(attribute.name, attribute.family, ending: "")
        case .integer, .numbers, .tokens:
            writeStart(attribute.name, attribute.family, ending: "=\"")
            write(attribute.value)
            storage.append(UInt8(ascii: "\""))
        }
    }

    /// An attribute with a text: in one piece where nothing in it is to be escaped, as nearly always.
    private mutating func write(
        _ name: StaticString, _ family: Attribute.Family, _ value: UnsafeBufferPointer<UInt8>
    ) {
        guard value.count <= Self.shortValue, EscapeTable(.attribute).firstEscaped(in: value, from: 0) == nil else {
            writeStart(name, family, ending: "=\"")
            escape(value, in: .attribute)
            return storage.append(UInt8(ascii: "\""))
        }
        storage.append(upTo: name.utf8CodeUnitCount + value.count + Self.longestPrefix + 4) { place in
            var end = Self.start(name, family, at: place)
            end[0] = UInt8(ascii: "=")
            end[1] = UInt8(ascii: "\"")
            end += 2
            Self.copy(value, to: end)
            end += value.count
            end.pointee = UInt8(ascii: "\"")
            return place.distance(to: end) + 1
        }
    }

    private mutating func writeStart(_ name: StaticString, _ family: Attribute.Family, ending: StaticString) {
        storage.append(upTo: name.utf8CodeUnitCount + Self.longestPrefix + 1) { place in
            place.distance(to: Self.start(name, family, at: place))
        }
        write(ending)
    }

    private static let shortValue = 4_096
    private static let longestPrefix = 5

    /// Writes a blank, the prefix of the family and the name, and answers where to go on.
    private static func start(
        _ name: StaticString, _ family: Attribute.Family, at place: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        place.pointee = UInt8(ascii: " ")
        var end = place + 1
        let prefix: StaticString =
            switch family {
            case .plain: ""
            case .aria: "aria-"
            case .data: "data-"
            }
        prefix.withUTF8Buffer { copy($0, to: end) }
        end += prefix.utf8CodeUnitCount
        name.withUTF8Buffer { copy($0, to: end) }
        return end + name.utf8CodeUnitCount
    }

    private mutating func write(_ value: Attribute.Value) {
        switch value {
        case .absent, .flag, .address, .text, .literal: break
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
