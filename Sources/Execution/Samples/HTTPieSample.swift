/// The HTTPie command that sends the same request (HTTPie 3).
enum HTTPieSample {
    static func render(_ request: SampleRequest) -> String {
        let form = request.form.flatMap { isNative($0) ? $0 : nil }
        let input = form == nil ? ShellInput(request.body) : nil
        var lines = ["http" + options(input) + (form == nil ? "" : " --multipart")]
        if case .text(let text) = input { lines.append("--raw=" + SampleText(text).posix) }
        lines.append("\(SampleText(request.method).posix) \(request.url.posix)")
        let fields = (form == nil ? request.table : request.tableBesideForm).map(item)
        lines += fields.map(\.word)
        if case .file(let name) = input { lines.append(SampleText("@" + name).posix) }
        lines += (form ?? []).map(item)
        return fields.map(\.prelude).joined() + (input?.pipe ?? "") + lines.joined(separator: " \\\n  ")
    }

    /// Only piped commands are read from the standard input, whatever else stands there in a script.
    private static func options(_ input: ShellInput?) -> String {
        if case .commands = input { "" } else { " --ignore-stdin" }
    }

    /// A field as an item. A backslash before one of HTTPie's signs would be taken away: such a value comes from a file.
    private static func item(_ field: SampleRequest.SampleField) -> (prelude: String, word: String) {
        if field.text.isEmpty { return ("", SampleText(field.name + ";").posix) }
        guard case .literal(let text)? = field.text.parts.first, hidesSign(text) else {
            return ("", (SampleText(field.name + ":") + opened(field.text)).posix)
        }
        let file = field.name.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "-" } + ".txt"
        return (
            SampleText.printf(Array(text.utf8)) + " > \(SampleText(file).posix)\n",
            SampleText("\(field.name):@\(file)").posix
        )
    }

    /// A value that begins with `@` or `=` would be a file or JSON.
    private static func opened(_ text: SampleText) -> SampleText {
        guard case .literal(let first)? = text.parts.first, first.hasPrefix("@") || first.hasPrefix("=") else {
            return text
        }
        return SampleText("\\") + text
    }

    private static func hidesSign(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.indices.dropLast().contains { index in
            bytes[index] == UInt8(ascii: "\\") && ":;=@".utf8.contains(bytes[index + 1])
        }
    }

    /// Whether HTTPie's own form sends these parts: it types files alone and reads signs in names and values.
    private static func isNative(_ form: [SampleFormPart]) -> Bool {
        form.allSatisfy { part in
            guard !part.isTypedText, !part.hasControl, !part.name.contains(where: { ":=@;".contains($0) }) else {
                return false
            }
            switch part.content {
            case .text(let text): return !text.contains("\\")
            case .file(let local, let sent):
                return local == sent && !local.contains(where: { ":=@;".contains($0) }) && part.contentType != nil
            }
        }
    }

    private static func item(_ part: SampleFormPart) -> String {
        switch part.content {
        case .text(let text): (SampleText(part.name + "=") + opened(SampleText(text))).posix
        case .file(let local, _): SampleText("\(part.name)@\(local);type=\(part.contentType ?? "")").posix
        }
    }
}

extension SampleLanguage {
    static let httpie = SampleLanguage("httpie", "HTTPie", syntax: "bash", write: HTTPieSample.render)
}
