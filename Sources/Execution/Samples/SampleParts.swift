import Egress

/// What the samples of all languages take from a request.
enum SampleParts {
    struct Header {
        let name: String
        /// As sent, empty when a redacted secret stood there alone.
        let value: String
        let text: ShellText
    }

    static func url(_ request: OutboundRequest, _ showing: Showing) -> ShellText {
        let head = request.origin.description + request.path
        guard !request.query.isEmpty else { return ShellText(head) }
        var parts: [ShellText.Part] = [.literal(head + "?")]
        for (index, piece) in request.query.enumerated() {
            if index > 0 { parts.append(.literal("&")) }
            if showing == .variable, let variable = piece.variableName {
                parts += [.literal(piece.text), .variable(variable)]
            } else {
                parts.append(.literal(piece.text(showing)))
            }
        }
        return ShellText(merged(parts))
    }

    /// The fields to write out: `User-Agent` is left to the tool, a multipart's `Content-Type` too.
    static func headers(_ request: OutboundRequest, _ showing: Showing) -> [Header] {
        request.fields.compactMap { field in
            let name = field.name.lowercased()
            if name == "user-agent", field.value == OutboundRequest.userAgent { return nil }
            if case .multipart = request.shape, name == "content-type" {
                // The tool makes a boundary of its own; another subtype must be named all the same.
                let type = field.value.prefix { $0 != ";" }.lowercased()
                if type == "multipart/form-data" { return nil }
                return Header(name: field.name, value: type, text: ShellText(type))
            }
            let shown = field.text(showing)
            return Header(name: field.name, value: shown, text: text(field, showing))
        }
    }

    /// All cookies as one field's value, nil without any.
    static func cookies(_ request: OutboundRequest, _ showing: Showing) -> ShellText? {
        guard !request.cookies.isEmpty else { return nil }
        var parts: [ShellText.Part] = []
        for (index, cookie) in request.cookies.enumerated() {
            parts.append(.literal((index > 0 ? "; " : "") + cookie.name + "="))
            parts += text(cookie, showing).parts
        }
        return ShellText(merged(parts))
    }

    /// A file's last name, which is where the person who pastes the command has it; never a path or an option.
    static func fileName(_ name: String?, or other: String) -> String {
        let last = (name ?? "").split { $0 == "/" || $0 == "\\" || $0 == "\0" }.last.map(String.init) ?? ""
        let isPlain = !last.isEmpty && last != "." && last != ".." && !last.hasPrefix("-")
        return isPlain && last.unicodeScalars.allSatisfy { $0.value >= 0x20 } ? last : other
    }

    private static func text(_ field: Field, _ showing: Showing) -> ShellText {
        guard showing == .variable, let concealment = field.concealment else { return ShellText(field.text(showing)) }
        return ShellText([.literal(concealment.prefix), .variable(concealment.variable)])
    }

    /// Neighbouring literals as one.
    private static func merged(_ parts: [ShellText.Part]) -> [ShellText.Part] {
        parts.reduce(into: []) { result, part in
            if case .literal(let text) = part, case .literal(let before)? = result.last {
                result[result.count - 1] = .literal(before + text)
            } else {
                result.append(part)
            }
        }
    }
}
