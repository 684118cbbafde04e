import Authorization
import Egress
import Execution
import Foundation
import Testing
import TokenDesk

@testable import Storage

@Suite("What lies on the disk")
struct LeakTests {
    static let canary = "canary-7f3a9e-secret-value"

    /// The spellings in which a planted text could have been written.
    static func spellings(of text: String) -> [[UInt8]] {
        let data = Data(text.utf8)
        return [
            Array(data), Array(data.base64EncodedString().prefix(20).utf8),
            data.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined().utf8.map { $0 },
            Array(text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }),
        ]
    }

    static func contains(_ haystack: [UInt8], _ needle: [UInt8]) -> Bool {
        Data(haystack).range(of: Data(needle)) != nil
    }

    @Test("No planted secret is in the database or its log, while it is kept and after (THREATS B1, N8, A1, O1)")
    func leaks() async throws {
        let test = try TestStore()
        let (store, canary) = (test.store, Self.canary)
        let (first, firstSecret) = try await store.sessions.begin()
        let (session, secret) = try await store.sessions.rotate(first)
        let basic = SavedCredential(
            scheme: "basic", credential: .basic(user: canary, password: Secret(canary)),
            origin: try Origin(parsing: "https://api.example.com"), savedAt: .now)
        try await store.credentials.put(basic, document: "d", in: session)
        try await store.credentials.put(TestStore.saved(canary), document: "d", in: session)
        let draft = FormDraft(fields: [.init(name: "p.query.token", value: canary)])
        try await store.selections.keep(draft, of: "op", document: "d", in: session)
        try await store.selections.choose(ServerSelection(index: 0, variables: ["v": canary]), for: "d", in: session)
        let cookie = ExchangeResponse(
            status: 200, fields: [.init(name: "Set-Cookie", value: "\(canary)=\(canary)")])
        try await store.cookies.change(Origin(parsing: "https://api.example.com"), in: session) { jar in
            jar.take(cookie, from: basic.origin, path: "/", at: .now)
        }
        let bytes = Array(canary.utf8)
        _ = try await store.exchanges.add(TestStore.exchange(payload: bytes, body: bytes), in: session)
        let (ann, link) = try await store.users.invite(
            name: "ann", role: .developer, hasAPIAccess: true, by: TestStore.actor)
        _ = try await store.users.join(link, name: "", password: canary, by: "::1")
        let issued = try await test.issue(for: ann)
        let unused = try await store.users.reinvite(ann.id, by: TestStore.actor)
        let planted = [
            canary, secret.cookieValue, firstSecret.cookieValue, issued.token.reveal(), TestStore.keyText,
            String(issued.token.reveal().dropFirst(4).prefix(43)), link.reveal(), unused.reveal(),
        ]
        func check(_ moment: String) throws {
            let disk = try test.filesOnDisk()
            #expect(Self.contains(disk, Array("https://api.example.com".utf8)) == (moment == "kept"), "\(moment)")
            for text in planted {
                for spelling in Self.spellings(of: text) { #expect(!Self.contains(disk, spelling), "\(moment)") }
            }
            #expect(!Self.contains(disk, [UInt8](repeating: 42, count: 32)), "the server key, \(moment)")
        }
        try check("kept")
        try await store.sessions.end(session)
        try check("ended")
    }

    @Test("After logout the log is empty and not even the sealed bytes are left (THREATS B1)")
    func shredding() async throws {
        let test = try TestStore()
        let session = try await test.session()
        try await test.store.credentials.put(TestStore.saved("one"), document: "document-marker", in: session)
        #expect(Self.contains(try test.filesOnDisk(), Array("document-marker".utf8)))
        try await test.store.sessions.end(session)
        #expect(!Self.contains(try test.filesOnDisk(), Array("document-marker".utf8)))
        let log = test.folder.file(Store.fileName + "-wal")
        #expect(try FileManager.default.attributesOfItem(atPath: log)[.size] as? Int == 0)
    }
}
