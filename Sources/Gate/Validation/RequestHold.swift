import Execution
import NIOHTTP1

/// A request that waits at the gate while it is held against the description.
///
/// A class because an answer from another thread must find the same request; it belongs to one event loop, and gives the
/// bytes it held back when it goes.
final class RequestHold {
    /// What is waited for.
    enum Stage: Hashable {
        /// Word on the head; nothing more is read meanwhile.
        case head
        /// The rest of the body.
        case body
        /// Word on the body.
        case value
        /// Nothing more: the request goes on to the API.
        case passed
    }

    let contract: RequestContract
    let request: ReceivedRequest
    let isRepeatable: Bool
    /// Whether the client says that more will come than is checked.
    let isTooLong: Bool
    var stage = Stage.head
    /// What the body has to be; known after the head.
    var schema: BodySchema?
    private(set) var count = 0
    private let budget: HoldBudget

    /// - Parameter head: as it goes to the API, so that what is checked is what the API gets.
    init(_ pass: Admission.Pass, _ head: HTTPRequestHead, isRepeatable: Bool, budget: HoldBudget) {
        contract = RequestContract(operation: pass.operation)
        let query = head.uri.firstIndex(of: "?").map { String(head.uri[head.uri.index(after: $0)...]) }
        request = ReceivedRequest(
            pathValues: pass.values, query: query, fields: Array(head.headers), hasBody: pass.framing != .none)
        self.isRepeatable = isRepeatable
        isTooLong = (head.headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0) > RequestContract.bodyLimit
        self.budget = budget
    }

    deinit {
        budget.give(count)
    }

    /// Notes bytes that are kept; false when all connections together keep too many.
    func keep(_ bytes: Int) -> Bool {
        guard budget.take(bytes) else { return false }
        count += bytes
        return true
    }
}
