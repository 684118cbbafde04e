import Foundation

/// A line on standard error beside what a command prints.
enum Remark {
    /// Writes the line; a closed standard error is no failure.
    static func write(_ line: String) {
        try? FileHandle.standardError.write(contentsOf: Data("portico: \(VisibleText.of(line))\n".utf8))
    }
}
