import NIOHTTP1
import OpenAPI
import TokenDesk

/// Reads the resources that a request names from its path, query, header fields and cookies.
///
/// The API behind may read the same request by other rules, so what can be read in several ways counts in all of them, and
/// a name in another spelling, such as `vehicle_id[]` for `vehicleId`, counts as a resource that nobody may reach.
struct ResourceReading: Sendable {
    let query: String?
    /// The path's values, decoded.
    let values: [(name: String, value: String)]
    let headers: HTTPHeaders

    /// The uses in the order of the parameters; one without an id for what has no single meaning.
    func uses(of parameters: [ResourceParameter]) -> [ResourceUse] {
        parameters.flatMap { parameter in
            ids(of: parameter).map { ResourceUse(kind: parameter.kind, id: $0, isGroup: parameter.isGroup) }
        }
    }

    private func ids(of parameter: ResourceParameter) -> [String?] {
        switch parameter.location {
        // Frameworks that throw path and query together may take the one for the other.
        case .path: pathIDs(of: parameter) + queryIDs(of: parameter)
        case .query: queryIDs(of: parameter)
        case .header: headerIDs(of: parameter)
        case .cookie: cookieIDs(of: parameter)
        // The whole query as one value has no names to go by.
        case .querystring: query == nil ? [] : [nil]
        }
    }

    private func pathIDs(of parameter: ResourceParameter) -> [String?] {
        values.filter { $0.name == parameter.name }.flatMap { Self.parts(of: $0.value, by: parameter.delimiter) }
    }

    private func queryIDs(of parameter: ResourceParameter) -> [String?] {
        guard let query else { return [] }
        var ids: [String?] = []
        for pair in query.split(separator: "&") {
            let (key, value) = Self.halves(of: pair)
            let names = FormText.readings(of: key)
            if names == [parameter.name] {
                ids += FormText.readings(of: value ?? "").flatMap { reading in
                    reading.map { Self.parts(of: $0, by: parameter.delimiter) } ?? [nil]
                }
            } else if names.contains(where: { FormText.resembles($0, parameter.name) }) {
                ids.append(nil)
            }
            // Some servers part pairs at semicolons too.
            let hidden = pair.split(separator: ";", omittingEmptySubsequences: false).dropFirst()
            let isHidden = hidden.contains { piece in
                FormText.readings(of: Self.halves(of: piece).0).contains { FormText.resembles($0, parameter.name) }
            }
            if isHidden { ids.append(nil) }
        }
        return ids
    }

    private func headerIDs(of parameter: ResourceParameter) -> [String?] {
        let name = parameter.name.lowercased()
        return headers.flatMap { field -> [String?] in
            if field.name.lowercased() == name {
                return Self.parts(of: field.value, by: parameter.delimiter).map { $0.map(Self.trimmed) }
            }
            return FormText.resembles(field.name, parameter.name) ? [nil] : []
        }
    }

    private func cookieIDs(of parameter: ResourceParameter) -> [String?] {
        let cookies = headers["Cookie"].flatMap { $0.split(separator: ";") }.map(Self.trimmed)
        return cookies.flatMap { cookie -> [String?] in
            let (key, value) = Self.halves(of: cookie[...])
            guard key == parameter.name else { return FormText.resembles(String(key), parameter.name) ? [nil] : [] }
            // Some servers decode cookies, others do not.
            let readings: [String?] = [value.map(String.init) ?? ""] + FormText.readings(of: value ?? "")
            return readings.flatMap { reading in
                reading.map { Self.parts(of: $0, by: parameter.delimiter) } ?? [nil]
            }
        }
    }

    private static func parts(of value: String, by delimiter: Character?) -> [String?] {
        guard let delimiter else { return [value] }
        return value.split(separator: delimiter, omittingEmptySubsequences: false).map { String($0) }
    }

    private static func halves(of pair: Substring) -> (Substring, Substring?) {
        guard let equals = pair.firstIndex(of: "=") else { return (pair, nil) }
        return (pair[..<equals], pair[pair.index(after: equals)...])
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        let isBlank = { (character: Character) in character == " " || character == "\t" }
        return String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}
