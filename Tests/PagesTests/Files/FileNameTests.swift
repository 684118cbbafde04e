import Testing

@testable import Pages

@Suite struct FileNameTests {
    @Test(
        "S19: a name is safe on every system, whatever the identifier holds",
        arguments: [
            "../../etc/passwd", "..", ".", "", "CON", "con.txt", "nul", "LPT1", "aux.", "a/b\\c", "a:b|c?d*e\"f<g>h",
            "ä", "a b", "trailing.", "trailing ", ".hidden", String(repeating: "x", count: 5_000), "a\u{0}b", "index",
        ])
    func safe(_ identifier: String) {
        var names = FileName()
        let name = names.unique(identifier)
        #expect(!name.isEmpty && name.utf8.count <= 110)
        #expect(name.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-_.".utf8.contains($0) }, "\(name)")
        #expect(name.first != "." && name.last != ".")
        let device = name.split(separator: ".").first.map(String.init) ?? ""
        #expect(!["con", "prn", "aux", "nul", "com1", "lpt1"].contains(device))
        #expect(name != "index")
    }

    @Test func `names that differ only in case or in what cannot be kept do not meet`() {
        var names = FileName()
        let identifiers = ["getPet", "getpet", "GETPET", "getpet-2", "a/b", "a?b", "a-b", "a-b-2"]
        let made = identifiers.map { names.unique($0) }
        #expect(Set(made).count == identifiers.count)
        #expect(made.first == "getpet")
    }

    @Test func `the same identifiers in the same order have the same names`() {
        var one = FileName()
        var other = FileName()
        for identifier in ["A", "a", "CON", "ä", "ö"] { #expect(one.unique(identifier) == other.unique(identifier)) }
    }
}
