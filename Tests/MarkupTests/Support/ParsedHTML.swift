/// A small HTML parser for the tests, written against the HTML Standard's tokenisation (section 13.2.5) and unaware
/// of what writes the markup: start tags, end tags, quoted attributes, character references.
struct ParsedHTML {
    enum Token: Equatable {
        case start(String, [String: String])
        case end(String)
        case text(String)
    }

    private(set) var tokens: [Token] = []
    /// What a correct writer never produces: a bare `<` or `&`, an unquoted value, a tag that does not end.
    private(set) var faults: [String] = []
    private let scalars: [Unicode.Scalar]
    private var index = 0

    init(_ markup: String) {
        scalars = Array(markup.unicodeScalars)
        while index < scalars.count {
            if scalars[index] == "<" { readTag() } else { readText() }
        }
    }

    /// All text, in the order of the page.
    var text: String {
        tokens.reduce(into: "") { result, token in
            if case .text(let text) = token { result += text }
        }
    }

    var names: Set<String> {
        Set(tokens.compactMap { if case .start(let name, _) = $0 { name } else { nil } })
    }

    func attributes(of name: String) -> [[String: String]] {
        tokens.compactMap { if case .start(name, let attributes) = $0 { attributes } else { nil } }
    }

    var attributeNames: Set<String> {
        tokens.reduce(into: []) { result, token in
            if case .start(_, let attributes) = token { result.formUnion(attributes.keys) }
        }
    }

    func attributeValues(_ key: String) -> [String] {
        tokens.compactMap { if case .start(_, let attributes) = $0 { attributes[key] } else { nil } }
    }

    /// Whether a browser builds the tree that the tags describe: nothing that would end a paragraph stands in one,
    /// parts of tables stand in their parents, no link stands in a link.
    var hasSoundStructure: Bool {
        let blocks: Set<String> = [
            "p", "ul", "ol", "dl", "table", "pre", "blockquote", "hr", "details", "h1", "h2", "h3", "h4", "h5", "h6",
            "li",
            "dt", "dd", "div", "summary",
        ]
        let parents: [String: Set<String>] = [
            "tr": ["thead", "tbody"], "td": ["tr"], "th": ["tr"], "thead": ["table"], "tbody": ["table"],
        ]
        var open: [String] = []
        for token in tokens {
            switch token {
            case .start(let name, _):
                if blocks.contains(name), open.last(where: { $0 == "p" || $0 == "td" || $0 == "th" }) == "p" {
                    return false
                }
                if name == "a", open.contains("a") { return false }
                if let expected = parents[name], !expected.contains(open.last ?? "") { return false }
                if parents[name] == nil, ["table", "thead", "tbody", "tr"].contains(open.last) { return false }
                if !Self.void.contains(name) { open.append(name) }
            case .end: _ = open.popLast()
            case .text(let text):
                if ["table", "thead", "tbody", "tr"].contains(open.last), !text.allSatisfy(\.isWhitespace) {
                    return false
                }
            }
        }
        return true
    }

    static let void: Set<String> = ["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"]

    /// Whether each start tag has its end tag, in order.
    var isBalanced: Bool {
        var open: [String] = []
        for token in tokens {
            switch token {
            case .start(let name, _): if !Self.void.contains(name) { open.append(name) }
            case .end(let name): if open.popLast() != name { return false }
            case .text: break
            }
        }
        return open.isEmpty
    }

    private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func readText() {
        let start = index
        while let scalar = current, scalar != "<" { index += 1; _ = scalar }
        tokens.append(.text(decode(scalars[start..<index])))
    }

    private mutating func readTag() {
        index += 1
        let isEnd = current == "/"
        if isEnd { index += 1 }
        let name = word { $0 != ">" && $0 != "/" && !$0.properties.isWhitespace }.lowercased()
        guard let first = name.unicodeScalars.first, first.properties.isAlphabetic else {
            faults.append("no name behind <")
            return
        }
        var attributes: [String: String] = [:]
        while let scalar = current, scalar != ">" {
            if scalar.properties.isWhitespace || scalar == "/" {
                index += 1
                continue
            }
            let key = word { $0 != "=" && $0 != ">" && !$0.properties.isWhitespace }
            attributes[key] = value()
        }
        if current == nil { faults.append("tag without end") }
        index += 1
        tokens.append(isEnd ? .end(name) : .start(name, attributes))
        if !isEnd, name == "pre" || name == "textarea", current == "\n" { index += 1 }
    }

    private mutating func value() -> String {
        guard current == "=" else { return "" }
        index += 1
        guard current == "\"" else {
            faults.append("unquoted value")
            return word { $0 != ">" && !$0.properties.isWhitespace }
        }
        index += 1
        let start = index
        while let scalar = current, scalar != "\"" { index += 1; _ = scalar }
        let raw = scalars[start..<index]
        if raw.contains("<") || raw.contains(">") || raw.contains("'") || raw.contains("`") {
            faults.append("bare character in a value")
        }
        index += 1
        return decode(raw)
    }

    private mutating func word(_ isPart: (Unicode.Scalar) -> Bool) -> String {
        var result = String.UnicodeScalarView()
        while let scalar = current, isPart(scalar) {
            result.append(scalar)
            index += 1
        }
        return String(result)
    }

    /// Character references, and the two newline forms that a parser makes one of.
    private mutating func decode(_ raw: ArraySlice<Unicode.Scalar>) -> String {
        var result = String.UnicodeScalarView()
        var rest = raw
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\r":
                if rest.first == "\n" { rest.removeFirst() }
                result.append("\n")
            case "&":
                let end = rest.prefix(34).firstIndex(of: ";")
                guard let end, let reference = Self.reference(String(String.UnicodeScalarView(rest[..<end]))) else {
                    faults.append("bare &")
                    result.append(scalar)
                    continue
                }
                result.append(contentsOf: reference.unicodeScalars)
                rest = rest[(end + 1)...]
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private static func reference(_ name: String) -> String? {
        let named = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "copy": "©", "mdash": "—",
        ]
        if let text = named[name] { return text }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let number = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap(Unicode.Scalar.init).map { String($0) }
    }
}
