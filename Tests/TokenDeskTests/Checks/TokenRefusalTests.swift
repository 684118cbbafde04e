import Testing

@testable import TokenDesk

@Suite("Refusals")
struct TokenRefusalTests {
    static let all: [TokenRefusal] = [
        .unknown, .revoked, .expired(at: Sample.moment), .paused, .ownerWithoutAccess, .network,
        .missingScopes([], of: []), .operationNotGranted, .notByToken, .resource(kind: "v"),
        .unnamedResource(kind: "v"), .rate(retryAfter: 1),
    ]

    @Test("Each has a word of its own")
    func codes() {
        #expect(Set(Self.all.map(\.code)).count == Self.all.count)
        #expect(Self.all.allSatisfy { $0.code.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D } })
    }

    @Test("The first five are about the token itself, the others about what it was used for")
    func kinds() {
        #expect(Self.all.map(\.isAboutToken) == Array(repeating: true, count: 5) + Array(repeating: false, count: 7))
    }
}
