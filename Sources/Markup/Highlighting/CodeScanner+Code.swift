extension CodeScanner {
    /// A programming language that need not be known: texts, numbers, comments and words that many languages share.
    mutating func code() {
        while !isAtEnd {
            let byte = current
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D: take(as: .space)
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                take(to: endOfQuoted(escape: UInt8(ascii: "\\")), as: .string)
            case UInt8(ascii: "`"):
                take(to: endOfQuoted(escape: UInt8(ascii: "\\"), isMultiline: true), as: .string)
            case UInt8(ascii: "/") where matches("//"):
                take(to: endOfLine(from: index), as: .comment)
            case UInt8(ascii: "/") where matches("/*"):
                take(to: endOf("*/", from: index + 2), as: .comment)
            case UInt8(ascii: "#") where index == 0 || Self.isBlank(self.byte(at: index - 1)):
                take(to: endOfLine(from: index), as: .comment)
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                take(to: end(from: index, while: Self.isNumberPart), as: .number)
            default:
                codeWord()
            }
        }
    }

    private mutating func codeWord() {
        let end = end(from: index, while: Self.isWordPart)
        guard end > index else { return take(as: .punctuation) }
        let word = end - index <= 12 ? word(to: end) : ""
        if Self.literals.contains(word) {
            take(to: end, as: .literal)
        } else {
            take(to: end, as: Self.keywords.contains(word) ? .keyword : .plain)
        }
    }

    private static let literals: Set<String> = [
        "true", "false", "null", "nil", "None", "True", "False", "undefined", "NULL", "this", "self",
    ]

    private static let keywords: Set<String> = [
        "abstract", "and", "as", "async", "await", "begin", "break", "case", "catch", "class", "const", "continue",
        "def", "default", "defer", "do", "echo", "elif", "else", "elsif", "end", "enum", "except", "export",
        "extends", "final", "finally", "fn", "for", "foreach", "from", "func", "function", "go", "guard", "if",
        "implements", "import", "in", "interface", "is", "lambda", "let", "match", "module", "mut", "namespace",
        "new", "not", "or", "override", "package", "print", "private", "protected", "protocol", "pub", "public",
        "raise", "require", "rescue", "return", "static", "struct", "super", "switch", "throw", "throws", "trait",
        "try", "type", "typeof", "use", "using", "val", "var", "void", "when", "where", "while", "with", "yield",
        "SELECT", "FROM", "WHERE", "INSERT", "UPDATE", "DELETE", "JOIN", "ORDER", "GROUP", "LIMIT",
        "int", "long", "float", "double", "bool", "boolean", "string", "String", "byte", "char",
    ]
}
