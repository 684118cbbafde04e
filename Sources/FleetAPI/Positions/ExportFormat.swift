/// The formats of the export.
enum ExportFormat: String, CaseIterable, Sendable {
    case ndjson, csv

    var mediaType: String {
        switch self {
        case .ndjson: "application/x-ndjson"
        case .csv: "text/csv"
        }
    }

    /// The format that an `Accept` field prefers (RFC 9110, section 12.5.1); nil if it takes neither. NDJSON wins a draw.
    static func preferred(by accept: String) -> ExportFormat? {
        let weights = allCases.map { ($0, weight(of: $0, in: accept)) }
        let best = weights.map(\.1).max() ?? 0
        return best > 0 ? weights.first { $0.1 == best }?.0 : nil
    }

    /// How welcome a format is, in thousandths: what the most specific range says that fits.
    private static func weight(of format: ExportFormat, in accept: String) -> Int {
        let type = format.mediaType
        let family = type.prefix { $0 != "/" } + "/*"
        var best = (precision: -1, weight: 0)
        for item in accept.split(separator: ",") {
            let parts = item.split(separator: ";").map(\.trimmingSpace)
            guard let range = parts.first?.lowercased() else { continue }
            let precision = range == type ? 2 : range == family ? 1 : range == "*/*" ? 0 : -1
            guard precision > best.precision else { continue }
            let quality = parts.dropFirst().first { $0.lowercased().hasPrefix("q=") }.flatMap {
                Double($0.dropFirst(2))
            }
            best = (precision, Int(exactly: ((quality ?? 1) * 1000).rounded()) ?? 0)
        }
        return best.weight
    }
}
