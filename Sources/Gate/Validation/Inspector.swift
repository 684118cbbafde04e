import Execution
import NIOCore
import NIOPosix

/// Holds messages against the description away from the event loops, as a schema may take long (THREATS L5).
struct Inspector: Sendable {
    let budget: HoldBudget
    /// What responses came to; nil when none are sampled.
    let ledger: ContractLedger?
    private let pool = NIOThreadPool.singleton

    /// Nil when nothing is to be checked.
    init?(_ validation: GateValidation, limits: GateLimits, report: @escaping @Sendable (ContractNote) -> Void) {
        guard validation != .off else { return nil }
        budget = HoldBudget(limits.heldBytes)
        ledger = validation == .all ? ContractLedger(report: report) : nil
    }

    /// Runs a check on a thread of its own and comes back to the event loop.
    func run<Value: Sendable>(
        on eventLoop: any EventLoop, _ work: @escaping @Sendable () -> Value
    ) -> EventLoopFuture<Value> {
        pool.runIfActive(eventLoop: eventLoop) { work() }
    }

    /// Checks a sampled response; nobody waits for it.
    func check(_ sample: ResponseSample) {
        guard let ledger else { return }
        pool.submit { state in
            guard state == .active else { return ledger.end(nil, of: sample.operation) }
            ledger.end(sample.report, of: sample.operation)
        }
    }
}
