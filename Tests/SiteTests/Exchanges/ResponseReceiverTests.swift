import Egress
import Execution
import Storage
import Testing

@testable import Site

@Suite("An answer on its way in (THREATS L4)")
struct ResponseReceiverTests {
    private static let piece = [UInt8](repeating: 0x42, count: 1_000_000)
    private static let text = SessionTests.text

    /// Runs with a receiver whose memory is bounded.
    private func receiving(
        budget: Int, _ body: (ResponseReceiver, BodyBudget, TestSite) async throws -> Void
    ) async throws {
        let site = try TestSite([("shop", try await TestSite.document(Self.text))])
        let session = try await site.environment.store.sessions.begin().session
        let budget = BodyBudget(limit: budget)
        let receiver = ResponseReceiver(
            site.environment.store.exchanges, session, share: BodyBudget.Share(of: budget), live: nil
        ) { _ in false }
        try await body(receiver, budget, site)
        try site.environment.store.close()
    }

    private static func head(_ length: Int? = nil) -> ExchangeResponse {
        ExchangeResponse(
            status: 200, fields: length.map { [WireField(name: "content-length", value: "\($0)")] } ?? [])
    }

    @Test("A small one is held, with the room for it taken before it comes, or as it comes")
    func small() async throws {
        for length in [2_000_000, nil] {
            try await receiving(budget: 4_000_000) { receiver, budget, _ in
                try await receiver.begin(Self.head(length))
                #expect(budget.used == (length == nil ? 0 : 4_000_000))
                for _ in 0..<2 { #expect(try await receiver.take(Self.piece)) }
                #expect(budget.used == 4_000_000)
                let (body, rest) = await receiver.received()
                #expect(body.count == 2_000_000 && rest == 0 && receiver.spooled == nil)
            }
        }
    }

    @Test("Without room it is given up")
    func full() async throws {
        try await receiving(budget: 3_000_000) { receiver, _, _ in
            let error = await #expect(throws: EgressError.self) { try await receiver.begin(Self.head(2_000_000)) }
            #expect(error?.code == .busy)
        }
        try await receiving(budget: 3_000_000) { receiver, _, _ in
            try await receiver.begin(Self.head())
            #expect(try await receiver.take(Self.piece))
            await #expect(throws: EgressError.self) { try await receiver.take(Self.piece) }
        }
    }

    @Test("V4: A large one goes to disk, whole, and its beginning alone is held; the room for it is given back")
    func large() async throws {
        for length in [12_000_000, nil] {
            try await receiving(budget: 24_000_000) { receiver, budget, _ in
                try await receiver.begin(Self.head(length))
                for _ in 0..<12 { #expect(try await receiver.take(Self.piece)) }
                #expect(budget.used == 0 && receiver.isPatient)
                let (body, rest) = await receiver.received()
                #expect(body.count == ExchangeStore.heldBytes && body.count + rest == 12_000_000)
                #expect(receiver.spooled?.size == 12_000_000)
            }
        }
    }
}
