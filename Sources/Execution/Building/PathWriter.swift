import OpenAPI
import SourceTree

/// Fills a path template (OpenAPI 3.1 section 4.8.8.1), segment by segment.
struct PathWriter {
    private(set) var problems: [FieldProblem] = []
    /// A query that some authors write into the path, without `?`.
    private(set) var query: String?

    /// The percent-encoded path; meaningless when there are problems.
    mutating func write(_ template: String, _ parameters: [Parameter], _ values: [ParameterKey: ParameterValue])
        -> String
    {
        let whole = template.utf8.prefix { $0 != UInt8(ascii: "#") }
        let path = whole.prefix { $0 != UInt8(ascii: "?") }
        let rest = whole[path.endIndex...].dropFirst()
        if !rest.isEmpty { query = written(query: Substring(rest), parameters, values) }
        let segments = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let written = segments.map { segment(Substring($0), parameters, values) }.joined(separator: "/")
        return written.utf8.first == UInt8(ascii: "/") ? written : "/" + written
    }

    private mutating func segment(
        _ template: Substring, _ parameters: [Parameter], _ values: [ParameterKey: ParameterValue]
    ) -> String {
        var result = ""
        var names: [String] = []
        var rest = template
        while let (open, close) = rest.braces {
            let name = String(Substring(rest.utf8[open..<close].dropFirst()))
            result += PercentEncoding.pathLiteral.encode(rest[..<open])
            result += value(name, parameters, values)
            names.append(name)
            rest = Substring(rest.utf8[close...].dropFirst())
        }
        result += PercentEncoding.pathLiteral.encode(rest)
        let isEmpty = result.isEmpty && !names.isEmpty
        guard problems.isEmpty, isEmpty || PathSafety.isDotSegment(result[...]) else { return result }
        let key = names.first.map { FieldKey.parameter(ParameterKey(.path, $0)) } ?? .operation
        refuse(key, "A path segment may not be empty, “.” or “..”.")
        return result
    }

    private mutating func value(
        _ name: String, _ parameters: [Parameter], _ values: [ParameterKey: ParameterValue]
    ) -> String {
        let key = ParameterKey(.path, name)
        guard let parameter = parameters.first(where: { $0.location == .path && $0.name == name }) else {
            // Many descriptions forget to declare it; a value for it is text in the simple style.
            if let value = values[key], !value.isBlank { return undeclared(value) }
            refuse(.parameter(key), "The description has no path parameter “\(name)”, so the path cannot be filled.")
            return ""
        }
        guard let value = values[key], !value.isBlank else {
            refuse(.parameter(key), "A path parameter needs a value.")
            return ""
        }
        if let content = parameter.content { return PercentEncoding.unreserved.encode(value.text(as: content)) }
        do {
            return ParameterSerializer(parameter).path(try ParameterShape.read(value).parted(by: parameter.schema))
        } catch {
            refuse(.parameter(key), "This is not JSON: \(error.message)")
            return ""
        }
    }

    /// A query in the template: path parameters are filled in; what only names a query parameter stands in the query
    /// anyway.
    private mutating func written(
        query: Substring, _ parameters: [Parameter], _ values: [ParameterKey: ParameterValue]
    ) -> String? {
        var pieces: [String] = []
        for piece in query.split(separator: "&") {
            let names = parameters.filter { $0.location == .query }.map(\.name)
            if names.contains(where: { piece == "\($0)={\($0)}" || piece == "{\($0)}" }) { continue }
            var text = ""
            var rest = piece
            while let (open, close) = rest.braces {
                let name = String(Substring(rest.utf8[open..<close].dropFirst()))
                text += PercentEncoding.reservedInQuery.encode(rest[..<open])
                if parameters.contains(where: { $0.location == .path && $0.name == name }) {
                    text += value(name, parameters, values)
                } else {
                    text += PercentEncoding.reservedInQuery.encode(rest[open...close])
                }
                rest = Substring(rest.utf8[close...].dropFirst())
            }
            pieces.append(text + PercentEncoding.reservedInQuery.encode(rest))
        }
        return pieces.isEmpty ? nil : pieces.joined(separator: "&")
    }

    private func undeclared(_ value: ParameterValue) -> String {
        let serializer = ParameterSerializer(name: "", style: .simple, explodes: false, allowsReserved: false)
        let shape = (try? ParameterShape.read(value)) ?? .primitive(value.contentText)
        return serializer.path(shape)
    }

    private mutating func refuse(_ key: FieldKey, _ message: String) {
        problems.append(FieldProblem(key: key, message: message))
    }
}

extension Substring {
    /// Where the first expression of a template begins and ends: at `{` and at `}`.
    var braces: (open: Index, close: Index)? {
        guard let open = utf8.firstIndex(of: UInt8(ascii: "{")),
            let close = utf8[open...].firstIndex(of: UInt8(ascii: "}"))
        else { return nil }
        return (open, close)
    }
}

extension ParameterSerializer {
    init(_ parameter: Parameter) {
        self.init(
            name: parameter.name, style: parameter.style, explodes: parameter.explodes,
            allowsReserved: parameter.allowsReserved)
    }
}
