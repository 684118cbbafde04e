/// Swift on servers, with AsyncHTTPClient.
enum AsyncHTTPClientSample {
    static func render(_ request: SampleRequest) -> String {
        let swift = StringSyntax.swift
        var lines = ["import AsyncHTTPClient", "import Foundation", "import NIOCore", "import NIOHTTP1", ""]
        lines.append("var request = HTTPClientRequest(url: \(swift.expression(request.url)))")
        lines.append("request.method = HTTPMethod(rawValue: \(swift.literal(request.method)))")
        lines += request.fields.map {
            "request.headers.add(name: \(swift.literal($0.name)), value: \(swift.expression($0.text)))"
        }
        if let body = request.body { lines.append("request.body = .bytes(\(swift.swiftData(body)))") }
        lines.append("let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))")
        lines.append("let content = try await response.body.collect(upTo: 1 << 20)")
        lines.append("print(response.status.code, String(buffer: content))")
        return lines.joined(separator: "\n") + "\n"
    }
}

extension SampleLanguage {
    static let asyncHTTPClient = SampleLanguage(
        "swift-async-http-client", "Swift (AsyncHTTPClient)", syntax: "swift"
    ) { AsyncHTTPClientSample.render($0) }
}
