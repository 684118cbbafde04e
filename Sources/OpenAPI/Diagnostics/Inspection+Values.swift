import JSONSchema
import SourceTree

/// Single values against what a field takes.
extension Inspection {
    @discardableResult
    mutating func expect(_ isRight: Bool, _ expected: @autoclosure () -> String, _ node: Node) -> Bool {
        if !isRight {
            add(.wrongType, at: node, "expected \(expected()), came \(Self.article(node.kind)); it is left out")
        }
        return isRight
    }

    /// Whether it is text; a number or boolean is read as written, and is none all the same.
    @discardableResult
    mutating func expectText(_ node: Node) -> Bool {
        if node.kind == .number || node.kind == .boolean {
            add(.wrongType, at: node, "expected text, came \(Self.article(node.kind)); it is taken as written")
            return false
        }
        return expect(node.kind == .string, "text", node)
    }

    mutating func expectWord(_ words: [String], _ node: Node) {
        guard expect(node.kind == .string, "text", node), let text = node.string, !words.contains(text) else { return }
        add(
            .unknownValue, at: node,
            "expected one of \(words.joined(separator: ", ")), came \(Self.quoted(text))")
    }

    mutating func expectCount(_ node: Node) {
        guard expect(node.kind == .number, "a whole number", node) else { return }
        let text = node.text ?? ""
        if let number = node.integer, number >= 0 { return }
        // Beyond the machine's integers only the sign and the absence of a fraction can be told.
        let isHuge = node.integer == nil && !text.utf8.contains(UInt8(ascii: "."))
        guard !isHuge || text.utf8.first == UInt8(ascii: "-") else { return }
        add(.outOfRange, at: node, "expected a whole number of at least 0, came \(text)")
    }

    private static let types = ["array", "boolean", "integer", "number", "object", "string"]

    /// `type` of a schema: a word; since 3.1 also null, and a list; in 2.0 as draft 4 has it.
    mutating func inspectTypes(_ node: Node) {
        let words = family == .v30 ? Self.types : Self.types + ["null"]
        guard node.kind == .array, family != .v30 else { return expectWord(words, node) }
        if node.count == 0 { add(.emptyValue, at: node, "expected at least one type, came none") }
        if node.count > 1 { inspectRepetitions(in: node, .repeatedItem) }
        for element in node.elements { expectWord(words, element) }
    }

    /// Says once for a list that an entry is there twice.
    mutating func inspectRepetitions(in list: Node, _ rule: Rule) {
        var seen: Set<[UInt8]> = []
        for element in list.elements where !seen.insert(element.json()).inserted {
            return add(rule, at: element, "expected each entry once, came one again")
        }
    }

    /// Names of components are part of references (3.2, section 4.8.1.1).
    mutating func inspectNames(in components: Node) {
        for member in components.members
        where !isReference(member) && (!member.key.utf8.allSatisfy(Self.isNameByte) || member.key.isEmpty) {
            add(
                .invalidName, at: member.value,
                "expected a name of letters, digits, dots, hyphens and underscores, came \(Self.quoted(member.key))")
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
    }

    mutating func inspectForm(of node: Node, _ form: TextForm) {
        guard let text = node.string else { return }
        switch form {
        case .uri:
            // Up to 3.0.3 the specification itself wrote a path's braces into an operationRef.
            let hasBraces = family == .v30 && node.key == "operationRef"
            let shown =
                hasBraces ? String(decoding: text.utf8.filter { $0 != 0x7B && $0 != 0x7D }, as: UTF8.self) : text
            if !Format.isValid("uri-reference", shown) {
                add(.invalidURI, at: node, "expected a URI reference, came \(Self.quoted(text))")
            }
        case .email:
            if !Format.isValid("email", text) {
                add(.invalidEmail, at: node, "expected a mail address, came \(Self.quoted(text))")
            }
        case .pattern:
            if Pattern(text) == nil {
                add(.invalidPattern, at: node, "expected a regular expression, came \(Self.quoted(text))")
            }
        case .host:
            if text.isEmpty || text.utf8.contains(where: { "{}/ \\".utf8.contains($0) }) || !Self.hasPort(text) {
                add(.unknownValue, at: node, "expected a host with a port or without, came \(Self.quoted(text))")
            }
        case .basePath:
            if text.utf8.first != UInt8(ascii: "/") {
                add(.unknownValue, at: node, "expected a path with a slash in front, came \(Self.quoted(text))")
            }
        case .anchor:
            let first = text.utf8.first ?? 0
            let isName = text.utf8.allSatisfy(Self.isNameByte) && !(0x2D...0x39).contains(first) && first != 0
            if !isName { add(.unknownValue, at: node, "expected a plain name, came \(Self.quoted(text))") }
        case .withoutFragment:
            if text.utf8.contains(UInt8(ascii: "#")) {
                add(.unknownValue, at: node, "expected a URI reference without #, came \(Self.quoted(text))")
            }
        }
    }

    /// A colon in a host of 2.0 is followed by a port, and there is one at most.
    private static func hasPort(_ host: String) -> Bool {
        let parts = host.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count > 1 else { return true }
        return parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty
            && parts[1].allSatisfy { (0x30...0x39).contains($0) }
    }
}
