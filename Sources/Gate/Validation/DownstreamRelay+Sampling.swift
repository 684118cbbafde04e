import NIOCore
import NIOHTTP1

/// Responses of which a copy is held against the description; the client gets what the API sent, whatever is found.
extension DownstreamRelay {
    /// Begins a copy of a response, if it is one of those that are checked.
    func beginSample(_ head: HTTPResponseHead) {
        guard let operation, let ledger = desk.inspector?.ledger, !isStream, ledger.begin(operation)
        else { return }
        sample = ResponseSample(operation, head, isHead: phase.isHead)
    }

    /// The response ended whole.
    func endSample() {
        guard let sample else { return }
        self.sample = nil
        desk.inspector?.check(sample)
    }

    /// The response broke off, so that nothing can be said of it.
    func dropSample() {
        guard let sample else { return }
        self.sample = nil
        desk.inspector?.ledger?.end(nil, of: sample.operation)
    }
}
