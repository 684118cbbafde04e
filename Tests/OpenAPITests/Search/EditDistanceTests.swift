import Testing

@testable import OpenAPI

@Suite struct EditDistanceTests {
    @Test(
        "letters put in, taken out, replaced and exchanged count one each",
        arguments: [
            ("repository", "repository", 0, 0), ("repostory", "repository", 1, 1), ("reposiitory", "repository", 1, 1),
            ("repositary", "repository", 1, 1), ("erpository", "repository", 1, 1), ("repo", "repository", 3, 0),
            ("erpo", "repository", 3, 1), ("authetnicatde", "authenticated", 2, 2),
        ])
    func distance(_ typed: String, _ word: String, _ whole: Int, _ beginning: Int) throws {
        let found = try #require(between(typed, word))
        #expect(found.whole == whole)
        #expect(found.beginning == beginning)
    }

    @Test("what is farther away than the limit is nil", arguments: [("label", "repository"), ("xxpository", "rep")])
    func far(_ typed: String, _ word: String) {
        #expect(between(typed, word) == nil)
    }

    private func between(_ typed: String, _ word: String) -> (whole: Int, beginning: Int)? {
        Array(word.utf8).withUnsafeBufferPointer {
            EditDistance.between(typed.unicodeScalars.map(\.value), and: $0, limit: 2)
        }
    }
}
