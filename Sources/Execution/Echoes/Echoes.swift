import Egress
import SourceTree

/// Where a response repeats the credentials that were sent (THREATS A1, V7).
public struct Echoes: Sendable, Hashable {
    /// Where in the body.
    public internal(set) var body = EchoPlaces()
    /// Where in the values of fields, by their order.
    var fields: [Int: EchoPlaces] = [:]

    init() {}

    /// What a response repeats.
    ///
    /// - Parameters:
    ///   - needles: what is looked for.
    ///   - body: where its body does, when it was looked through as it came.
    init(of needles: [EchoNeedle], in response: ExchangeResponse?, body: EchoPlaces?) {
        guard let response, !needles.isEmpty else { return }
        self.body = body ?? Self.places(of: needles, in: response.body)
        for (index, field) in response.fields.enumerated() {
            let places = Self.places(of: needles, in: Array(field.value.utf8))
            if !places.isEmpty { fields[index] = places }
        }
    }

    /// Whether the response repeats none.
    public var isEmpty: Bool { body.isEmpty && fields.isEmpty }

    /// The response with asterisks in their places.
    func veiling(_ response: ExchangeResponse) -> ExchangeResponse {
        var veiled = response
        veiled.body = response.isJSON ? body.veilingJSON(response.body) : body.veiling(response.body)
        for (index, places) in fields where veiled.fields.indices.contains(index) {
            let value = Array(veiled.fields[index].value.utf8)
            veiled.fields[index].value = String(decoding: places.veiling(value), as: UTF8.self)
        }
        return veiled
    }

    private static func places(of needles: [EchoNeedle], in bytes: [UInt8]) -> EchoPlaces {
        bytes.withUnsafeBytes { bytes in EchoPlaces(needles.flatMap { $0.places(in: bytes) }) }
    }
}

extension Echoes {
    func encode(into builder: inout TreeBuilder) {
        builder.beginObject()
        builder.list("body", body.ranges) { $1.range($0) }
        builder.list("fields", fields.sorted { $0.key < $1.key }) { field, builder in
            builder.beginObject()
            builder.field("index", field.key)
            builder.list("places", field.value.ranges) { $1.range($0) }
            builder.end()
        }
        builder.end()
    }

    init(decoding node: Node) {
        body = EchoPlaces(node["body"].list(Range.init(decoding:)))
        for field in node["fields"]?.elements.map({ $0 }) ?? [] {
            guard let index = field["index"]?.integer else { continue }
            fields[index] = EchoPlaces(field["places"].list(Range.init(decoding:)))
        }
    }
}

extension TreeBuilder {
    fileprivate mutating func range(_ range: Range<Int>) {
        beginArray()
        integer(range.lowerBound)
        integer(range.upperBound)
        end()
    }
}

extension Range<Int> {
    fileprivate init?(decoding node: Node) {
        guard let lower = node[0]?.integer, let upper = node[1]?.integer, 0 <= lower, lower < upper else { return nil }
        self = lower..<upper
    }
}
