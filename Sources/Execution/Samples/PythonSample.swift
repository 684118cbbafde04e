import HTTPTypes

/// The program for Python 3 that sends the same request, with nothing but what comes with Python.
public enum PythonSample {
    /// The program. Secrets are environment variables by default, so that a pasted program tells nothing.
    public static func render(_ request: OutboundRequest, showing: Showing = .variable) -> String {
        let url = SampleParts.url(request, showing)
        let headers = headers(request, showing)
        let content = content(request)
        let parts = [url] + headers.map(\.1)
        var lines =
            parts.contains(where: \.hasVariable) ? ["import os", "import urllib.request"] : ["import urllib.request"]
        lines += ["", "request = urllib.request.Request(", "    \(url.python),"]
        lines.append("    method=\(ShellText(request.method.rawValue).python),")
        if !headers.isEmpty {
            lines.append("    headers={")
            lines += headers.map { "        \(ShellText($0.0).python): \($0.1.python)," }
            lines.append("    },")
        }
        if let content { lines.append("    data=\(content),") }
        lines += [")", "with urllib.request.urlopen(request) as response:"]
        lines.append("    print(response.status, response.read().decode(errors=\"replace\"))")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func headers(_ request: OutboundRequest, _ showing: Showing) -> [(String, ShellText)] {
        var headers = SampleParts.headers(request, showing).map { ($0.name, $0.text) }
        if let cookies = SampleParts.cookies(request, showing) { headers.append(("Cookie", cookies)) }
        return headers
    }

    /// The body; what is no text is read from a file beside the program, a form as it would be sent.
    private static func content(_ request: OutboundRequest) -> String? {
        switch request.shape {
        case .none: nil
        case .text: request.bodyText.map { "\(ShellText($0).python).encode()" } ?? file("body.txt")
        case .binary(let name): file(SampleParts.fileName(name, or: "body.bin"))
        case .multipart: file("body.bin")
        }
    }

    private static func file(_ name: String) -> String { "open(\(ShellText(name).python), \"rb\").read()" }
}

extension ShellText {
    /// Whether a variable's value belongs to the text.
    var hasVariable: Bool {
        parts.contains { part in
            if case .variable = part { true } else { false }
        }
    }

    /// Python string literals of ASCII alone, joined by `+` (The Python Language Reference, section 2.4.1).
    var python: String {
        let texts = parts.map { part in
            switch part {
            case .variable(let name): "os.environ[\"\(name)\"]"
            case .literal(let text): "\"" + text.unicodeScalars.map(Self.pythonScalar).joined() + "\""
            }
        }
        return texts.isEmpty ? "\"\"" : texts.joined(separator: " + ")
    }

    private static func pythonScalar(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\\": return "\\\\"
        case "\"": return "\\\""
        case "\n": return "\\n"
        case " "..."~": return String(scalar)
        default:
            let digits = String(scalar.value, radix: 16)
            return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        }
    }
}
