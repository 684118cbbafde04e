import Foundation
import HTTPTypes
import HummingbirdTesting
import Pages
import Storage
import Testing

@testable import Site

@Suite("What the public port does not have")
struct ClosedPathsTests {
    @Test(
        "Neither files, listings, metrics nor anything for debugging (THREATS O4, O5)",
        arguments: [
            "/metrics", "/health", "/healthz", "/status", "/debug", "/debug/pprof/", "/.env", "/.git/config",
            "/.well-known/", "/assets", "/assets/", "/static/", "/portico.sqlite", "/portico.key", "/Package.swift",
            "/etc/passwd", "/../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/assets/x/..%2f..%2fPackage.swift",
            "/assets/x/js/site.js.map", "/server-status", "/actuator/env", "/admin", "/console",
        ])
    func absent(path: String) async throws {
        let site = try await TestSite.shop()
        let folder = site.folder.path
        try await site.test { client in
            var visitor = Visitor(client)
            let answer = try await visitor.get(path)
            #expect([.notFound, .badRequest].contains(answer.status), "\(path): \(answer.status)")
            for word in ["root:", "SQLite", "import PackageDescription", "swift", "Hummingbird", folder] {
                #expect(!answer.text.contains(word), "\(path) tells \(word)")
            }
        }
    }

    @Test(
        "A range of an asset is answered in full or refused, never with a negative length (THREATS O4)",
        arguments: ["bytes=0-0", "bytes=99999999-", "bytes=-0", "bytes=5-1", "bytes=0-0,1-1,2-2", "x"])
    func ranges(range: String) async throws {
        let site = try await TestSite.shop()
        let path = "/assets/\(site.environment.assets.version)/css/base.css"
        try await site.test { client in
            var visitor = Visitor(client)
            let answer = try await visitor.get(path, [.range: range])
            #expect(answer.status == .ok || answer.status == .partialContent || answer.status == .rangeNotSatisfiable)
            #expect(answer.headers[.contentLength].map { Int($0) ?? -1 } ?? 0 >= 0)
        }
    }

    @Test("A fault gets a number and general words, nothing of the store or of the machine (THREATS O7)")
    func fault() async throws {
        let site = try await TestSite.shop()
        let store = site.environment.store
        let folder = site.folder.path
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get("/shop")
            try store.close()
            for path in ["/shop", "/shop/operations/getItem", "/sign-in", "/tokens", "/shop?part=1", "/shop/authorize"]
            {
                let answer = try await visitor.get(path)
                #expect(answer.status.code >= 500, "\(path)")
                for word in [
                    "SQLite", "SELECT", "sqlite", "StoreError", ".swift", "Sources/", "Hummingbird", folder, "0.1.0",
                ] {
                    #expect(!answer.text.contains(word), "\(path) tells \(word)")
                }
                #expect(answer.headers[.server] == nil)
            }
        }
    }
}
