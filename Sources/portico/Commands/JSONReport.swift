import Foundation
import SourceTree

/// A JSON value that a command prints, its members in the order given.
indirect enum JSONReport {
    case object([(String, JSONReport)])
    case array([JSONReport])
    case text(String)
    case number(Int)
    case boolean(Bool)
    case null

    /// A moment in ISO 8601 with milliseconds, UTC; null for none.
    static func moment(_ date: Date?) -> JSONReport {
        date.map { .text($0.formatted(.iso8601.time(includingFractionalSeconds: true))) } ?? .null
    }

    /// The value as indented JSON.
    var text: String {
        var builder = TreeBuilder(name: "report")
        write(to: &builder)
        return String(decoding: builder.finish().root.json(pretty: true), as: UTF8.self)
    }

    private func write(to builder: inout TreeBuilder) {
        switch self {
        case .object(let members):
            builder.beginObject()
            for (key, value) in members {
                builder.key(key)
                value.write(to: &builder)
            }
            builder.end()
        case .array(let elements):
            builder.beginArray()
            for element in elements { element.write(to: &builder) }
            builder.end()
        case .text(let text): builder.string(text)
        case .number(let number): builder.integer(number)
        case .boolean(let value): builder.boolean(value)
        case .null: builder.null()
        }
    }
}
