import Egress
import Execution
import Foundation
import Testing

@testable import Storage

@Suite("Cookies in the store")
struct CookieStoreTests {
    private static let response = ExchangeResponse(
        status: 200, fields: [WireField(name: "Set-Cookie", value: "sid=canary-cookie-1; Path=/")])

    private func origin(_ text: String = "https://api.example") throws -> Origin { try Origin(parsing: text) }

    private func set(_ origin: Origin, _ store: CookieStore, in session: Session) async throws {
        try await store.change(origin, in: session) { jar in
            jar.take(Self.response, from: origin, path: "/", at: Date(timeIntervalSince1970: 1))
        }
    }

    @Test("A jar is of one session and origin, and cleared by origin or whole (THREATS N9)")
    func jars() async throws {
        let test = try TestStore()
        let (one, other) = (try await test.session(), try await test.session())
        let store = test.store.cookies
        try await set(try origin(), store, in: one)
        try await set(try origin("https://b.example"), store, in: one)
        #expect(try await store.jar(of: origin(), in: one).cookies.map(\.value) == ["canary-cookie-1"])
        #expect(try await store.jar(of: origin(), in: other).isEmpty)
        #expect(try await store.jar(of: origin("http://api.example"), in: one).isEmpty)
        #expect(
            try await store.jars(in: one).map(\.origin.description) == ["https://api.example", "https://b.example"])
        try await store.removeAll(of: origin(), in: one)
        #expect(try await store.jars(in: one).count == 1)
        try await store.removeAll(in: one)
        #expect(try await store.jars(in: one).isEmpty)
    }

    @Test("The jars of an identity are apart from the session's, and are copied by origin")
    func owners() async throws {
        let test = try TestStore()
        let session = try await test.session()
        let store = test.store.cookies
        let (one, two) = (try origin(), try origin("https://b.example"))
        try await set(one, store, in: session)
        try await set(two, store, in: session)
        let ada = CookieStore.Owner.identity("shop/ada")
        try await store.copy([one], from: .session, to: ada, in: session)
        #expect(try await store.jars(of: ada, in: session).map(\.origin) == [one])
        #expect(try await store.jars(in: session).map(\.origin) == [one, two])
        try await store.removeAll(in: session)
        #expect(try await store.jar(of: one, owner: ada, in: session).cookies.map(\.value) == ["canary-cookie-1"])
        #expect(try await store.jars(of: .identity("shop/ad"), in: session).isEmpty)
        try await store.removeAll(owner: ada, in: session)
        #expect(try await store.jars(of: ada, in: session).isEmpty)
    }

    @Test("A jar whose last cookie goes is gone")
    func emptied() async throws {
        let test = try TestStore()
        let session = try await test.session()
        try await set(try origin(), test.store.cookies, in: session)
        try await test.store.cookies.change(origin(), in: session) { $0.remove(name: "sid", path: "/") }
        #expect(try await test.store.cookies.jars(in: session).isEmpty)
    }

    @Test("Of more than fifty origins the one unchanged for longest makes room")
    func bounds() async throws {
        let test = try TestStore()
        let (session, store) = (try await test.session(), test.store.cookies)
        for number in 0...CookieStore.countLimit {
            try await set(try origin("https://h\(number).example"), store, in: session)
        }
        let origins = try await store.jars(in: session).map(\.origin.description)
        #expect(origins.count == CookieStore.countLimit && !origins.contains("https://h0.example"))
    }

    @Test("Nothing is lost when calls end side by side")
    func sideBySide() async throws {
        let test = try TestStore()
        let (session, store, origin) = (try await test.session(), test.store.cookies, try origin())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    let field = WireField(name: "Set-Cookie", value: "c\(number)=1")
                    try await store.change(origin, in: session) { jar in
                        jar.take(
                            ExchangeResponse(status: 200, fields: [field]), from: origin, path: "/",
                            at: Date(timeIntervalSince1970: 1))
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await store.jar(of: origin, in: session).cookies.count == 20)
    }
}
