/// An operation that changed, by what it is called in both versions.
public struct ChangedOperation: Hashable, Sendable {
    public let method: String
    /// The path template as it is now; as it was for an operation that is gone.
    public let path: String
    public let origin: Operation.Origin
    public let summary: String?
    /// What the old description calls it in addresses; nil when it is new.
    public let oldID: OperationID?
    /// What the new description calls it in addresses; nil when it is gone.
    public let newID: OperationID?

    init(old: Operation?, new: Operation?) {
        let shown = new ?? old
        method = shown?.method ?? ""
        path = shown?.path ?? ""
        origin = shown?.origin ?? .path
        summary = shown?.summary
        oldID = old?.id
        newID = new?.id
    }
}
