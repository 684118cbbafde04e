import Foundation

/// The processor time of the calling thread in milliseconds: what other processes take of the cores does not count.
enum Stopwatch {
    static func milliseconds<R>(of work: () throws -> R) rethrows -> (result: R, time: Double) {
        let start = now()
        let result = try work()
        return (result, now() - start)
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
    }
}

extension [Double] {
    /// The middle one; 0 of none.
    var median: Double { isEmpty ? 0 : sorted()[count / 2] }
}

extension Double {
    /// With so many digits behind the point, in a column of a width.
    func column(_ width: Int, _ digits: Int = 2) -> String { String(format: "%\(width).\(digits)f", self) }
}
