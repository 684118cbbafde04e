import Foundation
import OpenAPI
import SourceTree
import TestSupport
import Testing

@testable import Execution

/// The published suites of RFC 6570, through the styles that stand for its operators (OpenAPI 3.2 appendix C): none is
/// `simple`, `.` label, `;` matrix, `?` and `&` form, `+` allowReserved.
@Suite("URI templates", .enabled(if: Corpus.isPresent))
struct URITemplateTests {
    /// Why a template has no counterpart among the styles.
    enum Unmapped: String, Error {
        case fragment = "{#var}: a fragment is not sent"
        case segments = "{/var}: no style writes several segments"
        case prefix = "{var:3}: no style cuts a value"
        case list = "{a,b} and {+a,b}: a parameter is one variable"
        case slash = "{+var} with / ? or # in a path: OpenAPI forbids them there (4.8.2)"
        case invalid = "not a template"
    }

    @Test(
        "Every case that maps to a style is written as the suite has it",
        arguments: [
            "spec-examples", "spec-examples-by-section", "extended-tests",
        ])
    func suite(_ file: String) throws {
        var mapped = 0
        var unmapped: [String: Int] = [:]
        for section in try Tree.read(Corpus.bytes("uri-template/\(file).json"), format: .json).root.members {
            let variables = try #require(section.value["variables"])
            for test in section.value["testcases"]?.elements.map({ $0 }) ?? [] {
                let template = try #require(test[0]?.string)
                do throws(Unmapped) {
                    let written = try Self.expand(template, variables)
                    let allowed = test[1]?.string.map { [$0] } ?? test[1]?.elements.compactMap(\.string) ?? []
                    #expect(allowed.contains(written), "\(file) \(section.key): \(template)")
                    mapped += 1
                } catch {
                    unmapped[error.rawValue, default: 0] += 1
                }
            }
        }
        print("uri-template \(file): \(mapped) map, \(unmapped.values.reduce(0, +)) do not: \(unmapped)")
        #expect(mapped > 20)
    }

    /// The expansion, literal by literal and expression by expression.
    private static func expand(_ template: String, _ variables: Node) throws(Unmapped) -> String {
        var result = ""
        var rest = Substring(template)
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}") else { throw .invalid }
            result += PercentEncoding.reserved.encode(rest[..<open])
            result += try expression(rest[open..<close].dropFirst(), variables)
            rest = rest[close...].dropFirst()
        }
        return result + PercentEncoding.reserved.encode(rest)
    }

    private static func expression(_ text: Substring, _ variables: Node) throws(Unmapped) -> String {
        let operation = text.first.flatMap { "+#./;?&".contains($0) ? $0 : nil }
        let names = (operation == nil ? text : text.dropFirst()).split(separator: ",").map(String.init)
        if operation == "#" { throw .fragment }
        if operation == "/" { throw .segments }
        if names.contains(where: { $0.contains(":") }) { throw .prefix }
        if names.count > 1, operation == nil || operation == "+" { throw .list }
        switch operation {
        case "?", "&":
            let pieces = names.flatMap { serializer($0, .form).query(shape($0, variables)) }
            return pieces.isEmpty ? "" : String(operation ?? "?") + pieces.joined(separator: "&")
        case ".": return names.map { serializer($0, .label).path(shape($0, variables)) }.joined()
        case ";": return names.map { serializer($0, .matrix).path(shape($0, variables)) }.joined()
        case "+":
            let written = serializer(names[0], .simple, reserved: true).path(shape(names[0], variables))
            let value = variables[bare(names[0])]
            let text = value?.text ?? value.map { String(decoding: $0.json(), as: UTF8.self) } ?? ""
            if text.contains(where: { "/?#".contains($0) }) { throw .slash }
            return written
        default: return serializer(names[0], .simple).path(shape(names[0], variables))
        }
    }

    private static func bare(_ name: String) -> String { name.hasSuffix("*") ? String(name.dropLast()) : name }

    /// A name that a template cannot hold is percent-encoded there (OpenAPI 3.2 appendix C); a parameter's is not.
    private static func serializer(_ name: String, _ style: OpenAPI.Style, reserved: Bool = false)
        -> ParameterSerializer
    {
        ParameterSerializer(
            name: bare(name).removingPercentEncoding ?? name, style: style, explodes: name.hasSuffix("*"),
            allowsReserved: reserved)
    }

    private static func shape(_ name: String, _ variables: Node) -> ParameterShape {
        variables[bare(name)].map { ParameterShape($0) } ?? .undefined
    }
}
