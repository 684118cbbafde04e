import Foundation

/// How far a long piece of work is, on standard error: a bar on a terminal, a line every quarter elsewhere.
struct ProgressLine {
    private let total: Int
    private let isTerminal: Bool
    private var done = 0
    private var shown = 0

    private static let width = 40

    init(total: Int, isTerminal: Bool = isatty(STDERR_FILENO) == 1) {
        self.total = max(1, total)
        self.isTerminal = isTerminal
    }

    /// One more is done.
    mutating func step() {
        done += 1
        let parts = isTerminal ? 100 : 4
        let part = done * parts / total
        guard part > shown else { return }
        shown = part
        Self.write(isTerminal ? bar : "\(done) of \(total) files\n")
    }

    /// Leaves the bar's line.
    func end() {
        if isTerminal { Self.write("\n") }
    }

    private var bar: String {
        let full = min(Self.width, done * Self.width / total)
        let rest = String(repeating: "·", count: Self.width - full)
        return "\r\(String(repeating: "█", count: full))\(rest) \(done) of \(total) files"
    }

    private static func write(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
