import Egress
import Synchronization

/// Answers from a table, each name's answers in turn, the last one for ever; logs what was asked.
final class StubResolver: Resolver {
    private let state: Mutex<(answers: [String: [[String]]], asked: [String])>

    init(_ answers: [String: [[String]]]) {
        self.state = Mutex((answers, []))
    }

    convenience init(_ answers: [String: [String]]) {
        self.init(answers.mapValues { [$0] })
    }

    var asked: [String] { state.withLock { $0.asked } }

    func addresses(of name: String, within limit: Duration) async throws(EgressError) -> [IPAddress] {
        let texts: [String]? = state.withLock { state in
            state.asked.append(name)
            guard var rounds = state.answers[name], let first = rounds.first else { return nil }
            if rounds.count > 1 { rounds.removeFirst() }
            state.answers[name] = rounds
            return first
        }
        guard let texts else {
            throw EgressError(.nameNotFound, "\(name) could not be found (DNS).", advice: "Check the name.")
        }
        return texts.compactMap { IPAddress($0) }
    }
}
