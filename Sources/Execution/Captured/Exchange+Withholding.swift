import Egress
public import OpenAPI
import SourceTree

/// Values that are taken out of an exchange, so that they stand nowhere but where they were taken to.
extension Exchange {
    /// Texts shorter than this are taken away at their own place only: they may be parts of anything.
    private static let lengthOfSecrets = 8

    /// The text of a value in the response; JSON for an object or array. Nil when there is none, and when a part of the body
    /// is kept elsewhere, out of which it could not be taken.
    public func value(at source: ResponseSource, operation: OpenAPI.Operation) -> String? {
        guard response?.rest == 0 else { return nil }
        return RuntimeValues(self, operation: operation).value(of: .response(source.place))
    }

    /// The same exchange with a note in place of a value of the response, there and wherever else the response repeats it.
    /// What it repeats of the credentials that were sent goes, too: their places are others then.
    public func withholding(_ source: ResponseSource, note: String, operation: OpenAPI.Operation) -> Exchange {
        guard let text = value(at: source, operation: operation), !text.isEmpty, var response = veiled().response else {
            return self
        }
        switch source.place {
        case .header(let name):
            for index in response.fields.indices where response.fields[index].name.lowercased() == name.lowercased() {
                response.fields[index].value = note
            }
        case .body(let pointer): response.body = Self.body(of: response, without: pointer, note: note)
        case .query, .path: return self
        }
        if text.utf8.count >= Self.lengthOfSecrets {
            response.body = response.body.replacing(Array(text.utf8), with: Array(note.utf8))
            for index in response.fields.indices {
                response.fields[index].value = response.fields[index].value.replacing(text, with: note)
            }
        }
        var copy = Exchange(
            id: id, operation: self.operation, request: request, startedAt: startedAt, outcome: .response(response),
            contract: contract)
        copy.steps = steps
        return copy
    }

    /// The body with a note in place of the value at a pointer, of the whole without one.
    private static func body(of response: ExchangeResponse, without pointer: JSONPointer?, note: String) -> [UInt8] {
        guard response.isJSON, let tree = try? Tree.read(response.body, format: .json, budget: .instance),
            let node = tree.root.node(at: pointer ?? JSONPointer()), let place = node.source
        else { return Array(note.utf8) }
        let bytes = tree.bytes
        return Array(bytes[..<place.startIndex]) + quoted(note) + Array(bytes[place.endIndex...])
    }

    private static func quoted(_ text: String) -> [UInt8] {
        var builder = TreeBuilder(name: "")
        builder.string(text)
        return builder.finish().root.json()
    }
}
