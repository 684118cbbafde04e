import Testing

@testable import TokenDesk

@Suite("Editing tokens")
struct TokenEditTests {
    static let rights = AccessRights(
        scopes: [Scope("read"), Scope("write")], operations: ["op"],
        resources: [ResourceLimit(kind: "vehicle", ids: ["1", "2"], groups: ["vans"])])

    static func edit(_ rights: AccessRights = rights, label: String = "new") -> TokenEdit {
        TokenEdit(label: label, comment: "c", purpose: "p", rights: rights)
    }

    @Test("Words change, rights become narrower, and nothing else changes (THREATS D3)")
    func narrower() throws {
        let record = try Sample.issued(Sample.draft(Self.rights)).record
        let narrow = AccessRights(
            scopes: [Scope("read")], includesUnscoped: false,
            resources: [ResourceLimit(kind: "vehicle", ids: ["2"]), ResourceLimit(kind: "driver", ids: ["9"])])
        let edited = try Self.edit(narrow).applied(to: record)
        #expect(edited.label == "new" && edited.comment == "c" && edited.purpose == "p" && edited.rights == narrow)
        var back = edited
        (back.label, back.comment, back.purpose, back.rights) = (
            record.label, record.comment, record.purpose, record.rights
        )
        #expect(back == record)
    }

    static let wider: [AccessRights] = {
        var cases: [AccessRights] = []
        func add(_ change: (inout AccessRights) -> Void) {
            var rights = rights
            change(&rights)
            cases.append(rights)
        }
        add { $0.scopes.append(Scope("admin")) }
        add { $0.scopes = [Scope("Read")] }
        add { $0.operations.append("other") }
        add { $0.resources = [] }
        add { $0.resources = [ResourceLimit(kind: "vehicle", ids: ["3"])] }
        add { $0.resources = [ResourceLimit(kind: "vehicle", groups: ["cars"])] }
        add { $0.resources = [ResourceLimit(kind: "driver", ids: ["1"])] }
        return cases
    }()

    @Test("Wider rights are refused (THREATS D4)", arguments: wider)
    func refusesWider(rights: AccessRights) throws {
        let record = try Sample.issued(Sample.draft(Self.rights)).record
        let error = #expect(throws: TokenDeskError.self) { try Self.edit(rights).applied(to: record) }
        #expect(error?.code == .widening)
    }

    @Test(
        "Operations without scopes, once taken away, do not come back, and names are compared byte by byte (THREATS D4)"
    )
    func noReturn() {
        var narrow = Self.rights
        narrow.includesUnscoped = false
        #expect(Self.rights.contains(narrow) && !narrow.contains(Self.rights))
        func limited(_ id: String) -> AccessRights {
            AccessRights(operations: [id], resources: [ResourceLimit(kind: id, ids: [id], groups: [id])])
        }
        #expect(!limited("caf\u{E9}").contains(limited("cafe\u{301}")))
        #expect(limited("caf\u{E9}").contains(limited("caf\u{E9}")))
    }

    @Test(
        "A text that breaks a rule is refused (THREATS D11)",
        arguments: ["", "a\u{7}", String(repeating: "é", count: 101)])
    func texts(label: String) throws {
        let record = try Sample.issued(Sample.draft(Self.rights)).record
        let error = #expect(throws: TokenDeskError.self) { try Self.edit(label: label).applied(to: record) }
        #expect(error?.code == .label)
    }
}
