extension StringSyntax {
    /// JavaScript in a browser, where secrets are constants of the program.
    static let browser = javaScript { $0 }
    /// JavaScript in Node.js.
    static let node = javaScript { "process.env.\($0)" }

    private static func javaScript(_ variable: @escaping @Sendable (String) -> String) -> StringSyntax {
        StringSyntax(
            escape: braced, variable: variable, variableInURL: { "encodeURIComponent(\(variable($0)))" },
            raw: { text in
                var out = ""
                for scalar in text.unicodeScalars {
                    if scalar == "\\" || scalar == "`" || scalar == "$" { out += "\\" }
                    out.unicodeScalars.append(scalar)
                }
                return "`" + out + "`"
            })
    }

    /// A header field's value: a string in which every character is a byte (Fetch, section 2.2.2).
    func byteString(_ text: SampleText) -> String {
        guard !text.isASCII else { return expression(text) }
        let terms = text.parts.map { part in
            guard case .literal(let text) = part else { return expression(SampleText([part])) }
            let bytes = text.utf8.map { byte in
                byte < 0x80 ? escaped(String(Unicode.Scalar(byte))) : Self.bytes([byte])
            }
            return "\"" + bytes.joined() + "\""
        }
        return terms.joined(separator: plus)
    }

    /// The fields as an object, a line each.
    func objectFields(_ fields: [SampleRequest.SampleField]) -> [String] {
        guard !fields.isEmpty else { return [] }
        return ["  headers: {"] + fields.map { "    \(literal($0.name)): \(byteString($0.text))," } + ["  },"]
    }

    /// Lines that put a form together; `file` is how the library comes to a file's content.
    func formData(_ form: [SampleFormPart], file: (String, String?) -> String) -> [String] {
        ["const form = new FormData();"]
            + form.map { part in
                switch part.content {
                case .text(let text): "form.append(\(literal(part.name)), \(literal(text)));"
                case .file(let local, let sent):
                    "form.append(\(literal(part.name)), \(file(local, part.contentType)), \(literal(sent)));"
                }
            }
    }
}

extension SampleRequest {
    /// The form, where `FormData` sends the same: it types files alone and rewrites line breaks.
    var browserForm: [SampleFormPart]? {
        form.flatMap { $0.contains { $0.isTypedText || $0.hasLineBreak } ? nil : $0 }
    }

    /// Whether `fetch` refuses its body (Fetch, section 5.4).
    var isBodyRefusedByFetch: Bool { body != nil && (method == "GET" || method == "HEAD") }
}
