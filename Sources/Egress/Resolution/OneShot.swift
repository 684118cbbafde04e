import Synchronization

/// A value that the first of several tasks or threads delivers and one task awaits.
///
/// A class, because both sides hold the same one.
final class OneShot<Value: Sendable>: Sendable {
    private enum State {
        case empty
        case waiting(CheckedContinuation<Value, Never>)
        case delivered(Value)
    }

    private let state = Mutex(State.empty)

    /// Delivers; later deliveries are ignored.
    func fulfil(_ value: Value) {
        let waiting: CheckedContinuation<Value, Never>? = state.withLock { state in
            switch state {
            case .empty:
                state = .delivered(value)
                return nil
            case .waiting(let continuation):
                state = .delivered(value)
                return continuation
            case .delivered:
                return nil
            }
        }
        waiting?.resume(returning: value)
    }

    /// The value; to be awaited once.
    var value: Value {
        get async {
            await withCheckedContinuation { continuation in
                let delivered: Value? = state.withLock { state in
                    if case .delivered(let value) = state { return value }
                    state = .waiting(continuation)
                    return nil
                }
                if let delivered { continuation.resume(returning: delivered) }
            }
        }
    }
}
