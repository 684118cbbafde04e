/// The programs for Python's libraries Requests and HTTPX, which are called alike.
enum RequestsSample {
    /// `content` is what the library calls a body of bytes.
    static func render(_ request: SampleRequest, library: String, content: String) -> String {
        let python = StringSyntax.python
        var lines = python.pythonImports(request, library)
        lines += ["", "response = \(library).request(", "    \(python.literal(request.method)),"]
        lines.append("    \(python.expression(request.url)),")
        lines += python.pythonFields(request.form == nil ? request.table : request.tableBesideForm)
        if let form = request.form {
            lines.append("    files=[")
            lines += form.map { "        \(part($0, python))," }
            lines.append("    ],")
        } else if let body = request.body {
            lines.append("    \(content)=\(python.pythonBody(body, indent: "    ")),")
        }
        lines += [")", "print(response.status_code, response.text)"]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func part(_ part: SampleFormPart, _ python: StringSyntax) -> String {
        let type = part.contentType.map { ", " + python.literal($0) } ?? ""
        let content =
            switch part.content {
            case .text(let text): "None, \(python.literal(text))"
            case .file(let local, let sent): "\(python.literal(sent)), open(\(python.literal(local)), \"rb\")"
            }
        return "(\(python.literal(part.name)), (\(content)\(type)))"
    }
}

extension SampleLanguage {
    static let requests = SampleLanguage("python-requests", "Python (Requests)", syntax: "python") {
        RequestsSample.render($0, library: "requests", content: "data")
    }
    static let httpx = SampleLanguage("python-httpx", "Python (HTTPX)", syntax: "python") {
        RequestsSample.render($0, library: "httpx", content: "content")
    }
}
