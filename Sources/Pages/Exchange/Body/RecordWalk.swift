import Markup

/// All records of a body with a JSON text a line, a piece of it at a time.
struct RecordWalk {
    /// One record, without the blanks around it.
    struct Record {
        /// The number of the line that it begins on.
        let line: Int
        /// Where it begins in the body.
        let offset: Int
        let bytes: ArraySlice<UInt8>
    }

    private let body: BodyBytes
    private let isSequence: Bool
    private var window: ArraySlice<UInt8>
    /// Where the window begins in the body.
    private var start: Int
    private var reader: RecordReader
    /// The number of the line at a place in the window.
    private var counted: (line: Int, index: Int)

    init(_ body: BodyBytes) {
        self.body = body
        isSequence = RecordReader.isSequence(body)
        start = body.start.offset
        window = body.piece(from: start, count: TableBody.windowSize)
        reader = RecordReader(window, isSequence: isSequence)
        counted = (1, window.startIndex)
    }

    /// The next record; nil at the end. One that is longer than a window comes in pieces, which are no JSON.
    mutating func next() -> Record? {
        while true {
            let before = reader.index
            let record = reader.record()
            let isCut = reader.index >= window.endIndex && start + window.count < body.count
            guard isCut else { return record.map { found($0) } }
            let from = record?.startIndex ?? window.endIndex
            if before == window.startIndex, let record, from == window.startIndex {
                defer { turn(to: window.endIndex) }
                return found(record)
            }
            turn(to: from)
        }
    }

    private mutating func found(_ record: ArraySlice<UInt8>) -> Record {
        count(to: record.startIndex)
        return Record(line: counted.line, offset: start + (record.startIndex - window.startIndex), bytes: record)
    }

    private mutating func count(to index: Int) {
        counted = (counted.line + window[counted.index..<index].count { $0 == 0x0A }, index)
    }

    private mutating func turn(to index: Int) {
        count(to: index)
        start += index - window.startIndex
        window = body.piece(from: start, count: TableBody.windowSize)
        reader = RecordReader(window, isSequence: isSequence)
        counted.index = window.startIndex
    }
}
