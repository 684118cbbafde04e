import Testing

@testable import OpenAPI

@Suite("The search through all descriptions")
struct CatalogWordsTests {
    @Test("All words have to be there, case and accents aside, each as a part of any word")
    func words() {
        let words = CatalogWords("Über sicht")
        #expect(words.match("Die UBERSICHT"))
        #expect(words.match("uber", "Ansichten"))
        #expect(!words.match("uber"))
        #expect(CatalogWords("  \n").isEmpty)
        #expect(words.without(["über"]).match("Sicht"))
    }

    @Test("Operations are found by method, path, operationId and summary; internal ones are not")
    func operations() async throws {
        let document = try await Reading.document(
            Reading.json(
                #""paths": {"/a": {"get": {"operationId": "listAll", "summary": "Every thing"}, "put": {"x-internal": true}}}"#
            ))
        let names = OperationNames(document.withoutInternal())
        for text in ["get /a", "LISTALL", "thing every"] {
            #expect(names.find(CatalogWords(text), limit: 5).total == 1, "\(text)")
        }
        #expect(names.find(CatalogWords("put"), limit: 5).total == 0)
        #expect(names.find(CatalogWords(""), limit: 5).total == 0)
        // Words of the description's own name need not be in the operation, but one word must.
        #expect(names.find(CatalogWords("shop every"), of: ["Shop"], limit: 5).total == 1)
        #expect(names.find(CatalogWords("shop"), of: ["Shop"], limit: 5).total == 0)
        #expect(names.find(CatalogWords("every"), of: ["Every shop"], limit: 5).total == 1)
        #expect(OperationNames(document).find(CatalogWords("a"), limit: 1).operations.count == 1)
        #expect(OperationNames(document).find(CatalogWords("a"), limit: 1).total == 2)
    }
}
