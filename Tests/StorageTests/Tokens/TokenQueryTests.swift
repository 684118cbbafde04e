import Foundation
import Testing
import TokenDesk

@testable import Storage

@Suite("Lists of tokens")
struct TokenQueryTests {
    let test: TestStore
    let ann: User
    let bob: User
    let ids: [TokenID]

    /// Tokens b, A, c of ann, the first used, and _ of bob, each a second after the one before.
    init() async throws {
        test = try TestStore()
        ann = try await test.user()
        bob = try await test.user("Bob")
        var ids: [TokenID] = []
        for (label, owner) in [("b", ann), ("A", ann), ("c", ann), ("_", bob)] {
            ids.append(try await test.issue(TestStore.draft(label: label), for: owner).record.id)
            test.clock.advance(seconds: 1)
        }
        self.ids = ids
    }

    func labels(_ query: TokenQuery) async throws -> String {
        try await test.store.tokens.list(query).records.map(\.label).joined()
    }

    @Test(
        "Sorted by any column, either way",
        arguments: [
            (.label, "_Abc"), (.owner, "cAb_"), (.created, "bAc_"), (.ends, "bAc_"),
        ] as [(TokenQuery.Sort, String)])
    func sorting(sort: TokenQuery.Sort, order: String) async throws {
        #expect(try await labels(TokenQuery(sort: sort, isDescending: false)) == order)
        if sort != .owner { #expect(try await labels(TokenQuery(sort: sort)) == String(order.reversed())) }
    }

    @Test("Uses and requests count as they come, flushed or not")
    func usage() async throws {
        for (id, count) in [(ids[2], 3), (ids[0], 1)] {
            for _ in 0..<count {
                test.store.tokens.count(id, operation: "op", status: 200, refusal: nil, address: "192.0.2.9")
            }
            test.clock.advance(seconds: 1)
        }
        #expect(try await labels(TokenQuery(sort: .requests)).hasPrefix("cb"))
        #expect(try await labels(TokenQuery(sort: .lastUsed)).hasPrefix("bc"))
        let record = try #require(try await test.store.tokens.find(ids[2], owner: nil))
        #expect(record.requests == 3 && record.lastAddress == "192.0.2.9" && record.lastUsedAt != nil)
    }

    @Test(
        "Filtered by owner, words, name and ends; signs of patterns are signs",
        arguments: [
            ("", "_cAb"), ("a", "cAb"), ("A", "cAb"), ("BOB", "_"), ("%", ""), ("_", "_cAb"), ("'; DROP", ""),
            ("\\", ""),
        ])
    func text(text: String, found: String) async throws {
        // Each hint holds the sign `_` of the prefix, each owner ann an `a`.
        let labels = try await labels(TokenQuery(text: text))
        #expect(text == "_" || text.lowercased() == "a" ? Set(found).isSubset(of: labels) : labels == found)
    }

    @Test("Filtered by owner and API")
    func filters() async throws {
        #expect(try await labels(TokenQuery(owner: bob.id)) == "_")
        #expect(try await labels(TokenQuery(api: "fleet")).count == 4)
        #expect(try await labels(TokenQuery(api: "other")).isEmpty)
    }

    @Test("Filtered by how long it was unused")
    func unused() async throws {
        test.clock.advance(seconds: 2 * 86_400)
        test.store.tokens.count(ids[0], operation: "op", status: 200, refusal: nil, address: "")
        #expect(try await labels(TokenQuery(unusedForDays: 2)) == "_cA")
        #expect(try await labels(TokenQuery(unusedForDays: 3)).isEmpty)
        #expect(try await labels(TokenQuery(unusedForDays: .max)).isEmpty)
    }

    @Test("Pages follow each other; numbers out of bounds are brought within")
    func pages() async throws {
        func page(_ number: Int, size: Int) async throws -> TokenPage {
            try await test.store.tokens.list(TokenQuery(sort: .created, isDescending: false, page: number, size: size))
        }
        #expect(try await page(1, size: 3).records.map(\.label) == ["b", "A", "c"])
        #expect(try await page(2, size: 3).records.map(\.label) == ["_"])
        #expect(try await page(3, size: 3).records.isEmpty)
        for (number, size) in [(0, 0), (.min, .min), (1, .max)] {
            let page = try await page(number, size: size)
            #expect(page.page == 1 && page.total == 4 && (1...TokenQuery.sizeLimit).contains(page.size))
        }
        #expect(try await page(.max, size: .max).records.isEmpty)
    }

    @Test("The store and the rules agree about states, at every moment around each end")
    func states() async throws {
        let tokens = test.store.tokens
        _ = try await tokens.rotate(ids[0], grace: 86_400, owner: nil, by: TestStore.actor)
        _ = try await tokens.pause(ids[1], owner: nil, by: TestStore.actor)
        _ = try await tokens.revoke(ids[2], owner: nil, by: TestStore.actor)
        test.store.tokens.count(ids[3], operation: "op", status: 200, refusal: nil, address: "")
        var seen: Set<String> = []
        let steps: [TimeInterval] = [0, 86_395, 1, 1, 1, 1, 1, 1, 604_790, 1, 1, 1, 1, 1, 1, 172_790]
        for step in steps + Array(repeating: 1, count: 20) {
            test.clock.advance(seconds: step)
            let all = try await tokens.list(TokenQuery(sort: .state, isDescending: false)).records
            #expect(all.count == 5)
            for name in TokenState.names {
                let expected = all.filter { $0.state(at: test.clock.now()).name == name }.map(\.id)
                let found = try await tokens.list(TokenQuery(state: name)).records.map(\.id)
                #expect(Set(found) == Set(expected), "\(name)")
                if !found.isEmpty { seen.insert(name) }
            }
            let indices = all.map { TokenState.names.firstIndex(of: $0.state(at: test.clock.now()).name) ?? -1 }
            #expect(indices == indices.sorted())
        }
        #expect(seen == Set(TokenState.names))
        #expect(try await tokens.list(TokenQuery(state: "odd")).total == 0)
    }
}
