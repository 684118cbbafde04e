import Foundation
import Testing
import TokenDesk

@testable import Site

@Suite("How often a password may be tried")
struct SignInAllowanceTests {
    private let now = Date(timeIntervalSince1970: 1_750_000_000)

    private func wait(_ allowance: SignInAllowance, name: String, address: String, after seconds: TimeInterval = 0)
        -> Int?
    {
        do {
            try allowance.check(name: name, address: address, at: now.addingTimeInterval(seconds))
            return nil
        } catch {
            #expect(error.code == .tooOften)
            return error.retryAfter
        }
    }

    @Test("Few tries a name, more an address, and waiting ends it (THREATS G9)")
    func limits() {
        let allowance = SignInAllowance()
        for _ in 0..<SignInThrottle.nameLimit { allowance.failed(name: "ada", address: "192.0.2.1", at: now) }
        #expect(wait(allowance, name: "ADA", address: "198.51.100.1") == 900)
        #expect(wait(allowance, name: "ada", address: "198.51.100.1", after: 899) == 1)
        #expect(wait(allowance, name: "ada", address: "198.51.100.1", after: 900) == nil)
        #expect(wait(allowance, name: "bo", address: "192.0.2.1") == nil)
        for index in 0..<15 { allowance.failed(name: "user\(index)", address: "192.0.2.1", at: now) }
        #expect(wait(allowance, name: "bo", address: "192.0.2.1") == 900)
        allowance.succeeded(name: "ada")
        #expect(wait(allowance, name: "ada", address: "198.51.100.1") == nil)
    }

    @Test("What is no user's name takes no place of its own")
    func foreignNames() {
        let allowance = SignInAllowance()
        for index in 0..<5 {
            allowance.failed(name: String(repeating: "ä", count: 1_000 + index), address: "\(index)", at: now)
        }
        #expect(wait(allowance, name: "no name at all", address: "x") != nil)
        #expect(wait(allowance, name: "ada", address: "x") == nil)
    }
}
