/// Whether the time of a piece of work depends on what it is given: the method of dudect (Reparaz, Balasch, Verbauwhede 2017).
///
/// Two classes of work are measured in random order, the slowest measurements are left out, and what is left is compared by
/// Welch's t: around 0 for equal times, and the further from it the more is measured of unequal ones.
public struct LeakStatistic: Sendable {
    /// Measurements of one class.
    private let count: Int
    /// Calls in one measurement, so that it is long beside the clock's own time.
    private let calls: Int
    /// The share of measurements that is kept, in percent; what interrupts a thread makes some of them long.
    private static let keptPercent = 80

    /// A statistic of so many measurements of each class, each of so many calls.
    public init(count: Int, calls: Int) {
        self.count = count
        self.calls = calls
    }

    /// Welch's t of two classes of work.
    public func t(seed: UInt64, _ first: () -> Void, _ second: () -> Void) -> Double {
        var random = Seeded(seed: seed)
        var times: [[Double]] = [[], []]
        for place in 0..<(count * 2) {
            let isSecond = Bool.random(using: &random)
            let elapsed = measured(isSecond ? second : first)
            // The first ones warm caches and branches up.
            if place > count / 10 { times[isSecond ? 1 : 0].append(elapsed) }
        }
        let all = (times[0] + times[1]).sorted()
        let bound = all[min(all.count - 1, all.count * Self.keptPercent / 100)]
        return Self.welch(times[0].filter { $0 <= bound }, times[1].filter { $0 <= bound })
    }

    private func measured(_ work: () -> Void) -> Double {
        let time = processorTime { for _ in 0..<calls { work() } }.time
        return Double(time.components.seconds) * 1e9 + Double(time.components.attoseconds) / 1e9
    }

    private static func welch(_ first: [Double], _ second: [Double]) -> Double {
        let (one, other) = (moments(first), moments(second))
        let spread = (one.variance / Double(first.count) + other.variance / Double(second.count)).squareRoot()
        return spread > 0 ? (one.mean - other.mean) / spread : 0
    }

    private static func moments(_ values: [Double]) -> (mean: Double, variance: Double) {
        let mean = values.reduce(0, +) / Double(max(1, values.count))
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (mean, squares / Double(max(1, values.count - 1)))
    }
}
