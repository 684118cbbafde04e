import Execution
import Foundation
import OpenAPI
import SourceTree

/// A request as `portico request` and `portico call` print it.
struct RequestReport {
    let plan: CallPlan
    let showing: Showing

    /// For people: the request as it goes over the wire.
    var text: String {
        guard let request = plan.request else { return "" }
        let lines =
            ["\(plan.call.operation.method) \(request.url(showing))"]
            + request.displayedFields(showing).map { "\($0.name): \($0.value)" }
        guard !request.body.isEmpty else { return VisibleText.of(lines.joined(separator: "\n")) }
        return VisibleText.of(lines.joined(separator: "\n") + "\n\n" + Self.body(request.body))
    }

    /// Notes and problems, a line each, for standard error.
    ///
    /// - Parameter anyway: whether the caller wanted the request in spite of them.
    func remarks(anyway: Bool) -> [String] {
        let canBeSkipped = !anyway && !plan.problems.isEmpty && plan.request != nil
        return plan.notes.map { "note: " + $0 } + plan.problems.map(\.text)
            + (canBeSkipped ? ["note: --anyway builds the request all the same."] : [])
    }

    /// One object: `method`, `url`, `fields`, `body`, `problems`, `notes`.
    var json: String {
        var builder = TreeBuilder(name: "request")
        write(to: &builder)
        return String(decoding: builder.finish().root.json(pretty: true), as: UTF8.self)
    }

    /// Writes the object; without a request `url` and `body` are null and `fields` is empty.
    func write(to builder: inout TreeBuilder) {
        builder.beginObject()
        builder.key("method")
        builder.string(plan.call.operation.method)
        builder.key("url")
        if let request = plan.request { builder.string(request.url(showing)) } else { builder.null() }
        builder.key("fields")
        builder.fields(plan.request?.displayedFields(showing) ?? [])
        builder.key("body")
        if let body = plan.request?.body, plan.request?.shape != BodyShape.none {
            builder.string(Data(body).base64EncodedString())
        } else {
            builder.null()
        }
        builder.key("problems")
        builder.beginArray()
        for problem in plan.problems { builder.problem(problem) }
        builder.end()
        builder.key("notes")
        builder.beginArray()
        for note in plan.notes { builder.string(note) }
        builder.end()
        builder.end()
    }

    /// Text as it is, bytes by their number.
    static func body(_ bytes: [UInt8]) -> String {
        guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
            return "(\(bytes.count) bytes that are not text)"
        }
        return text
    }
}

extension TreeBuilder {
    /// A list of objects with `name` and `value`.
    mutating func fields(_ fields: [(name: String, value: String)]) {
        beginArray()
        for field in fields {
            beginObject()
            key("name")
            string(field.name)
            key("value")
            string(field.value)
            end()
        }
        end()
    }

    fileprivate mutating func problem(_ problem: CallProblem) {
        beginObject()
        key("in")
        string(problem.place)
        key("name")
        if let name = problem.name { string(name) } else { null() }
        key("message")
        string(problem.message)
        key("canBeSkipped")
        boolean(problem.canBeSkipped)
        end()
    }
}
