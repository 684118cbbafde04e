/// A stretch of a body in a sample.
enum SamplePiece {
    case text(String)
    /// Bytes that are no text, few enough to be written down.
    case bytes([UInt8])
    /// The content of a file beside the sample, by its name.
    case file(String)
}
