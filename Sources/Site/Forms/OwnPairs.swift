import Execution
import Pages
import Storage

/// The query parameters and header fields of a form that no description names: names and values, pair by pair.
struct OwnPairs {
    let query: [(name: String, value: String)]
    let headers: [(name: String, value: String)]

    init(_ texts: (FieldName) -> [String]) {
        func pairs(_ name: FieldName, _ value: FieldName) -> [(name: String, value: String)] {
            zip(texts(name), texts(value)).map { (name: String($0.trimmed), value: $1) }.filter { !$0.name.isEmpty }
        }
        query = pairs(.queryName, .queryValue)
        headers = pairs(.headerName, .headerValue)
    }

    /// The header fields; a value that is nobody else's by its name is shown nowhere.
    var fields: [Field] {
        headers.map {
            FormLink.isSecret(name: $0.name)
                ? Field(name: $0.name, secret: Secret($0.value)) : Field(name: $0.name, value: $0.value)
        }
    }

    /// What may be kept: all but what is a secret by its name, or by a name of the description's security schemes.
    func kept(without names: Set<String> = []) -> [FormDraft.Field] {
        func fields(
            _ pairs: [(name: String, value: String)], _ name: FieldName, _ value: FieldName
        ) -> [FormDraft.Field] {
            pairs.filter { !FormLink.isSecret(name: $0.name) && !names.contains($0.name.lowercased()) }.flatMap {
                [FormDraft.Field(name: name.text, value: $0.name), FormDraft.Field(name: value.text, value: $0.value)]
            }
        }
        return fields(query, .queryName, .queryValue) + fields(headers, .headerName, .headerValue)
    }
}

extension String {
    fileprivate var trimmed: Substring { self[...].trimmed }
}
