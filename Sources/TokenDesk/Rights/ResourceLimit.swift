/// The resources of one kind that a token is limited to: one by one, by group, or both.
///
/// A kind is what a description calls it in `x-portico-resource`, such as `vehicle`.
public struct ResourceLimit: Sendable, Hashable, Codable {
    /// The kind, as the description spells it.
    public let kind: String
    /// Resources named one by one.
    public let ids: [String]
    /// Groups whose members count as named; who is a member is looked up at each call.
    public let groups: [String]

    /// A limit; with neither ids nor groups it lets nothing of its kind through.
    public init(kind: String, ids: [String] = [], groups: [String] = []) {
        self.kind = kind
        self.ids = ids
        self.groups = groups
    }

    /// Whether what a request names is within the limit: a resource, or a group that the limit has as such.
    public func allows(_ use: ResourceUse, in directory: ResourceDirectory) -> Bool {
        guard let id = use.id else { return false }
        guard use.isGroup else { return allows(id, in: directory) }
        let bytes = Array(id.utf8)
        return groups.contains { $0.utf8.elementsEqual(bytes) }
    }

    /// Whether a resource is within the limit.
    public func allows(_ id: String, in directory: ResourceDirectory) -> Bool {
        let bytes = Array(id.utf8)
        if ids.contains(where: { $0.utf8.elementsEqual(bytes) }) { return true }
        return groups.contains { directory.group($0, of: kind, has: id) }
    }
}
