public import Foundation

extension Store {
    /// The time by the store's clock, so that whoever compares with what it keeps reads the same one.
    public func now() -> Date { sessions.now() }
}
