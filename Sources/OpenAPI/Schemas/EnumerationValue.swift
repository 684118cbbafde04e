public import SourceTree

/// One of the values that a schema allows, with what it means.
public struct EnumerationValue: Hashable, Sendable {
    public let value: Node
    /// What the author calls it: `x-enum-varnames`, `x-enumNames`, the title of a constant.
    public let name: String?
    /// CommonMark: `x-enum-descriptions`, `x-enumDescriptions`, the description of a constant.
    public let description: String?
    public let isDeprecated: Bool
}
