import Execution
import HTTPTypes
import Hummingbird
import Markup
import NIOCore
import Pages

extension Answer {
    /// A result that is written while it comes.
    ///
    /// - Parameter task: makes the call, and may read the request's body meanwhile; it is over before the answer is, for then
    ///   others read the connection.
    static func following<Value: Sendable>(
        _ call: LiveCall, by task: Task<Value, any Error>, as view: LiveView, isFragment: Bool, nonce: String
    ) -> Answer {
        let around = isFragment ? view.fragment() : view.page()
        var answer = isFragment ? Answer.fragment(around.before) : .page(around.before, nonce: nonce)
        answer.fields[live] = "1"
        // nginx would hold back what is to be seen at once.
        answer.fields[buffering] = "no"
        answer.rest = { writer in
            do {
                try await withTaskCancellationHandler {
                    try await write(call, view, around, into: &writer, over: task)
                } onCancel: {
                    task.cancel()
                }
            } catch {
                // Nobody takes the answer any more.
                task.cancel()
                _ = await task.result
                throw error
            }
        }
        return answer
    }

    private static func write(
        _ call: LiveCall, _ view: LiveView, _ around: LiveView.Around, into writer: inout any ResponseBodyWriter,
        over task: Task<some Sendable, any Error>
    ) async throws {
        var text = LiveText()
        while let bytes = await call.next() {
            try await writer.write(ByteBuffer(bytes: text.html(bytes).bytes + view.progress(call.size).bytes))
        }
        _ = await task.result
        let kept = call.kept
        let closing = view.closing(
            exchange: kept?.id, isStopped: kept?.exchange.response?.ending == .stopped, isCut: call.isCut)
        let end = text.rest().bytes + around.between + closing.bytes + around.after
        try await writer.write(ByteBuffer(bytes: end))
    }

    /// Tells the site's own script that the answer is to be shown piece by piece.
    private static let live = HTTPField.Name("Portico-Live") ?? .server
    private static let buffering = HTTPField.Name("X-Accel-Buffering") ?? .server
}
