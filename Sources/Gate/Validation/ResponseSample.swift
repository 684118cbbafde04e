import Egress
import Execution
import NIOCore
import NIOHTTP1
import OpenAPI

/// A response that is copied as it passes, to be held against the description afterwards.
struct ResponseSample: Sendable {
    let operation: OpenAPI.Operation
    private let head: HTTPResponseHead
    private var body = ByteBuffer()
    private var isTruncated: Bool

    /// - Parameter isHead: whether no body comes, whatever the operation is (RFC 9110 section 9.3.2).
    init(_ operation: OpenAPI.Operation, _ head: HTTPResponseHead, isHead: Bool = false) {
        self.operation = operation
        self.head = head
        // What is in a content coding is as good as not read.
        isTruncated = isHead || ContentCoding.isCoded(head.headers["Content-Encoding"])
    }

    /// Takes more of the body, up to what is checked.
    mutating func append(_ bytes: ByteBuffer) {
        guard !isTruncated else { return }
        guard body.readableBytes + bytes.readableBytes <= ContractCheck.bodyLimit else {
            isTruncated = true
            body = ByteBuffer()
            return
        }
        body.writeImmutableBuffer(bytes)
    }

    /// What speaks against the response; nil when the description has no responses.
    var report: ContractReport? {
        let response = ExchangeResponse(
            status: Int(head.status.code), fields: head.headers.map { WireField(name: $0.name, value: $0.value) },
            body: Array(body.readableBytesView), isTruncated: isTruncated)
        return ContractCheck(operation: operation).report(on: response)
    }
}
