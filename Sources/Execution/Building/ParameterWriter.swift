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
            case .query: try writeQuery(parameter, value)
            case .querystring:
                let text = wholeQuery(parameter, value)
                // A form without pairs is no query, as a style without values is none.
                if !text.isEmpty { query.append(QueryPiece(encoded: text)) }
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
        if FieldRules.isIgnored(parameter.name, in: parameter.document) {
            if hasValue { notes.append("The header parameter \(parameter.name) is ignored, as OpenAPI asks.") }
            return true
        }
        if FieldRules.isReserved(parameter.name), parameter.name.lowercased() != "cookie" {
            if hasValue { refuse(parameter, "This header cannot be set: the connection or Portico needs it.") }
            return true
        }
        return false
    }

    private mutating func writeQuery(_ parameter: Parameter, _ value: ParameterValue) throws(SourceError) {
        let name = PercentEncoding.unreserved.encode(parameter.name)
        if case .empty = value { return query.append(QueryPiece(encoded: name + "=")) }
        if let content = parameter.content {
            let text = PercentEncoding.unreserved.encode(value.text(as: content))
            return query.append(QueryPiece(encoded: name + "=" + text))
        }
        let given = try ParameterShape.read(value).parted(by: parameter.schema)
        // An empty text may stand in place of what would be left out (OpenAPI 3.1.1 section 4.8.12.2.1).
        if given.isUndefined, parameter.allowsEmptyValue { return query.append(QueryPiece(encoded: name + "=")) }
        guard let shape = defined(parameter, given) else { return }
        query += ParameterSerializer(parameter).query(shape).map { QueryPiece(encoded: $0) }
    }

    /// 3.2: the whole query as one value; a form is made for a query as it is, other media types are encoded.
    private func wholeQuery(_ parameter: Parameter, _ value: ParameterValue) -> String {
        let text = value.text(as: parameter.content)
        guard parameter.content?.isForm ?? true else { return PercentEncoding.unreserved.encode(text) }
        return PercentEncoding.reservedInQuery.encode(text)
    }

    /// The shape when it is something; null and lists without elements are not sent (RFC 6570 section 2.3).
    private mutating func defined(_ parameter: Parameter, _ shape: ParameterShape) -> ParameterShape? {
        guard shape.isUndefined else { return shape }
        if parameter.isRequired {
            refuse(parameter, "This parameter is required; null, an empty list or an empty object is not sent.")
        } else {
            notes.append(
                "The \(parameter.location.rawValue) parameter \(parameter.name) was left out: null, an empty list or an empty object is not sent."
            )
        }
        return nil
    }

    private mutating func writeHeader(_ parameter: Parameter, _ value: ParameterValue) throws(SourceError) {
        guard FieldRules.isToken(parameter.name) else {
            return refuse(parameter, "The name of this header is not one that HTTP allows.")
        }
        let text: String
        if let content = parameter.content {
            text = value.text(as: content)
        } else {
            guard let shape = defined(parameter, try ParameterShape.read(value).parted(by: parameter.schema)) else {
                return
            }
            text = ParameterSerializer(parameter).header(shape)
        }
        guard FieldRules.isSendable(value: text) else {
            return refuse(parameter, "A header cannot hold line breaks or control characters.")
        }
        switch parameter.name.lowercased() {
        case "cookie": writeCookieField(parameter, text)
        case "authorization": fields.append(Field(name: parameter.name, secret: Secret(text.trimmingSpaces())))
        default: fields.append(Field(name: parameter.name, value: text.trimmingSpaces()))
        }
    }

    /// A header parameter named `Cookie`: its pairs go with the other cookies, as a request has one such field.
    private mutating func writeCookieField(_ parameter: Parameter, _ text: String) {
        for pair in text.split(separator: ";") where !pair.trimmingSpaces().isEmpty {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = parts[0].trimmingSpaces()
            guard parts.count == 2, FieldRules.isToken(name) else {
                return refuse(parameter, "The header Cookie takes name=value pairs with “; ” between them.")
            }
            cookies.append(Field(name: name, value: parts[1].trimmingSpaces()))
        }
    }

    private mutating func writeCookies(_ parameter: Parameter, _ value: ParameterValue) throws(SourceError) {
        let pairs: [(name: String, value: String)]
        if let content = parameter.content {
            pairs = [(parameter.name, PercentEncoding.unreserved.encode(value.text(as: content)))]
        } else {
            guard let shape = defined(parameter, try ParameterShape.read(value).parted(by: parameter.schema)) else {
                return
            }
            pairs = ParameterSerializer(parameter).cookies(shape)
        }
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
