/// The kinds of resources, with the form of their identifiers: a prefix and a number, as in `veh_0142`.
enum ResourceKind: String, CaseIterable, Sendable {
    case depot, vehicle, group, driver, stop, route, timetable, ride, command, delivery

    /// What stands before the number.
    var prefix: String {
        switch self {
        case .depot: "dep_"
        case .vehicle: "veh_"
        case .group: "grp_"
        case .driver: "drv_"
        case .stop: "stp_"
        case .route: "rte_"
        case .timetable: "ttb_"
        case .ride: "rid_"
        case .command: "cmd_"
        case .delivery: "dlv_"
        }
    }

    /// How many digits the number has: at least the lower bound, with zeros in front.
    var digits: ClosedRange<Int> {
        switch self {
        case .depot, .group, .route: 2...6
        case .vehicle, .driver, .stop, .timetable: 4...8
        case .ride, .command, .delivery: 6...10
        }
    }

    /// The identifier of the resource with this number.
    func identifier(_ number: Int64) -> String { prefix + Digits.padded(number, digits.lowerBound) }

    /// Whether the text has the form that the description gives for identifiers of this kind.
    func matches(_ text: String) -> Bool {
        guard text.utf8.starts(with: prefix.utf8) else { return false }
        let number = text.utf8.dropFirst(prefix.utf8.count)
        return digits.contains(number.count) && number.allSatisfy(Digits.isDigit)
    }

    /// The number in an identifier, nil unless it is written just as ``identifier(_:)`` writes it.
    func number(_ text: String) -> Int64? {
        guard matches(text), let number = Int64(text.dropFirst(prefix.count)), identifier(number) == text else {
            return nil
        }
        return number
    }
}
