import Egress
import Execution
import Foundation
import Testing

@testable import Authorization

@Suite("Saved credentials")
struct SavedCredentialTests {
    static let origin = "https://api.example.com"
    static let moment = Date(timeIntervalSince1970: 1_700_000_000.5)
    static let credentials: [Credential] = [
        .apiKey(Secret("key")), .bearer(Secret(String(repeating: "t", count: 8192))),
        .basic(user: "anna", password: Secret("")), .basic(user: "", password: Secret("pä:ß")),
    ]

    @Test("A payload reads back as what it was", arguments: credentials)
    func roundTrip(credential: Credential) throws {
        let origin = try Origin(parsing: Self.origin)
        let saved = SavedCredential(scheme: "s", credential: credential, origin: origin, savedAt: Self.moment)
        #expect(SavedCredential(scheme: "s", origin: origin, payload: saved.payload) == saved)
    }

    @Test("A cut, longer or foreign payload reads as nothing")
    func broken() throws {
        let origin = try Origin(parsing: Self.origin)
        let saved = SavedCredential(
            scheme: "s", credential: .basic(user: "anna", password: Secret("secret")), origin: origin,
            savedAt: Self.moment)
        let payload = saved.payload
        for count in payload.indices where count != 10 {
            #expect(SavedCredential(scheme: "s", origin: origin, payload: Array(payload.prefix(count))) == nil)
        }
        let huge = Array(payload.prefix(10)) + [UInt8](repeating: 0xFF, count: 8)
        for other in [payload + [0], [2] + payload.dropFirst(), [1, 9] + payload.dropFirst(2), huge, []] {
            #expect(SavedCredential(scheme: "s", origin: origin, payload: other) == nil)
        }
    }

    @Test(
        "A hint shows the end of a long value, nothing of a short one, and the user's name (THREATS A1)",
        arguments: [
            (Credential.bearer(Secret("abcdefghijklx4Z9")), "…x4Z9"), (.apiKey(Secret("short")), "…"),
            (.basic(user: "anna", password: Secret("abcdefghijklx4Z9")), "anna"),
        ])
    func hints(credential: Credential, hint: String) {
        #expect(credential.hint == hint)
    }

    @Test("Neither description nor mirror shows a value (THREATS O1, B8)")
    func masked() throws {
        let saved = SavedCredential(
            scheme: "s", credential: .bearer(Secret("canary-value-1234")), origin: try Origin(parsing: Self.origin),
            savedAt: Self.moment)
        var dumped = ""
        dump(saved, to: &dumped)
        #expect(!dumped.contains("canary") && !"\(saved)".contains("canary"))
    }
}
