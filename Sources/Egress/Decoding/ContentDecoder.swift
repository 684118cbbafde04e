import NIOCore

/// The role of what takes one coding off a body, in steps of bounded memory.
protocol ContentDecoder: AnyObject {
    /// Whether the coded stream has come to its end.
    var isComplete: Bool { get }

    /// Takes what it can of `input` and writes at most the room of `output`.
    ///
    /// - Returns: whether there is more to be written before more input is needed.
    /// - Throws: `protocolViolation` for what the coding does not allow.
    func step(_ input: inout ByteBuffer, into output: inout ByteBuffer) throws(EgressError) -> Bool
}

extension EgressError {
    /// A body that is not what its coding says.
    static let undecodable = EgressError.violation("sent a compressed body that cannot be decompressed")
    /// A body whose coded stream has no end.
    static let unfinished = EgressError.violation("sent a compressed body that breaks off before its end")
}
