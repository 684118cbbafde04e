import Execution
import Pages

extension Visit {
    /// The request of a call, or all that is wrong with it: what cannot be built before what does not fit its schema.
    func request(
        for call: Call, skippingProblems: Bool, isChecked: Bool
    ) throws(CallError) -> OutboundRequest {
        let isHeld = isChecked && !skippingProblems
        let found = isHeld ? RequestCheck(operation: call.operation).problems(of: call) : []
        let request: OutboundRequest
        do {
            request = try builder.request(for: call, skippingProblems: skippingProblems)
        } catch {
            let told = Set(error.problems.map(\.key))
            throw CallError(problems: error.problems + found.filter { !told.contains($0.key) })
        }
        guard found.isEmpty else { throw CallError(problems: found) }
        return request
    }
}
