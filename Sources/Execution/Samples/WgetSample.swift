/// The wget command that sends the same request (GNU Wget 1.15 or later).
enum WgetSample {
    static func render(_ request: SampleRequest) -> String {
        let input = ShellInput(request.body)
        var lines = ["wget --quiet --server-response --content-on-error --output-document=-"]
        if request.method != "GET" || request.body != nil {
            lines.append("--method=" + SampleText(request.method).posix)
        }
        for field in request.fields {
            lines.append("--header=" + (SampleText(field.name + ": ") + field.text).posix)
        }
        switch input {
        case nil: break
        case .text(let text): lines.append("--body-data=" + SampleText(text).posix)
        case .file(let name): lines.append("--body-file=" + SampleText(name).posix)
        case .commands: lines.append("--body-file=body.bin")
        }
        lines.append(request.url.posix)
        return (input?.writing("body.bin") ?? "") + lines.joined(separator: " \\\n  ")
    }
}

extension SampleLanguage {
    static let wget = SampleLanguage("wget", "Wget", syntax: "bash", write: WgetSample.render)
}
