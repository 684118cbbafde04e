import Execution
import Testing

@testable import Authorization

@Suite("Digest (RFC 7616)")
struct DigestAnswerTests {
    /// The challenge of RFC 7616 section 3.9.1 with another algorithm, or other parameters behind it.
    static func challenge(_ rest: String, qop: String = "qop=\"auth, auth-int\", ") throws -> DigestChallenge {
        let text = """
            Digest realm="http-auth@example.org", \(qop)\(rest), \
            nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", \
            opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"
            """
        return try #require(DigestChallenge.first(in: [text]))
    }

    static func answer(_ challenge: DigestChallenge, user: String = "Mufasa") -> DigestAnswer {
        DigestAnswer(
            challenge: challenge, user: user, password: Secret("Circle of Life"),
            clientNonce: "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ")
    }

    @Test(
        "Responses are those of section 3.9.1, and by the formulas of section 3.4 for sessions",
        arguments: [
            ("algorithm=MD5", "8ca523f5e9506fed4657c9700eebdbec"),
            ("algorithm=SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
            ("algorithm=MD5-sess", "e783283f46242139c486a698fec7211d"),
            ("algorithm=SHA-256-sess", "2fd51b3a77ad75bad6afad6003e818d767133c46d9e2749e7f5232ae1ea3efd7"),
            ("stale=false", "8ca523f5e9506fed4657c9700eebdbec"),
        ])
    func responses(_ rest: String, _ expected: String) throws {
        let answer = Self.answer(try Self.challenge(rest))
        #expect(answer.response(method: "GET", target: "/dir/index.html") == expected)
    }

    @Test("The field is that of section 3.9.1, and a secret (THREATS A3)")
    func field() throws {
        let field = Self.answer(try Self.challenge("algorithm=MD5")).field(method: "GET", target: "/dir/index.html")
        #expect(
            field.text(.revealed) == """
                Digest username="Mufasa", realm="http-auth@example.org", uri="/dir/index.html", \
                nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", algorithm=MD5, qop=auth, nc=00000001, \
                cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", response="8ca523f5e9506fed4657c9700eebdbec", \
                opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"
                """)
        #expect(field.text() == "Digest ••••••••" && field.isSecret)
    }

    @Test("A server without qop gets the form of RFC 2069")
    func oldForm() throws {
        let answer = Self.answer(try Self.challenge("algorithm=MD5", qop: ""))
        #expect(answer.response(method: "GET", target: "/dir/index.html") == "7b2cc3b30e75b4777ea31027084363fd")
        let text = answer.field(method: "GET", target: "/").text(.revealed)
        #expect(!text.contains("qop") && !text.contains("cnonce") && !text.contains("nc="))
    }

    @Test("A name goes as a digest where the server asks, and by RFC 8187 where it is not ASCII (section 3.4.4)")
    func names() throws {
        let hashed = Self.answer(try Self.challenge("algorithm=SHA-256, userhash=true")).field(
            method: "GET", target: "/")
        #expect(
            hashed.text(.revealed).hasPrefix(
                "Digest username=\"a947aad205e80e429958a387394944c6b496301e79f89d35a4cc23b6ee12b5b6\""))
        #expect(hashed.text(.revealed).hasSuffix("userhash=true"))
        // The name of section 3.9.2.
        let foreign = Self.answer(try Self.challenge("algorithm=MD5"), user: "Jäsøn Doe").field(
            method: "GET", target: "/")
        #expect(foreign.text(.revealed).hasPrefix("Digest username*=UTF-8''J%C3%A4s%C3%B8n%20Doe,"))
        let quoted = Self.answer(try Self.challenge("algorithm=MD5"), user: #"a"b\c"#).field(method: "GET", target: "/")
        #expect(quoted.text(.revealed).hasPrefix(#"Digest username="a\"b\\c","#))
    }

    @Test("The first challenge that can be answered counts, in one field or several, beside other schemes")
    func first() {
        let digest = { (algorithm: String) in "Digest realm=\"r\", nonce=\"n\", qop=\"auth\", algorithm=\(algorithm)" }
        #expect(
            DigestChallenge.first(in: [digest("SHA-512-256"), digest("SHA-256"), digest("MD5")])?.algorithm == .sha256)
        #expect(DigestChallenge.first(in: ["Basic realm=\"b\", " + digest("md5") + ", Bearer"])?.algorithm == .md5)
        #expect(DigestChallenge.first(in: ["Negotiate YWJj==, " + digest("MD5-sess")])?.isSession == true)
        #expect(DigestChallenge.first(in: [digest("MD5") + ", stale=TRUE"])?.isStale == true)
        #expect(DigestChallenge.first(in: ["DIGEST REALM=r,NONCE=n"])?.hasQuality == false)
    }

    @Test(
        "What cannot be answered is no challenge",
        arguments: [
            "", "Basic realm=\"x\"", "Digest", "Digest realm=\"r\"", "Digest nonce=\"n\"",
            "Digest realm=\"r\", nonce=\"n\", algorithm=SHA-1", "Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\"",
            "Digest realm=\"r\", nonce=\"n\u{1}\"", "Digest realm=\"ü\", nonce=\"n\"", "Digest realm=\"r, nonce=\"n",
            "=", "\"", ",,,,", "Digest =,=,=", "Digest nonce=\"\\",
        ])
    func none(_ field: String) {
        #expect(DigestChallenge.first(in: [field]) == nil)
    }
}
