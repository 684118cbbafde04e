import Hummingbird
import Logging

/// What a request context is made from when there is no connection.
struct TestSource: RequestContextSource {
    var logger: Logger {
        var logger = Logger(label: "fleet tests")
        logger.logLevel = .critical
        return logger
    }
}
