/// Go, with nothing but its standard library.
enum GoSample {
    static let syntax = StringSyntax(
        escape: StringSyntax.short, variable: { "os.Getenv(\"\($0)\")" },
        variableInURL: { "url.QueryEscape(os.Getenv(\"\($0)\"))" },
        raw: { $0.contains("`") ? nil : "`" + $0 + "`" })

    static func render(_ request: SampleRequest) -> String {
        var lines = ["package main", "", "import ("] + imports(request).map { "\t\"\($0)\"" } + [")", ""]
        lines.append("func main() {")
        lines += body(request)
        let body = request.body == nil ? "nil" : request.isOneText ? "body" : "&body"
        let head = "\(syntax.literal(request.method)), \(syntax.expression(request.url)), \(body)"
        lines.append("\trequest, err := http.NewRequest(\(head))")
        lines += check
        lines += request.fields.map {
            "\trequest.Header.Add(\(syntax.literal($0.name)), \(syntax.expression($0.text)))"
        }
        lines.append("\tresponse, err := http.DefaultClient.Do(request)")
        lines += check
        lines += ["\tdefer response.Body.Close()", "\tcontent, err := io.ReadAll(response.Body)"]
        lines += check
        lines += ["\tfmt.Println(response.Status)", "\tfmt.Println(string(content))", "}"]
        return lines.joined(separator: "\n") + "\n"
    }

    private static let check = ["\tif err != nil {", "\t\tlog.Fatal(err)", "\t}"]

    private static func imports(_ request: SampleRequest) -> [String] {
        var names = ["fmt", "io", "log", "net/http"]
        if request.isOneText { names.append("strings") } else if request.body != nil { names.append("bytes") }
        if !request.variables.isEmpty || !request.files.isEmpty { names.append("os") }
        if request.hasVariableInURL { names.append("net/url") }
        return names.sorted()
    }

    private static func body(_ request: SampleRequest) -> [String] {
        guard let body = request.body else { return [] }
        if request.isOneText, case .text(let text)? = body.first {
            return ["\tbody := strings.NewReader(\(syntax.block(text)))"]
        }
        var lines = ["\tvar body bytes.Buffer"]
        for (index, piece) in body.enumerated() {
            switch piece {
            case .text(let text): lines.append("\tbody.WriteString(\(syntax.block(text)))")
            case .bytes(let bytes): lines.append("\tbody.WriteString(\"\(StringSyntax.bytes(bytes))\")")
            case .file(let name):
                lines.append("\tfile\(index), err := os.ReadFile(\(syntax.literal(name)))")
                lines += check
                lines.append("\tbody.Write(file\(index))")
            }
        }
        return lines
    }
}

extension SampleRequest {
    /// Whether the body is a single text.
    var isOneText: Bool {
        guard let body, body.count == 1, case .text = body[0] else { return false }
        return true
    }
}

extension SampleLanguage {
    static let go = SampleLanguage("go", "Go (net/http)", syntax: "go") { GoSample.render($0) }
}
