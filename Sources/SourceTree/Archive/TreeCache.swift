/// Keeps what reading a YAML text came to, so that the same text need not be read again.
///
/// What it gives back must be what it was given for that text: ``Tree`` finds out what would break it, not what would
/// deceive its readers.
public protocol TreeCache: Sendable {
    /// What was kept for a text, nil when there is nothing that can be trusted.
    func stored(for text: [UInt8]) -> [UInt8]?
    /// Keeps what a text came to; when it cannot, that is all.
    func store(_ archive: [UInt8], for text: [UInt8])
}
