/// The program for Python 3 that sends the same request, with nothing but what comes with Python.
public enum PythonSample {
    /// The program. Secrets are environment variables by default, so that a pasted program tells nothing.
    public static func render(_ request: OutboundRequest, showing: Showing = .variable) -> String {
        program(SampleRequest(request, showing: showing))
    }

    fileprivate static func program(_ request: SampleRequest) -> String {
        let python = StringSyntax.python
        var lines = python.pythonImports(request, "urllib.request")
        lines += ["", "request = urllib.request.Request(", "    \(python.expression(request.url)),"]
        lines.append("    method=\(python.literal(request.method)),")
        lines += python.pythonFields(request.table)
        if let body = request.body {
            // A file that is handed on as it is would need its length said.
            let content = body.count == 1 ? python.pythonBytes(body[0]) : python.pythonBody(body, indent: "    ")
            lines.append("    data=\(content),")
        }
        lines += [")", "with urllib.request.urlopen(request) as response:"]
        lines.append("    print(response.status, response.read().decode(errors=\"replace\"))")
        return lines.joined(separator: "\n") + "\n"
    }
}

extension SampleLanguage {
    static let urllib = SampleLanguage(
        "python", "Python (urllib)", syntax: "python", write: PythonSample.program)
}
