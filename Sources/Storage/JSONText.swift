import Foundation

/// Values that stand as JSON in a column.
enum JSONText {
    static func of(_ value: some Encodable) throws(StoreError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let bytes = try? encoder.encode(value) else {
            throw StoreError(.unavailable, "A value could not be written as JSON.")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func value<Value: Decodable>(_ type: Value.Type, from text: String) throws(StoreError) -> Value {
        guard let value = try? JSONDecoder().decode(type, from: Data(text.utf8)) else {
            throw StoreError(.unavailable, "A value in the store is not in a form that can be read.")
        }
        return value
    }
}
