import Foundation
import Testing

@testable import TokenDesk

@Suite("How often one may try to sign in")
struct SignInThrottleTests {
    let start = Sample.moment

    @Test("After five failures a name waits until the first is fifteen minutes old, and no second longer (THREATS G9)")
    func name() {
        var throttle = SignInThrottle()
        for second in 0..<5 {
            #expect(throttle.wait(name: "ann", address: "::1", at: start) == nil)
            throttle.failed(name: "Ann", address: "\(second)", at: start.addingTimeInterval(TimeInterval(second)))
        }
        func wait(_ seconds: TimeInterval) -> Int? {
            throttle.wait(name: "ANN", address: "::1", at: start.addingTimeInterval(seconds))
        }
        #expect(wait(4) == 896 && wait(899) == 1 && wait(899.5) == 1 && wait(900) == nil)
        #expect(throttle.wait(name: "bob", address: "::1", at: start) == nil)
    }

    @Test("Twenty failures from one address make it wait, whatever the names")
    func address() {
        var throttle = SignInThrottle()
        for number in 0..<20 {
            #expect(throttle.wait(name: "x", address: "::1", at: start) == nil)
            throttle.failed(name: "n\(number)", address: "::1", at: start)
        }
        #expect(throttle.wait(name: "x", address: "::1", at: start) == 900)
        #expect(throttle.wait(name: "x", address: "::2", at: start) == nil)
    }

    @Test("Whoever gives the password begins anew, the address does not")
    func success() {
        var throttle = SignInThrottle()
        for _ in 0..<20 { throttle.failed(name: "ann", address: "::1", at: start) }
        throttle.succeeded(name: "ANN")
        #expect(throttle.wait(name: "ann", address: "::2", at: start) == nil)
        #expect(throttle.wait(name: "ann", address: "::1", at: start) != nil)
    }

    @Test("A flood of names is not remembered without bound, and the latest are")
    func flood() {
        var throttle = SignInThrottle()
        for number in 0..<12_000 {
            throttle.failed(
                name: "n\(number)", address: "a\(number)", at: start.addingTimeInterval(Double(number) / 100))
        }
        for _ in 0..<5 { throttle.failed(name: "last", address: "::1", at: start.addingTimeInterval(121)) }
        #expect(throttle.wait(name: "last", address: "::2", at: start.addingTimeInterval(121)) != nil)
        #expect(
            Mirror(reflecting: throttle).children.contains { ($0.value as? [String: [Date]])?.count ?? 0 <= 10_001 })
    }
}
