import Synchronization

/// How far the chain was found whole; a class because all copies of the store share it.
final class VerifiedAudit: Sendable {
    let walk = Mutex<AuditWalk?>(nil)
}
