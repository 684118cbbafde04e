public import OpenAPI
import SourceTree

/// A parameter that names resources which tokens can be limited to: one with `x-portico-resource` in the description.
public struct ResourceParameter: Sendable, Hashable {
    /// The kind of resource.
    public let kind: String
    public let name: String
    public let location: OpenAPI.Parameter.Location
    /// What parts several ids in one value; nil when each value is one id.
    public let delimiter: Character?

    /// Nil when the parameter names no resource.
    init?(_ parameter: OpenAPI.Parameter) {
        let mark = parameter.specificationExtension(OperationRule.mark) ?? parameter.schema?.node[OperationRule.mark]
        guard let kind = mark?.string, !kind.isEmpty else { return nil }
        self.kind = kind
        name = parameter.name
        location = parameter.location
        let isList = parameter.schema?.node["type"]?.string == "array"
        delimiter =
            switch parameter.style {
            case .spaceDelimited: " "
            case .pipeDelimited: "|"
            case .tabDelimited: "\t"
            default: isList ? "," : nil
            }
    }
}
