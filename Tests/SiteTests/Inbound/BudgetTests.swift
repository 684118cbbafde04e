import HTTPTypes
import Testing

@testable import Site

@Suite("What clients may take of memory and connections (THREATS L1, L4)")
struct BudgetTests {
    @Test("A budget gives what it has, and has again what was given back")
    func budget() throws {
        let budget = BodyBudget(limit: 100)
        let first = BodyBudget.Share(of: budget)
        let second = BodyBudget.Share(of: budget)
        try first.take(60)
        try first.take(40)
        #expect { try second.take(1) } throws: { ($0 as? SiteError)?.status == .serviceUnavailable }
        first.giveBack()
        first.giveBack()
        #expect(budget.used == 0)
        try second.take(100)
        #expect(throws: SiteError.self) { try second.take(.max) }
        #expect(budget.used == 100)
        #expect(second.giveBack(butFor: 30) && budget.used == 30)
        #expect(second.giveBack(butFor: 80) && budget.used == 30)
        #expect(!second.giveBack() && budget.used == 0)
    }

    @Test("A share counts a body as often as it is held, and gives back when nobody has it any more")
    func shares() throws {
        let budget = BodyBudget(limit: 100)
        do {
            let share = BodyBudget.Share(of: budget)
            try share.take(copiesOf: 50)
            #expect(throws: SiteError.self) { try share.take(copiesOf: .max) }
            #expect(budget.used == 100)
        }
        #expect(budget.used == 0)
    }

    @Test("An address has so many connections, another its own; without a limit all come in")
    func ledger() {
        let ledger = PeerLedger(limit: 2)
        #expect(ledger.enter([192, 0, 2, 1]) && ledger.enter([192, 0, 2, 1]) && !ledger.enter([192, 0, 2, 1]))
        #expect(ledger.enter([192, 0, 2, 2]))
        ledger.leave([192, 0, 2, 1])
        #expect(ledger.enter([192, 0, 2, 1]))
        ledger.leave([192, 0, 2, 2])
        #expect(ledger.count(of: [192, 0, 2, 2]) == 0)
        let open = PeerLedger(limit: nil)
        #expect((0..<1_000).allSatisfy { _ in open.enter([192, 0, 2, 1]) })
    }

    @Test(
        "Execute alone has the time of a call",
        arguments: [
            (HTTPRequest.Method.post, "/fleet/operations/addVehicle", true),
            (.post, "/fleet/operations/addVehicle?part=exchange", true),
            (.get, "/fleet/operations/addVehicle", false),
            (.post, "/fleet/operations/addVehicle/draft", false),
            (.post, "/fleet/authorize", false),
            (.post, "/theme", false),
        ])
    func call(method: HTTPRequest.Method, path: String, isCall: Bool) {
        let request = HTTPRequest(method: method, scheme: nil, authority: nil, path: path)
        #expect(ExchangeWatch.isCall(request) == isCall)
    }
}
