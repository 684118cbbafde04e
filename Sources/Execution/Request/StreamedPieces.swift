/// The bytes before a file, the file, the bytes after it.
actor StreamedPieces {
    private enum Place {
        case before, file, over
    }

    private let before: [UInt8]
    private let after: [UInt8]
    private let file: @Sendable () async throws -> [UInt8]?
    private var place = Place.before

    init(before: [UInt8], after: [UInt8], _ file: @escaping @Sendable () async throws -> [UInt8]?) {
        self.before = before
        self.after = after
        self.file = file
    }

    /// The next piece that is not empty; nil after the last.
    func next() async throws -> [UInt8]? {
        if place == .before {
            place = .file
            if !before.isEmpty { return before }
        }
        if place == .file {
            let piece = try await file()
            if let piece { return piece }
            place = .over
            if !after.isEmpty { return after }
        }
        return nil
    }
}
