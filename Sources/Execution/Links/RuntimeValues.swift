import Egress
import Foundation
import HTTPTypes
public import OpenAPI
public import SourceTree

/// What runtime expressions stand for once a call was made.
public struct RuntimeValues {
    /// Characters of a value at most: it becomes a field of a form.
    static let limit = 65_536

    private let exchange: Exchange
    private let operation: OpenAPI.Operation
    private let requestBody: Node?
    private let responseBody: Node?

    /// - Parameter operation: the one that was called.
    public init(_ exchange: Exchange, operation: OpenAPI.Operation) {
        self.exchange = exchange
        self.operation = operation
        requestBody = Self.tree(exchange.request.body)
        responseBody = exchange.response.flatMap { $0.isJSON && $0.rest == 0 ? Self.tree($0.text) : nil }
    }

    /// The text of a constant or an expression as a Link Object writes it; nil when an expression stands for nothing.
    ///
    /// A string with `{$…}` in it is filled in; any other value that is no string is its JSON.
    public func text(of node: Node) -> String? {
        guard let text = node.string else { return Self.text(of: node, limit: Self.limit) }
        if let expression = RuntimeExpression(parsing: text) { return value(of: expression) }
        return filled(text)
    }

    /// What an expression stands for, as text; JSON for objects and arrays. A secret stands for nothing.
    public func value(of expression: RuntimeExpression) -> String? {
        switch expression {
        case .url: exchange.request.url(.masked)
        case .method: exchange.request.method.rawValue
        case .statusCode: exchange.response.map { String($0.status) }
        case .request(.header(let name)):
            exchange.request.fields.first { $0.name.lowercased() == name.lowercased() && !$0.isSecret }?.value
        case .request(.query(let name)): query(name)
        case .request(.path(let name)): path(name)
        case .request(.body(let pointer)): Self.value(at: pointer, in: requestBody, bytes: exchange.request.body)
        case .response(.header(let name)): exchange.response?.value(of: name)
        case .response(.body(let pointer)):
            Self.value(
                at: pointer, in: responseBody, bytes: exchange.response.flatMap { $0.rest == 0 ? $0.text : nil } ?? [])
        case .response(.query), .response(.path): nil
        }
    }

    /// A text with its `{$…}` replaced; nil when one of them stands for nothing.
    private func filled(_ text: String) -> String? {
        var result = ""
        var rest = text[...]
        while let start = rest.range(of: "{$") {
            result += rest[..<start.lowerBound]
            let inner = rest[rest.index(after: start.lowerBound)...]
            guard let end = inner.firstIndex(of: "}") else { break }
            if let expression = RuntimeExpression(parsing: String(inner[..<end])) {
                guard let value = value(of: expression) else { return nil }
                result += value
            } else {
                result += rest[start.lowerBound...end]
            }
            rest = inner[inner.index(after: end)...]
            if result.utf8.count > Self.limit { return nil }
        }
        return result + rest
    }

    private func query(_ name: String) -> String? {
        let text = exchange.request.query.filter { !$0.isSecret }.map(\.text).joined(separator: "&")
        return QueryPairs(query: text).values(of: name).first.flatMap { QueryPairs.decoded($0, plusIsBlank: true) }
    }

    /// By the operation's template, from the end of the path: the server's own path stands before it.
    private func path(_ name: String) -> String? {
        let template = operation.path.split(separator: "/")
        let segments = exchange.request.path.split(separator: "/")
        guard segments.count >= template.count, let place = template.firstIndex(of: "{\(name)}"[...]) else {
            return nil
        }
        return QueryPairs.decoded(segments[segments.count - template.count + place], plusIsBlank: false)
    }

    private static func tree(_ bytes: [UInt8]) -> Node? {
        bytes.isEmpty ? nil : try? Tree.read(bytes, format: .json, budget: .instance).root
    }

    private static func value(at pointer: JSONPointer?, in root: Node?, bytes: [UInt8]) -> String? {
        guard let pointer else {
            guard !bytes.isEmpty, bytes.count <= limit else { return nil }
            return root?.string ?? String(validating: bytes, as: UTF8.self)
        }
        guard let node = root?.node(at: pointer), node.kind != .null else { return nil }
        return text(of: node, limit: limit)
    }

    private static func text(of node: Node, limit: Int) -> String? {
        if let text = node.string { return text.utf8.count <= limit ? text : nil }
        let bytes = node.json()
        return bytes.count <= limit ? String(validating: bytes, as: UTF8.self) : nil
    }
}
