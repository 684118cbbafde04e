public import OpenAPI
import SourceTree

/// A parameter that names resources which tokens can be limited to: one with `x-portico-resource` in the description, or
/// with `x-portico-resource-group` when it names a group of them.
public struct ResourceParameter: Sendable, Hashable {
    /// The kind of resource.
    public let kind: String
    /// Whether it names groups: the request then reaches their members alone.
    public let isGroup: Bool
    public let name: String
    public let location: OpenAPI.Parameter.Location
    /// What parts several ids in one value; nil when each value is one id.
    public let delimiter: Character?

    /// Nil when the parameter names no resource.
    init?(_ parameter: OpenAPI.Parameter) {
        let own = Self.kind(OperationRule.mark, of: parameter)
        guard let kind = own ?? Self.kind(OperationRule.groupMark, of: parameter) else { return nil }
        self.kind = kind
        isGroup = own == nil
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

    private static func kind(_ mark: String, of parameter: OpenAPI.Parameter) -> String? {
        let kind = (parameter.specificationExtension(mark) ?? parameter.schema?.node[mark])?.string
        return kind?.isEmpty == false ? kind : nil
    }
}
