import Egress
import Foundation
import GRDB
import OpenAPI
import SourceTree
import Storage
import TokenDesk

/// A million tokens: how long a check takes from memory, how large the process is, and how long the start takes.
///
/// `fill FOLDER COUNT` makes the store, `check FOLDER` measures in a process that does nothing else.
@main
enum TokenBenchmark {
    static let key = Data(repeating: 42, count: 32).base64EncodedString()
    /// Texts of tokens that are checked, beside the store.
    static let sampleFile = "sample.txt"
    static let sampleCount = 20_000

    static func main() async throws {
        let arguments = CommandLine.arguments
        switch arguments.dropFirst().first {
        case "fill" where arguments.count == 4: try await fill(arguments[2], count: Int(arguments[3]) ?? 0)
        case "check" where arguments.count == 3: try await check(arguments[2])
        default: print("usage: TokenBenchmark fill FOLDER COUNT | check FOLDER")
        }
    }

    private static func open(_ folder: String) throws -> Store {
        try Store(folder: folder, key: ServerKey(environmentValue: key), tokenPolicy: TokenPolicy(reveal: .once))
    }

    /// Fills the table past the store, a row at a time in one transaction: a million commits would take an hour.
    private static func fill(_ folder: String, count: Int) async throws {
        let store = try open(folder)
        var owners: [User] = []
        for number in 0..<1_000 { owners.append(try await store.users.service(name: "user\(number)")) }
        try store.close()
        let issue = TokenIssue()
        let kinds = (0..<100).map { AccessRights(scopes: [Scope("read"), Scope("scope\($0)")]) }
        let texts = try kinds.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
        let queue = try DatabaseQueue(path: folder + "/" + Store.fileName)
        let sample = try await queue.write { [owners] database in
            var sample = ""
            let insert = try database.makeStatement(
                sql: """
                    INSERT INTO tokens (id, digest, api, owner, label, comment, purpose, hint, lastFour, rights, idle, \
                    absolute, networks, createdAt, createdBy, revision)
                    VALUES (?, ?, 'fleet', ?, ?, '', '', ?, ?, ?, 864000, 31536000, '[]', ?, 'benchmark', 1)
                    """)
            for number in 0..<count {
                let kind = number % kinds.count
                let draft = TokenDraft(api: "fleet", label: "token \(number)", rights: kinds[kind])
                let issued = try issue.issue(draft, for: owners[number % owners.count], by: "benchmark")
                let record = issued.record
                try insert.execute(
                    arguments: [
                        record.id.description, Data(issued.token.digest.bytes), record.owner.description, record.label,
                        record.hint, record.lastFour, texts[kind],
                        Int64(record.createdAt.timeIntervalSince1970 * 1000),
                    ])
                if number % max(1, count / sampleCount) == 0 { sample += issued.token.reveal() + "\n" }
            }
            return sample
        }
        try queue.close()
        try Data(sample.utf8).write(to: URL(fileURLWithPath: folder + "/" + sampleFile))
    }

    private static func check(_ folder: String) async throws {
        let clock = ContinuousClock()
        let start = clock.now
        let store = try open(folder)
        let opening = clock.now - start
        let call = TokenCall(api: "fleet", rule: try await rule(), address: IPAddress("192.0.2.1"))
        let lines = try String(contentsOfFile: folder + "/" + sampleFile, encoding: .utf8).split(separator: "\n")
        var tokens = lines.compactMap { APIToken($0) }
        var times: [Duration] = []
        times.reserveCapacity(tokens.count * 5)
        for _ in 0..<5 {
            tokens.shuffle()
            for token in tokens {
                let begin = clock.now
                let verdict = try store.tokens.check(token, for: call)
                times.append(clock.now - begin)
                guard case .valid = verdict else { fatalError("refused: \(verdict)") }  // A benchmark of nothing.
            }
        }
        times.sort()
        func microseconds(_ part: Double) -> Double { times[Int(Double(times.count - 1) * part)] / .microseconds(1) }
        print(
            """
            start \((opening / .seconds(1)).formatted(.number.precision(.fractionLength(1)))) s, \
            check median \(microseconds(0.5)) µs, 99% \(microseconds(0.99)) µs, \
            memory \(try status("VmRSS")) MB, peak \(try status("VmHWM")) MB
            """)
    }

    private static func rule() async throws -> OperationRule {
        let text = """
            {"openapi": "3.1.0", "info": {"title": "T", "version": "1"},
             "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
             "paths": {"/x": {"get": {"responses": {}, "security": [{"token": ["read"]}]}}}}
            """
        let document = try await DocumentReader(source: NoSource()).read("benchmark.json", bytes: Array(text.utf8))
        return OperationRule(of: document.operations[0])
    }

    /// A line of `/proc/self/status` in MB.
    private static func status(_ name: String) throws -> Int {
        let lines = try String(contentsOfFile: "/proc/self/status", encoding: .utf8).split(separator: "\n")
        let line = lines.first { $0.hasPrefix(name + ":") } ?? ""
        return (line.split(separator: " ").compactMap { Int($0) }.first ?? 0) / 1024
    }
}
