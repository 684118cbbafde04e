import SourceTree

/// A walk over every object of a description that may mean something: literal data (`example`, `default`, `enum` …)
/// and specification extensions are left out, for what looks like a reference there is none.
enum ObjectWalk {
    /// Members of these objects have names of the author's choice as keys.
    private static let nameMaps: Set<String> = [
        "properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies",
        "schemas", "responses", "parameters", "examples", "requestBodies", "headers", "securitySchemes",
        "securityDefinitions", "links", "callbacks", "pathItems", "mediaTypes", "paths", "webhooks", "content",
        "encoding", "variables", "additionalOperations",
    ]

    /// Extensions whose values stand in files of their own in descriptions that are split into many.
    private static let samples: Set<String> = ["x-codeSamples", "x-code-samples"]

    private static let literals: Set<String> = ["example", "default", "enum", "const", "value", "dataValue", "mapping"]

    private struct Step {
        let node: Node
        let isNameMap: Bool
    }

    /// Calls `body` once for each object below and including `root`, parents first, in source order.
    ///
    /// - Parameter includesExtensions: whether what specification extensions hold counts too.
    static func visit(_ root: Node, includesExtensions: Bool = false, _ body: (Node) -> Void) {
        var stack = [Step(node: root, isNameMap: false)]
        while let step = stack.popLast() {
            let start = stack.count
            switch step.node.kind {
            case .object:
                body(step.node)
                for member in step.node.members where isContainer(member.value) {
                    push(member.value, under: member.key, of: step, includesExtensions, onto: &stack)
                }
            case .array:
                for element in step.node.elements where isContainer(element) {
                    stack.append(Step(node: element, isNameMap: false))
                }
            default: break
            }
            stack[start...].reverse()
        }
    }

    private static func push(
        _ value: Node, under key: String, of step: Step, _ includesExtensions: Bool, onto stack: inout [Step]
    ) {
        if step.isNameMap {
            stack.append(Step(node: value, isNameMap: false))
        } else if key == "examples" {
            // In a schema it is a list of values, elsewhere a map of Example Objects.
            if value.kind == .object { stack.append(Step(node: value, isNameMap: true)) }
        } else if !literals.contains(key),
            includesExtensions || !key.utf8.starts(with: "x-".utf8) || samples.contains(key)
        {
            stack.append(Step(node: value, isNameMap: nameMaps.contains(key)))
        }
    }

    private static func isContainer(_ node: Node) -> Bool { node.kind == .object || node.kind == .array }
}
