import Testing

@testable import Pages

@Suite("Lines that differ")
struct LineDifferenceTests {
    /// The two texts that a difference was made of.
    private func sides(_ difference: LineDifference) -> (old: [String], new: [String]) {
        var (old, new): ([String], [String]) = ([], [])
        for line in difference.lines {
            switch line {
            case .same(let text):
                old.append(text)
                new.append(text)
            case .removed(let text): old.append(text)
            case .added(let text): new.append(text)
            }
        }
        return (old, new)
    }

    @Test("Both texts can be read off it, whatever they are")
    func whole() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let texts = (0..<2).map { _ in
                (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                    String(Int.random(in: 0...3, using: &generator))
                }
            }
            let found = sides(LineDifference(texts[0], texts[1]))
            #expect(found.old == texts[0] && found.new == texts[1])
        }
    }

    @Test("A line that was put in is the only one that differs")
    func least() {
        let difference = LineDifference(["a", "b", "c"], ["a", "x", "b", "c"])
        #expect(difference.lines == [.same("a"), .added("x"), .same("b"), .same("c")])
        #expect(!difference.isEmpty)
        #expect(LineDifference(["a"], ["a"]).isEmpty)
    }

    @Test("What is too long is told as replaced, between what both begin and end with")
    func bounded() {
        let old = ["head"] + (0..<2_000).map { "old \($0)" } + ["tail"]
        let new = ["head"] + (0..<2_000).map { "new \($0)" } + ["tail"]
        let lines = LineDifference(old, new).lines
        #expect(lines.count == 4_002)
        #expect(lines.first == .same("head") && lines.last == .same("tail"))
    }
}
