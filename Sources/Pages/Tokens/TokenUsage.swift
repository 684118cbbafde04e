public import Foundation
public import TokenDesk

/// What came with a token, as its page shows it.
public struct TokenUsage: Sendable, Hashable {
    /// One day of the chart.
    public struct Day: Sendable, Hashable {
        public let day: Date
        public let requests: Int
        public let failures: Int

        public init(day: Date, requests: Int, failures: Int) {
            self.day = day
            self.requests = requests
            self.failures = failures
        }
    }

    /// One operation and class of status.
    public struct Line: Sendable, Hashable {
        /// Empty for requests that meant no operation.
        public let operation: String
        /// 1 to 5.
        public let statusClass: Int
        public let requests: Int

        public init(operation: String, statusClass: Int, requests: Int) {
            self.operation = operation
            self.statusClass = statusClass
            self.requests = requests
        }
    }

    /// Every day of the last 30, oldest first.
    public var days: [Day]
    /// Of the same days.
    public var lines: [Line]
    /// Newest first.
    public var failures: [UsageTally.Failure]
    /// Requests of today.
    public var today: Int

    public init(days: [Day] = [], lines: [Line] = [], failures: [UsageTally.Failure] = [], today: Int = 0) {
        self.days = days
        self.lines = lines
        self.failures = failures
        self.today = today
    }
}
