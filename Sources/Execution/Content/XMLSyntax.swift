/// Whether a text is well-formed XML (XML 1.0, fifth edition): its tags, attributes, references, comments and sections.
///
/// One pass without recursion. What a document type says is stepped over and not followed: nothing is fetched or expanded.
struct XMLSyntax {
    /// Where a text stops being XML.
    struct Fault: Error, Equatable {
        let line: Int
        /// In characters, from 1.
        let column: Int
        let message: String
    }

    /// Elements inside one another that are looked at.
    private static let depthLimit = 1_000

    let bytes: [UInt8]
    var index = 0
    private var open: [ArraySlice<UInt8>] = []
    private var hasRoot = false
    private var hasDocumentType = false

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The first fault; nil for a text without one.
    static func fault(in bytes: [UInt8]) -> Fault? {
        var syntax = XMLSyntax(bytes)
        do throws(Fault) {
            try syntax.read()
            return nil
        } catch {
            return error
        }
    }

    private mutating func read() throws(Fault) {
        if starts("\u{FEFF}") { index = 3 }
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<") { try readMarkup() } else { try readText() }
        }
        if let name = open.last {
            throw fault("Expected the end of the element \(String(decoding: name.prefix(100), as: UTF8.self)).")
        }
        guard hasRoot else { throw fault("Expected an element.") }
    }

    private mutating func readMarkup() throws(Fault) {
        if starts("<!--") {
            let start = index
            try skip(past: "-->", from: 4, "comment")
            if contains("--", in: start + 4..<index - 3) { throw fault("A comment holds no --.", at: start) }
        } else if starts("<![CDATA[") {
            guard !open.isEmpty else { throw fault("Outside of the element there is no text.") }
            try skip(past: "]]>", from: 9, "CDATA section")
        } else if starts("<?") {
            let isDeclaration = starts("<?xml") && bytes.count > index + 5 && Self.isBlank(bytes[index + 5])
            guard !isDeclaration || index == 0 || (index == 3 && bytes[0] == 0xEF) else {
                throw fault("The XML declaration stands at the beginning or nowhere.")
            }
            try skip(past: "?>", from: 2, "processing instruction")
        } else if starts("<!DOCTYPE") {
            try readDocumentType()
        } else if starts("</") {
            try readEnd()
        } else {
            try readStart()
        }
    }

    private mutating func readText() throws(Fault) {
        while index < bytes.count, bytes[index] != UInt8(ascii: "<") {
            let byte = bytes[index]
            if open.isEmpty, !Self.isBlank(byte) { throw fault("Outside of the element there is no text.") }
            if byte == UInt8(ascii: "&") {
                try readReference()
            } else if byte < 0x20, !Self.isBlank(byte) {
                throw fault("This character may not stand in XML.")
            } else if starts("]]>") {
                throw fault("]]> may not stand in text.")
            } else {
                index += 1
            }
        }
    }

    private mutating func readReference() throws(Fault) {
        let start = index
        index += 1
        let body = bytes[index...].prefix(64).prefix { $0 != UInt8(ascii: ";") }
        guard index + body.count < bytes.count, bytes[index + body.count] == UInt8(ascii: ";"), !body.isEmpty,
            isReference(String(decoding: body, as: UTF8.self))
        else { throw fault("A reference looks like &lt; or &#233;, and a bare & is written &amp;.", at: start) }
        index += body.count + 1
    }

    /// Names of their own are defined by document types alone.
    private func isReference(_ name: String) -> Bool {
        if ["amp", "lt", "gt", "quot", "apos"].contains(name) { return true }
        guard name.hasPrefix("#") else { return hasDocumentType && name.utf8.allSatisfy(Self.isNamePart) }
        let isHexadecimal = name.hasPrefix("#x")
        let number = UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10)
        guard let number, Unicode.Scalar(number) != nil else { return false }
        return number >= 0x20 || [0x9, 0xA, 0xD].contains(number)
    }

    private mutating func readDocumentType() throws(Fault) {
        guard !hasRoot, !hasDocumentType else { throw fault("A document type stands before the element, once.") }
        let start = index
        hasDocumentType = true
        var brackets = 0
        var quote: UInt8?
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if let mark = quote {
                if byte == mark { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            case UInt8(ascii: "["): brackets += 1
            case UInt8(ascii: "]"): brackets -= 1
            case UInt8(ascii: ">") where brackets <= 0: return
            default: break
            }
        }
        throw fault("The document type does not end.", at: start)
    }

    private mutating func readEnd() throws(Fault) {
        let start = index
        index += 2
        let name = try readName()
        skipBlanks()
        guard index < bytes.count, bytes[index] == UInt8(ascii: ">") else { throw fault("Expected >.") }
        index += 1
        guard let opened = open.popLast() else { throw fault("There is no element that could end here.", at: start) }
        guard opened == name else {
            throw fault("Expected </\(String(decoding: opened.prefix(100), as: UTF8.self))>.", at: start)
        }
    }

    private mutating func readStart() throws(Fault) {
        let start = index
        guard !open.isEmpty || !hasRoot else { throw fault("There is one element that holds all others.") }
        index += 1
        let name = try readName()
        hasRoot = true
        var names: Set<ArraySlice<UInt8>> = []
        while true {
            let isApart = skipBlanks()
            guard index < bytes.count else { throw fault("This tag does not end.", at: start) }
            if bytes[index] == UInt8(ascii: ">") {
                index += 1
                guard open.count < Self.depthLimit else {
                    throw fault("This is nested deeper than is read.", at: start)
                }
                return open.append(name)
            }
            if starts("/>") {
                index += 2
                return
            }
            guard isApart else { throw fault("Expected a blank, > or />.") }
            let place = index
            let attribute = try readName()
            guard names.insert(attribute).inserted else { throw fault("This attribute stands twice.", at: place) }
            try readValue()
        }
    }

    private mutating func readValue() throws(Fault) {
        skipBlanks()
        guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { throw fault("Expected =.") }
        index += 1
        skipBlanks()
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") else {
            throw fault("Expected a value in quotation marks.")
        }
        let start = index
        let quote = bytes[index]
        index += 1
        while index < bytes.count, bytes[index] != quote {
            switch bytes[index] {
            case UInt8(ascii: "<"): throw fault("In a value < is written &lt;.")
            case UInt8(ascii: "&"): try readReference()
            default: index += 1
            }
        }
        guard index < bytes.count else { throw fault("This value does not end.", at: start) }
        index += 1
    }
}
