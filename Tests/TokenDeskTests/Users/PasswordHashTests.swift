import Foundation
import Testing

@testable import TokenDesk

@Suite("Passwords")
struct PasswordHashTests {
    // Computed with Python's hashlib.scrypt(n=32768, r=8, p=1, dklen=32) over the salt 00 01 … 0f.
    static let known =
        "$scrypt$n=32768,r=8,p=1$AAECAwQFBgcICQoLDA0ODw==$xy6UCICz8Vv/P6JqOkkUD4DOmhxN0tXSe6sQAUBxupQ="

    static func counting(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0) } }

    @Test("A password is hashed by scrypt as others do it")
    func reference() throws {
        let hash = try PasswordHash(of: "correct horse battery", randomBytes: Self.counting)
        #expect(hash.text == Self.known)
    }

    @Test("The password matches, also in another normal form, and nothing else does")
    func matching() throws {
        let hash = try PasswordHash(of: "caf\u{E9} au lait noir", randomBytes: TokenIssue.systemRandomBytes)
        let read = try #require(PasswordHash(hash.text))
        #expect(read == hash)
        #expect(read.matches("caf\u{E9} au lait noir") && read.matches("cafe\u{301} au lait noir"))
        for wrong in ["", "cafe au lait noir", "caf\u{E9} au lait noir ", "Caf\u{E9} au lait noir"] {
            #expect(!read.matches(wrong))
        }
        #expect(!read.matches(String(repeating: "x", count: 1_025)))
    }

    @Test("Equal passwords have different salts")
    func salts() throws {
        let texts = try (0..<2).map { _ in
            try PasswordHash(of: "correct horse battery", randomBytes: TokenIssue.systemRandomBytes).text
        }
        #expect(texts[0] != texts[1])
    }

    @Test(
        "A password has 12 characters at least and 1,024 bytes at most",
        arguments: ["", "eleven char", String(repeating: "e\u{301}", count: 5), String(repeating: "é", count: 513)])
    func limits(password: String) {
        let error = #expect(throws: TokenDeskError.self) {
            try PasswordHash(of: password, randomBytes: Self.counting)
        }
        #expect(error?.code == .password)
    }

    @Test(
        "What is not in the text form is no hash",
        arguments: [
            "", "$scrypt$", known.replacing("n=32768", with: "n=2"), String(known.dropFirst()),
            known.replacing("AAECAwQFBgcICQoLDA0ODw==", with: "AAEC"), known + "$",
            known.replacing("scrypt", with: "md5"),
            "$scrypt$n=32768,r=8,p=1$AAECAwQFBgcICQoLDA0ODw==$AAEC",
        ])
    func unreadable(text: String) {
        #expect(PasswordHash(text) == nil)
    }

    @Test("A source without random bytes hashes nothing, and no hash shows itself (THREATS B8)")
    func care() throws {
        #expect(throws: TokenDeskError.self) { try PasswordHash(of: "correct horse battery", randomBytes: { _ in [] }) }
        let hash = try #require(PasswordHash(Self.known))
        var dumped = "\(hash)"
        dump(hash, to: &dumped)
        #expect(!dumped.contains("AAEC") && !dumped.contains("salt"))
    }
}
