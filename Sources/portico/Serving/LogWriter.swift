import Foundation
import Logging

/// Writes each record as one line of at most 512 bytes: signs that would begin another line, colour a terminal or hide what
/// stands there are written as escapes (THREATS O2).
struct LogWriter: LogHandler {
    /// Bytes of a record with its line end.
    static let limit = 512
    /// Bytes of one value, so that a long one does not push the others out.
    static let valueLimit = 256

    var logLevel: Logger.Level = .info
    var metadata: Logger.Metadata = [:]

    private let label: String
    private let now: @Sendable () -> Date
    private let write: @Sendable (Data) -> Void

    /// - Parameters:
    ///   - label: whose records these are.
    ///   - now: the clock.
    ///   - write: takes a whole line; standard error unless said otherwise.
    init(
        label: String, now: @escaping @Sendable () -> Date = { Date() },
        write: @escaping @Sendable (Data) -> Void = { try? FileHandle.standardError.write(contentsOf: $0) }
    ) {
        self.label = label
        self.now = now
        self.write = write
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes a record; the source is left out, as the message says enough.
    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        let values = all.sorted { $0.key < $1.key }.map { pair in
            "\(Self.clipped(Self.escaped(pair.key), to: 64))=\(Self.value(pair.value.description))"
        }
        let moment = now().formatted(.iso8601)
        let line = (["\(moment) \(event.level) \(label): \(Self.escaped(event.message.description))"] + values)
            .joined(separator: " ")
        write(Data((Self.clipped(line, to: Self.limit - 1) + "\n").utf8))
    }

    /// A value in quotation marks where a blank or a sign of the record's own could be taken for its end.
    private static func value(_ text: String) -> String {
        let escaped = clipped(escaped(text), to: valueLimit)
        let isPlain = !escaped.isEmpty && !escaped.contains { " =\"".contains($0) }
        return isPlain ? escaped : "\"\(escaped.replacing("\"", with: "\\\""))\""
    }

    /// Controls, separators of lines, marks of direction and what is invisible as `\u{…}`; a backslash twice.
    private static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        // Whatever is behind this would be cut off anyway.
        for scalar in text.unicodeScalars.prefix(limit) {
            switch scalar.properties.generalCategory {
            case _ where scalar == "\\": result.append(contentsOf: "\\\\".unicodeScalars)
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
                result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// The beginning of a text that is too long, with a mark behind it.
    private static func clipped(_ text: String, to limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var kept = String.UnicodeScalarView()
        var bytes = 0
        for scalar in text.unicodeScalars {
            bytes += UTF8.width(scalar)
            guard bytes <= limit - 3 else { break }
            kept.append(scalar)
        }
        return String(kept) + "…"
    }
}
