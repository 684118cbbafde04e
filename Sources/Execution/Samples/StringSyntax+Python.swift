extension StringSyntax {
    /// Python 3 (The Python Language Reference, section 2.5).
    static let python = StringSyntax(
        escape: short, variable: { "os.environ[\"\($0)\"]" },
        variableInURL: { "urllib.parse.quote(os.environ[\"\($0)\"], safe=\"\")" },
        raw: { text in
            guard !text.contains("\"\"\""), !text.hasSuffix("\""), !text.hasSuffix("\\") else { return nil }
            return (text.contains("\\") ? "r" : "") + "\"\"\"" + text + "\"\"\""
        })

    /// A header field's value: beyond ASCII the libraries take bytes alone.
    func pythonValue(_ text: SampleText) -> String {
        text.isASCII ? expression(text) : "(\(expression(text))).encode()"
    }

    /// A piece of a body as bytes.
    func pythonBytes(_ piece: SamplePiece) -> String {
        switch piece {
        case .text(let text): block(text) + ".encode()"
        case .bytes(let bytes): "b\"\(Self.bytes(bytes))\""
        case .file(let name): "open(\(literal(name)), \"rb\").read()"
        }
    }

    /// A body: a single file is handed on as it is, everything else as bytes.
    func pythonBody(_ body: [SamplePiece], indent: String) -> String {
        guard body.count > 1 else {
            if case .file(let name)? = body.first { return "open(\(literal(name)), \"rb\")" }
            return body.first.map(pythonBytes) ?? "b\"\""
        }
        return "b\"\".join([\n" + body.map { "\(indent)    \(pythonBytes($0)),\n" }.joined() + indent + "])"
    }

    /// The modules that a program needs beside its library, in the order of the alphabet.
    func pythonImports(_ request: SampleRequest, _ library: String) -> [String] {
        var modules = [library]
        if !request.variables.isEmpty { modules.append("os") }
        if request.hasVariableInURL { modules.append("urllib.parse") }
        return modules.sorted().map { "import \($0)" }
    }

    /// The fields as a dictionary, a line each.
    func pythonFields(_ fields: [SampleRequest.SampleField]) -> [String] {
        guard !fields.isEmpty else { return [] }
        return ["    headers={"]
            + fields.map { "        \(literal($0.name)): \(pythonValue($0.text))," } + ["    },"]
    }
}
