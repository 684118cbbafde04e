import Foundation
import Synchronization

/// A clock that stands still until it is moved.
final class TestClock: Sendable {
    private let time = Mutex<TimeInterval>(1_750_000_000)

    var now: @Sendable () -> Date {
        { self.time.withLock { Date(timeIntervalSince1970: $0) } }
    }

    func advance(seconds: TimeInterval) {
        time.withLock { $0 += seconds }
    }
}
