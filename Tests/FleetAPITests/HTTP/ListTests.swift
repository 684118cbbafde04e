import HTTPTypes
import Testing

@testable import FleetAPI

@Suite("Lists")
struct ListTests {
    @Test("Pages follow each other without gap or overlap, and Link leads through them (RFC 8288)")
    func pages() async throws {
        try await FleetSample.test { client async throws in
            var uri: String? = "/depots?limit=4&sort=name"
            var seen: [String] = []
            while let current = uri {
                let answer = try await client.get(current)
                #expect(answer.json["total"]?.integer == 6)
                seen += answer.identifiers
                uri = link("next", in: answer)
            }
            #expect(seen.count == 6)
            #expect(Set(seen).count == 6)
        }
    }

    @Test("The first page has no one before, the last no one after, and one beyond is empty")
    func edges() async throws {
        try await FleetSample.test { client async throws in
            let first = try await client.get("/depots?limit=4")
            #expect(link("prev", in: first) == nil)
            #expect(link("last", in: first) == "/depots?page=2&limit=4")
            let last = try await client.get("/depots?limit=4&page=2")
            #expect(link("next", in: last) == nil)
            #expect(link("prev", in: last) == "/depots?page=1&limit=4")
            let beyond = try await client.get("/depots?limit=4&page=1000000")
            #expect(beyond.status == 200)
            #expect(beyond.identifiers.isEmpty)
            #expect(link("prev", in: beyond) == "/depots?page=2&limit=4")
        }
    }

    @Test("Filters stay in the addresses of other pages, as they were written")
    func filtersInLinks() async throws {
        let answer = try await FleetSample.test {
            try await $0.get("/vehicles?kind=bus%2Cvan&limit=1&status=inService")
        }
        #expect(link("next", in: answer) == "/vehicles?kind=bus%2Cvan&status=inService&page=2&limit=1")
    }

    @Test("A minus turns the order round")
    func sorting() async throws {
        try await FleetSample.test { client async throws in
            let rising = try await client.get("/depots?sort=capacity").identifiers
            let falling = try await client.get("/depots?sort=-capacity").identifiers
            // Capacities are 60, 80, 50, 40, 45 and 30, all different.
            #expect(rising == ["dep_06", "dep_04", "dep_05", "dep_03", "dep_01", "dep_02"])
            #expect(falling == rising.reversed())
        }
    }

    @Test("Filters narrow, and all of them hold")
    func filters() async throws {
        try await FleetSample.test { client async throws in
            let answer = try await client.get("/vehicles?depotId=dep_02&kind=tram&status=inService&limit=200")
            let items = answer.json["items"]?.elements ?? []
            #expect(!items.isEmpty)
            for item in items {
                #expect(item["depotId"]?.string == "dep_02")
                #expect(item["kind"]?.string == "tram")
                #expect(item["status"]?.string == "inService")
            }
            #expect(try await client.get("/vehicles?depotId=dep_99").json["total"]?.integer == 0)
            #expect(try await client.get("/depots?q=MÜHL").identifiers == ["dep_06"])
        }
    }

    @Test(
        "A parameter that is not what it should be is 400 and named",
        arguments: [
            ("/vehicles?limit=0", "limit"), ("/vehicles?limit=201", "limit"), ("/vehicles?limit=%2B5", "limit"),
            ("/vehicles?limit=", "limit"), ("/vehicles?limit=9999999999999999999", "limit"),
            ("/vehicles?page=1.5", "page"), ("/vehicles?page=1&page=2", "page"), ("/vehicles?sort=colour", "sort"),
            ("/vehicles?kind=boat", "kind"), ("/vehicles?kind=bus,,tram", "kind"), ("/vehicles?status=", "status"),
            ("/vehicles?lowFloor=yes", "lowFloor"), ("/vehicles?depotId=north", "depotId"), ("/vehicles?q=", "q"),
            ("/vehicles?q=%00", "q"), ("/vehicles?q=%FF", "q"), ("/vehicles?q=%2", "q"),
            ("/positions?bbox=1,2,3", "bbox"), ("/positions?bbox=1,2,3,181", "bbox"),
            ("/positions?bbox=1,2,3,0x4", "bbox"), ("/stops?near=NaN,1", "near"), ("/stops?radius=0", "radius"),
            ("/rides?date=2026-02-29", "date"), ("/vehicles/veh_0001/track?from=2026-03-02", "from"),
            ("/positions/export?format=xml", "format"), ("/positions/live?events=0", "events"),
        ])
    func wrongParameters(uri: String, name: String) async throws {
        let answer = try await FleetSample.test { try await $0.get(uri) }
        #expect(answer.status == 400)
        #expect(answer.violations == [name])
    }

    @Test("All that is wrong is told at once")
    func severalViolations() async throws {
        let answer = try await FleetSample.test { try await $0.get("/vehicles?limit=0&page=0&sort=x") }
        #expect(Set(answer.violations) == ["limit", "page", "sort"])
    }

    private func link(_ relation: String, in answer: FleetClient.Answer) -> String? {
        guard let name = HTTPField.Name("Link"), let value = answer.fields[name] else { return nil }
        let entry = value.split(separator: ", ").first { $0.hasSuffix("rel=\"\(relation)\"") }
        return entry?.split(separator: ">").first.map { String($0.dropFirst()) }
    }
}
