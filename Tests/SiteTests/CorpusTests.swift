import Foundation
import HTTPTypes
import HummingbirdTesting
import OpenAPI
import TestSupport
import Testing

@testable import Site

@Suite("The corpus", .enabled(if: Corpus.isPresent))
struct CorpusTests {
    /// What one document came to.
    private struct Tally: Sendable {
        var documents = 0
        var operations = 0
        var unreadable = 0
        var slowest: (page: String, time: Duration) = ("", .zero)

        mutating func add(_ other: Tally) {
            documents += other.documents
            operations += other.operations
            unreadable += other.unreadable
            if other.slowest.time > slowest.time { slowest = other.slowest }
        }
    }

    @Test("Every document loads, and its overview and every operation's page are answered without a fault")
    func everyPage() async throws {
        let files = Corpus.files(below: "specs", extensions: ["json", "yaml", "yml"])
        #expect(files.count > 700)
        let tally = try await withThrowingTaskGroup(of: Tally.self) { group in
            var total = Tally()
            var waiting = files.makeIterator()
            for _ in 0..<4 { if let file = waiting.next() { group.addTask { try await Self.walk(file) } } }
            while let tally = try await group.next() {
                total.add(tally)
                if let file = waiting.next() { group.addTask { try await Self.walk(file) } }
            }
            return total
        }
        #expect(tally.documents > 700)
        #expect(tally.operations > 8_000)
        print(
            "report: \(tally.documents) documents with \(tally.operations) operations rendered, \(tally.unreadable) not readable;",
            "slowest page \(tally.slowest.time) \(tally.slowest.page)")
    }

    private static func walk(_ file: URL) async throws -> Tally {
        var tally = Tally(documents: 1)
        let name = file.lastPathComponent
        let source = FileSource(folder: file.deletingLastPathComponent().path)
        guard
            let document = try? await DocumentReader(source: source).read(
                file.path, bytes: Array(try Data(contentsOf: file)))
        else {
            tally.unreadable = 1
            return tally
        }
        let site = try TestSite([("doc", document)])
        return try await site.test { client in
            var visitor = Visitor(client)
            var tally = Tally(documents: 1, operations: document.operations.count)
            let pages =
                ["/doc", "/doc/authorize", "/doc/problems"] + document.operations.map { "/doc/operations/\($0.id)" }
            let hidden = Set(document.operations.filter(\.isInternal).map { "/doc/operations/\($0.id)" })
            for page in pages {
                let start = ContinuousClock.now
                let response = try await visitor.get(page)
                let time = ContinuousClock.now - start
                if time > tally.slowest.time { tally.slowest = ("\(name) \(page)", time) }
                #expect(response.status == (hidden.contains(page) ? .notFound : .ok), "\(file.path) \(page)")
            }
            return tally
        }
    }
}
