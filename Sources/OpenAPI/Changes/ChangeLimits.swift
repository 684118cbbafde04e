/// How far a comparison goes: descriptions may be made to cost (THREATS S12).
public struct ChangeLimits: Sendable {
    /// Pairs of schemas that are compared, each once for each way values travel.
    public var pairs = 400_000
    /// Steps from operations to schemas that changed.
    public var steps = 2_000_000
    /// Changes that are told.
    public var changes = 50_000

    public init() {}
}
