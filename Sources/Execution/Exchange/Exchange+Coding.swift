import Foundation
import HTTPTypes
import SourceTree

/// An exchange as bytes for the store: JSON of a numbered version, the response's body apart.
extension Exchange {
    static let codingVersion = 1

    /// Everything but the response's body.
    public func payload() -> [UInt8] {
        var builder = TreeBuilder(name: "")
        builder.beginObject()
        builder.field("version", Self.codingVersion)
        builder.field("id", id)
        builder.field("operation", operation)
        builder.field("startedAt", Int((startedAt.timeIntervalSince1970 * 1_000).clamped))
        builder.key("request")
        request.encode(into: &builder)
        switch outcome {
        case .response(let response):
            builder.key("response")
            response.encode(into: &builder)
        case .failure(let failure):
            builder.key("failure")
            failure.encode(into: &builder)
        }
        if let contract {
            builder.key("contract")
            contract.encode(into: &builder)
        }
        if !steps.isEmpty { builder.list("steps", steps) { $0.encode(into: &$1) } }
        if !echoes.isEmpty {
            builder.key("echoes")
            echoes.encode(into: &builder)
        }
        builder.end()
        return builder.finish().root.json()
    }

    /// The exchange of ``payload()`` and the response's body, `rest` bytes of which are kept elsewhere; nil for anything else
    /// and for other versions.
    public init?(payload: [UInt8], body: [UInt8] = [], rest: Int = 0) {
        guard let root = try? Tree.read(payload, format: .json, budget: .instance).root,
            root["version"]?.integer == Self.codingVersion, let id = root["id"]?.string,
            let operation = root["operation"]?.string, let milliseconds = root["startedAt"]?.integer,
            let request = root["request"].flatMap(OutboundRequest.init(decoding:))
        else { return nil }
        let outcome: ExchangeOutcome
        if var response = root["response"].flatMap(ExchangeResponse.init(decoding:)) {
            response.body = body
            response.rest = rest
            outcome = .response(response)
        } else if let failure = root["failure"].flatMap(ExchangeFailure.init(decoding:)) {
            outcome = .failure(failure)
        } else {
            return nil
        }
        self.init(
            id: id, operation: operation, request: request,
            startedAt: Date(timeIntervalSince1970: Double(milliseconds) / 1_000), outcome: outcome,
            contract: root["contract"].flatMap(ContractReport.init(decoding:)))
        steps = root["steps"].list(ExchangeStep.init(decoding:))
        if let node = root["echoes"] { echoes = Echoes(decoding: node) }
    }
}

extension Double {
    /// Within what an exchange's times can be, so that it can be made an integer.
    fileprivate var clamped: Double { isFinite ? Swift.min(Swift.max(self, -1e14), 1e14).rounded() : 0 }
}

extension TreeBuilder {
    mutating func field(_ name: String, _ value: String) {
        key(name)
        string(value)
    }

    mutating func field(_ name: String, _ value: String?) {
        if let value { field(name, value) }
    }

    mutating func field(_ name: String, _ value: Int) {
        key(name)
        integer(value)
    }

    mutating func field(_ name: String, _ value: Bool) {
        key(name)
        boolean(value)
    }

    /// A list of values, each written by `write`.
    mutating func list<Value>(_ name: String, _ values: [Value], _ write: (Value, inout TreeBuilder) -> Void) {
        key(name)
        beginArray()
        for value in values { write(value, &self) }
        end()
    }
}
