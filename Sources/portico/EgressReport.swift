import Egress

/// The effective list of what may be called: origin, address class, who named it (THREATS 5.1, O6).
struct EgressReport {
    /// One origin, or one line that stands for many.
    struct Row: Hashable {
        let origin: String
        let addressClass: String
        let provenance: String
        let isAdmitted: Bool
        /// The `allow` line that would admit it; nil for what is admitted or can never be.
        let line: String?

        /// What becomes of a call to it.
        var state: String {
            isAdmitted ? "may be called" : line.map { "needs --allow '\($0)'" } ?? "is never called"
        }
    }

    let rows: [Row]

    /// Reads a policy.
    init(_ policy: EgressPolicy) {
        let origins = policy.entries.map { Self.row(for: $0, policy.admission(of: $0.origin)) }
        let wildcards = policy.wildcards.map { line in
            Row(
                origin: String(line.description.prefix { $0 != " " }), addressClass: line.addressClass?.rawValue ?? "",
                provenance: EgressPolicy.Provenance.setting.description, isAdmitted: true, line: nil)
        }
        rows = origins + wildcards
    }

    private static func row(for entry: EgressPolicy.Entry, _ admission: Admission) -> Row {
        let (addressClass, isAdmitted, line): (String, Bool, String?) =
            switch admission {
            case .admitted(let admitted): (admitted.rawValue, true, nil)
            case .pending(let line): (entry.addressClass.rawValue, false, line)
            case .refused: ("denied", false, nil)
            }
        return Row(
            origin: entry.origin.description, addressClass: addressClass, provenance: entry.provenance.description,
            isAdmitted: isAdmitted, line: line)
    }

    /// The lines that `allow` lacks, in the order of the descriptions.
    var missingLines: [String] { rows.compactMap(\.line) }

    /// One line an origin, its columns aligned.
    var text: String {
        let widths = (origin: Self.width(rows.map(\.origin)), named: Self.width(rows.map(\.addressClass)))
        return rows.map { row in
            let origin = Self.padded(row.origin, widths.origin)
            return
                "  \(origin)  \(Self.padded(row.addressClass, widths.named))  \(row.state), named by \(row.provenance)"
        }.joined(separator: "\n")
    }

    private static func width(_ texts: [String]) -> Int { texts.map(\.count).max() ?? 0 }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
