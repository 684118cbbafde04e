import NIOCore

/// A deadline that may move with every sign of life: it costs one scheduled task a period, not one a move.
///
/// A class because it is called back; it belongs to one event loop.
final class LazyTimer {
    private let eventLoop: any EventLoop
    private let expired: () -> Void
    private var deadline: NIODeadline?
    private var look: (at: NIODeadline, task: Scheduled<Void>)?

    /// - Parameter expired: called on the event loop when the deadline has passed; it must not keep what owns the timer.
    init(on eventLoop: any EventLoop, expired: @escaping () -> Void) {
        self.eventLoop = eventLoop
        self.expired = expired
    }

    /// Sets or moves the deadline.
    func set(_ time: TimeAmount, from moment: NIODeadline = .now()) {
        let deadline = moment + time
        self.deadline = deadline
        // A look that comes earlier finds the deadline moved and comes again.
        if let look, look.at <= deadline { return }
        look?.task.cancel()
        schedule(deadline)
    }

    /// Takes the deadline away.
    func off() {
        deadline = nil
    }

    /// Takes the deadline away for good.
    func end() {
        deadline = nil
        look?.task.cancel()
        look = nil
    }

    private func schedule(_ moment: NIODeadline) {
        let task: Scheduled<Void> = eventLoop.assumeIsolated().scheduleTask(deadline: moment) { [weak self] in
            self?.check()
        }
        look = (moment, task)
    }

    private func check() {
        look = nil
        guard let deadline else { return }
        guard deadline <= .now() else { return schedule(deadline) }
        self.deadline = nil
        expired()
    }
}
