import Synchronization

/// A value that is made when it is asked for first, once. The maker must not ask for the same value.
final class Lazy<Value: Sendable>: Sendable {
    private let stored = Mutex<Value?>(nil)

    /// The value when it is there; nil before, and while it is being made.
    var known: Value? { stored.withLockIfAvailable { $0 } ?? nil }

    func value(_ make: () -> Value) -> Value {
        stored.withLock { stored in
            if let stored { return stored }
            let made = make()
            stored = made
            return made
        }
    }
}
