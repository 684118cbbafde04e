import OpenAPI
import SourceTree

/// Writes query, header and cookie parameters in the order of the description; those of the path are ``PathWriter``'s.
struct ParameterWriter {
    private(set) var query: [QueryPiece] = []
    private(set) var fields: [Field] = []
    private(set) var cookies: [Field] = []
    private(set) var problems: [FieldProblem] = []
    private(set) var notes: [String] = []
    /// "Execute anyway": what cannot be sent is left out.
    let skipsProblems: Bool

    init(skipsProblems: Bool) {
        self.skipsProblems = skipsProblems
    }

    mutating func write(_ parameter: Parameter, _ value: ParameterValue?) {
        guard parameter.location != .path, !isIgnored(parameter, hasValue: value != nil) else { return }
        guard let value, !value.isBlank else {
            if parameter.isRequired { refuse(parameter, "This parameter is required.") }
            return
        }
        do {
            switch parameter.location {
            case .path: break
            case .query: query += try pieces(parameter, value).map { QueryPiece(encoded: $0) }
            case .querystring: query.append(QueryPiece(encoded: wholeQuery(parameter, value)))
            case .header: try writeHeader(parameter, value)
            case .cookie: try writeCookies(parameter, value)
            }
        } catch {
            refuse(parameter, "This is not JSON: \(error.message)")
        }
    }

    /// A header that the specification keeps for itself, or that HTTP does.
    private mutating func isIgnored(_ parameter: Parameter, hasValue: Bool) -> Bool {
        guard parameter.location == .header else { return false }
        if FieldRules.isIgnored(parameter.name) {
            if hasValue { notes.append("The header parameter \(parameter.name) is ignored, as OpenAPI asks.") }
            return true
        }
        if FieldRules.isReserved(parameter.name) {
            if hasValue { refuse(parameter, "This header cannot be set: the connection needs it.") }
            return true
        }
        return false
    }

    private func pieces(_ parameter: Parameter, _ value: ParameterValue) throws(SourceError) -> [String] {
        let name = PercentEncoding.unreserved.encode(parameter.name)
        if case .empty = value { return [name + "="] }
        if parameter.content != nil { return [name + "=" + PercentEncoding.unreserved.encode(value.contentText)] }
        return ParameterSerializer(parameter).query(try ParameterShape.read(value))
    }

    /// 3.2: the whole query as one value; form text keeps its `&` and `=`, other media types are encoded.
    private func wholeQuery(_ parameter: Parameter, _ value: ParameterValue) -> String {
        let isForm = parameter.content?.isForm ?? true
        return (isForm ? PercentEncoding.reservedInQuery : .unreserved).encode(value.contentText)
    }

    private mutating func writeHeader(_ parameter: Parameter, _ value: ParameterValue) throws(SourceError) {
        guard FieldRules.isToken(parameter.name) else {
            return refuse(parameter, "The name of this header is not one that HTTP allows.")
        }
        let text =
            parameter.content == nil
            ? ParameterSerializer(parameter).header(try ParameterShape.read(value)) : value.contentText
        guard FieldRules.isSendable(value: text) else {
            return refuse(parameter, "A header cannot hold line breaks or control characters.")
        }
        fields.append(Field(name: parameter.name, value: text.trimmingSpaces()))
    }

    private mutating func writeCookies(_ parameter: Parameter, _ value: ParameterValue) throws(SourceError) {
        let encoding = PercentEncoding.unreserved
        let pairs =
            parameter.content == nil
            ? ParameterSerializer(parameter).cookies(try ParameterShape.read(value))
            : [(parameter.name, encoding.encode(value.contentText))]
        for pair in pairs {
            guard FieldRules.isToken(pair.name), PercentEncoding.isCookieValue(pair.value) else {
                return refuse(parameter, "A cookie cannot hold this name or value.")
            }
        }
        cookies += pairs.map { Field(name: $0.name, value: $0.value) }
    }

    private mutating func refuse(_ parameter: Parameter, _ message: String) {
        if skipsProblems {
            notes.append("The \(parameter.location.rawValue) parameter \(parameter.name) was left out.")
        } else {
            let key = FieldKey.parameter(ParameterKey(parameter))
            problems.append(FieldProblem(key: key, message: message, canBeSkipped: true))
        }
    }
}
