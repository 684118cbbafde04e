/// JavaScript for Node.js 18 or later.
enum NodeSample {
    private static let syntax = StringSyntax.node

    static func fetch(_ request: SampleRequest) -> String {
        guard !request.isBodyRefusedByFetch else { return core(request) }
        let form = request.browserForm
        var lines = head(request, form)
        lines += ["const response = await fetch(\(syntax.expression(request.url)), {"]
        lines.append("  method: \(syntax.literal(request.method)),")
        lines += syntax.objectFields(form == nil ? request.table : request.tableBesideForm)
        if form != nil {
            lines.append("  body: form,")
        } else if let body = request.body {
            lines.append("  body: \(content(body)),")
        }
        lines += ["});", "console.log(response.status, await response.text());"]
        return lines.joined(separator: "\n") + "\n"
    }

    static func axios(_ request: SampleRequest) -> String {
        let form = request.browserForm
        var lines = ["import axios from \"axios\";"] + head(request, form)
        lines += ["const response = await axios({"]
        lines.append("  method: \(syntax.literal(request.method)),")
        lines.append("  url: \(syntax.expression(request.url)),")
        lines += syntax.objectFields(form == nil ? request.table : request.tableBesideForm)
        if form != nil {
            lines.append("  data: form,")
        } else if let body = request.body {
            lines.append("  data: \(buffer(body)),")
        }
        lines += ["  validateStatus: null,", "});", "console.log(response.status, response.data);"]
        return lines.joined(separator: "\n") + "\n"
    }

    /// `fetch` sends no body with GET; Node's own client does.
    private static func core(_ request: SampleRequest) -> String {
        let module = request.origin.hasPrefix("https:") ? "https" : "http"
        var lines = ["import \(module) from \"node:\(module)\";"] + head(request, nil)
        lines += ["const body = \(buffer(request.body ?? []));"]
        lines.append("const request = \(module).request(\(syntax.expression(request.url)), {")
        lines.append("  method: \(syntax.literal(request.method)),")
        var fields = syntax.objectFields(request.table)
        if fields.isEmpty { fields = ["  headers: {", "  },"] }
        fields.insert("    \"Content-Length\": body.length,", at: fields.count - 1)
        lines += fields + ["}, (response) => {", "  console.log(response.statusCode);"]
        return (lines + ["  response.pipe(process.stdout);", "});", "request.end(body);"]).joined(separator: "\n")
            + "\n"
    }

    private static func head(_ request: SampleRequest, _ form: [SampleFormPart]?) -> [String] {
        var lines = request.files.isEmpty ? [] : ["import { readFile } from \"node:fs/promises\";"]
        if let form {
            if !lines.isEmpty { lines.append("") }
            lines += syntax.formData(form) { local, type in
                let options = type.map { ", { type: \(syntax.literal($0)) }" } ?? ""
                return "new Blob([await readFile(\(syntax.literal(local)))]\(options))"
            }
        }
        return lines.isEmpty ? [] : lines + [""]
    }

    private static func content(_ body: [SamplePiece]) -> String {
        if body.count == 1, case .text(let text) = body[0] { return syntax.block(text) }
        return buffer(body)
    }

    private static func buffer(_ body: [SamplePiece]) -> String {
        let pieces = body.map { piece in
            switch piece {
            case .text(let text): "Buffer.from(\(syntax.block(text)))"
            case .bytes(let bytes): "Buffer.from(\"\(Base64Text.of(bytes))\", \"base64\")"
            case .file(let name): "await readFile(\(syntax.literal(name)))"
            }
        }
        guard pieces.count > 1 else { return pieces.first ?? "Buffer.alloc(0)" }
        return "Buffer.concat([\n" + pieces.map { "    \($0),\n" }.joined() + "  ])"
    }
}

extension SampleLanguage {
    static let node = SampleLanguage("node", "Node.js (fetch)", syntax: "javascript", write: NodeSample.fetch)
    static let axios = SampleLanguage("axios", "JavaScript (axios)", syntax: "javascript", write: NodeSample.axios)
}
