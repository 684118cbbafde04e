extension StringSyntax {
    /// Swift 5 (The Swift Programming Language, Lexical Structure).
    static let swift = StringSyntax(
        escape: braced, variable: { "(ProcessInfo.processInfo.environment[\"\($0)\"] ?? \"\")" },
        variableInURL: {
            "((ProcessInfo.processInfo.environment[\"\($0)\"] ?? \"\")"
                + ".addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? \"\")"
        },
        raw: { text in
            guard !text.contains("\"\"\""), !text.contains("\\#") else { return nil }
            return "#\"\"\"\n" + text + "\n\"\"\"#"
        })

    /// A body as one `Data`.
    func swiftData(_ body: [SamplePiece]) -> String {
        let pieces = body.map { piece in
            switch piece {
            case .text(let text): "Data(\(block(text)).utf8)"
            case .bytes(let bytes): "Data(base64Encoded: \"\(Base64Text.of(bytes))\")!"
            case .file(let name): "Data(contentsOf: URL(fileURLWithPath: \(literal(name))))"
            }
        }
        let joined = pieces.isEmpty ? "Data()" : pieces.joined(separator: "\n    + ")
        return joined.contains("contentsOf:") ? "try " + joined : joined
    }
}
