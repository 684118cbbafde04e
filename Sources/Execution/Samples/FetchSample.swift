/// JavaScript for a browser's page.
enum FetchSample {
    private static let syntax = StringSyntax.browser

    static func render(_ request: SampleRequest) -> String {
        let form = request.browserForm
        var lines = request.variables.map { "const \($0) = prompt(\"\($0)\");" }
        lines += files(request)
        if let form { lines += syntax.formData(form) { local, _ in fileName(local, request) } }
        if !lines.isEmpty { lines.append("") }
        if request.isBodyRefusedByFetch {
            lines.append("// A browser sends no body with \(request.method): this one goes without.")
        }
        lines += ["const response = await fetch(\(syntax.expression(request.url)), {"]
        lines.append("  method: \(syntax.literal(request.method)),")
        lines += syntax.objectFields(fields(request, isForm: form != nil))
        if request.has("cookie") {
            lines.append("  // Scripts cannot set cookies of another site: the browser sends its own.")
            lines.append("  credentials: \"include\",")
        }
        if form != nil {
            lines.append("  body: form,")
        } else if let body = request.body, !request.isBodyRefusedByFetch {
            lines.append("  body: \(content(body, request)),")
        }
        lines += ["});", "console.log(response.status, await response.text());"]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func fields(_ request: SampleRequest, isForm: Bool) -> [SampleRequest.SampleField] {
        (isForm ? request.tableBesideForm : request.table).filter { !$0.isNamed("cookie") }
    }

    /// The files come from the page's own input.
    private static func files(_ request: SampleRequest) -> [String] {
        guard !request.files.isEmpty, !request.isBodyRefusedByFetch else { return [] }
        let names = request.files.map { fileName($0, request) }.joined(separator: ", ")
        return [
            "// \(request.files.map(visible).joined(separator: ", "))",
            "const [\(names)] = document.querySelector(\"input[type=file]\").files;",
        ]
    }

    private static func fileName(_ name: String, _ request: SampleRequest) -> String {
        let index = request.files.firstIndex(of: name) ?? 0
        return index == 0 ? "file" : "file\(index + 1)"
    }

    /// A name in a comment, which only a line break could leave: file names have none.
    private static func visible(_ name: String) -> String { syntax.literal(name) }

    private static func content(_ body: [SamplePiece], _ request: SampleRequest) -> String {
        let pieces = body.map { piece in
            switch piece {
            case .text(let text): syntax.block(text)
            case .bytes(let bytes): "Uint8Array.from(atob(\"\(Base64Text.of(bytes))\"), (c) => c.charCodeAt(0))"
            case .file(let name): fileName(name, request)
            }
        }
        return pieces.count == 1 ? pieces[0] : "new Blob([\(pieces.joined(separator: ", "))])"
    }
}

extension SampleLanguage {
    static let fetch = SampleLanguage("javascript", "JavaScript (fetch)", syntax: "javascript") {
        FetchSample.render($0)
    }
}
