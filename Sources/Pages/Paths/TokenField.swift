/// The names of the fields that the desk's forms about tokens post.
public enum TokenField: Hashable, Sendable {
    case api, label, comment, purpose
    /// A scope that is ticked; repeated.
    case scope
    /// An operation that is ticked by itself; repeated.
    case operation
    /// Whether operations that ask for no particular right are granted.
    case unscoped
    /// `all` or `some` of a kind of resource.
    case limit(kind: String)
    /// A resource that is ticked; repeated.
    case resource(kind: String)
    /// A group that is ticked; repeated.
    case group(kind: String)
    /// Further resources by id, one a line.
    case more(kind: String)
    /// Words to find resources by.
    case find(kind: String)
    /// Seconds from the last use, and in all.
    case idle, absolute
    /// Networks, one a line.
    case networks
    /// Requests a minute.
    case rate
    /// The user whose token it becomes; counts for administrators alone.
    case owner
    /// Seconds that a rotated token goes on.
    case grace
    /// A pasted token.
    case secret

    /// The name as it stands in the form.
    public var text: String {
        switch self {
        case .api: "api"
        case .label: "label"
        case .comment: "comment"
        case .purpose: "purpose"
        case .scope: "scope"
        case .operation: "operation"
        case .unscoped: "unscoped"
        case .limit(let kind): "limit." + kind
        case .resource(let kind): "resource." + kind
        case .group(let kind): "group." + kind
        case .more(let kind): "more." + kind
        case .find(let kind): "find." + kind
        case .idle: "idle"
        case .absolute: "absolute"
        case .networks: "networks"
        case .rate: "rate"
        case .owner: "owner"
        case .grace: "grace"
        case .secret: "secret"
        }
    }
}
