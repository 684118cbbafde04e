import Foundation
import TestSupport
import Testing

@testable import SourceTree

@Suite("Budgets")
struct BudgetTests {
    /// What reading leads to, on a thread with the small stack of a Swift task on macOS.
    static func outcome(_ text: [UInt8], _ format: SourceFormat, budget: Budget = .operatorDescription) -> SourceError
        .Code?
    {
        final class Box: @unchecked Sendable { var code: SourceError.Code? }  // written before, read after the join
        let box = Box()
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            do {
                let tree = try Tree.read(text, format: format, budget: budget)
                _ = tree.root.json(pretty: true)
                _ = tree.root.isEqual(to: try Tree.read(text, format: format, budget: budget).root)
                var builder = TreeBuilder(name: "copy")
                builder.copy(tree.root)
                _ = builder.finish()
            } catch {
                box.code = (error as? SourceError)?.code
            }
            done.signal()
        }
        thread.stackSize = 512 << 10
        thread.start()
        done.wait()
        return box.code
    }

    @Test(
        "128 containers inside one another are read, 129 are not, on a stack of 512 KiB (THREATS S4)",
        arguments: [1, 127, 128, 129, 130, 256, 990, 100_000], [SourceFormat.json, .yaml])
    func depth(depth: Int, format: SourceFormat) {
        let limit: SourceError.Code? = depth > 128 ? .tooDeep : nil
        let arrays = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(Self.outcome(Array(arrays.utf8), format) == limit)
        let objects = String(repeating: "{\"a\": ", count: depth) + "1" + String(repeating: "}", count: depth)
        #expect(Self.outcome(Array(objects.utf8), format) == limit)
        if depth < 1000 {
            let open = (0..<depth).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
            let block = open + String(repeating: " ", count: depth) + "1\n"
            #expect(format == .json || Self.outcome(Array(block.utf8), format) == limit)
        }
    }

    @Test(
        "unclosed nesting ends at the limit too (THREATS S4)", arguments: [SourceFormat.json, .yaml],
        ["[", "{\"a\":", "- ", "? "])
    func unclosed(format: SourceFormat, piece: String) {
        let text = Array(String(repeating: piece, count: 100_000).utf8)
        #expect(Self.outcome(text, format) != nil)
    }

    @Test(
        "depth is counted through aliases (THREATS S6)",
        arguments: [(126, nil), (127, nil), (128, .tooDeep), (2000, .tooDeep)] as [(Int, SourceError.Code?)])
    func aliasChain(links: Int, code: SourceError.Code?) {
        // a0 has height 1, each link one more; the whole stands in one mapping.
        let chain = (1...links - 1).map { "a\($0): &a\($0) [*a\($0 - 1)]\n" }.joined()
        #expect(Self.outcome(Array(("a0: &a0 []\n" + chain).utf8), .yaml) == code)
    }

    @Test("ten levels of ten aliases each end at once (THREATS S5)")
    func aliasBomb() {
        let levels = (1...10).map { level in
            "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ",") + "]\n"
        }
        let (_, time) = processorTime {
            #expect(Self.outcome(Array(("a0: &a0 [x]\n" + levels.joined()).utf8), .yaml) == .tooManyNodes)
        }
        #expect(time < .seconds(5))
    }

    @Test("merge bombs end at once or cost nothing (THREATS S7)", arguments: [12, 18, 40])
    func mergeBomb(levels: Int) {
        let text = (1...levels).map { "a\($0): &a\($0) {<<: [*a\($0 - 1), *a\($0 - 1)]}\n" }.joined()
        let (_, time) = processorTime {
            let code = Self.outcome(Array(("a0: &a0 {k: v}\n" + text).utf8), .yaml)
            #expect(levels < 18 ? code == nil : code == .tooManyNodes)
        }
        #expect(time < .seconds(5))
    }

    @Test("a wide mapping merged again and again is in the budget (THREATS S7)")
    func wideMerge() {
        var budget = Budget.userDescription
        budget.aliases = 100_000
        let wide = "a: &a {" + (0..<1000).map { "k\($0): 1" }.joined(separator: ", ") + "}\n"
        let many = (0..<2000).map { "b\($0): {<<: *a}\n" }.joined()
        #expect(Self.outcome(Array((wide + many).utf8), .yaml, budget: budget) == .tooManyNodes)
    }

    @Test("S5: aliases count as what they show, to the last value allowed, and the message names their place")
    func expansion() throws {
        var budget = Budget.operatorDescription
        budget.nodes = 1 + 4 + 2 * 4
        let text = "a: &a [1, 2, 3]\nb: *a\nc: *a\n"
        #expect(Self.outcome(Array(text.utf8), .yaml, budget: budget) == nil)
        budget.nodes -= 1
        let error = try #require(throws: SourceError.self) { try Tree.read(Array(text.utf8), budget: budget) }
        #expect(error.code == .tooManyNodes && error.position == Position(line: 3, column: 4))
        #expect(error.message.contains("12 values"))
    }

    @Test("S5: aliases may not multiply a large text by more than the budget says")
    func ratio() {
        let list = "a: &a [" + Array(repeating: "1", count: 10_000).joined(separator: ",") + "]\n"
        let few = (0..<8).map { "b\($0): *a\n" }.joined()
        let many = (0..<20).map { "b\($0): *a\n" }.joined()
        #expect(Self.outcome(Array((list + few).utf8), .yaml) == nil)
        #expect(Self.outcome(Array((list + many).utf8), .yaml) == .tooManyNodes)
    }

    @Test("S5: the number of aliases is limited")
    func aliases() {
        var budget = Budget.operatorDescription
        budget.aliases = 3
        #expect(Self.outcome(Array("[&a 1, *a, *a, *a]".utf8), .yaml, budget: budget) == nil)
        #expect(Self.outcome(Array("[&a 1, *a, *a, *a, *a]".utf8), .yaml, budget: budget) == .tooManyAliases)
    }

    @Test("S5: a long text behind few aliases may not become larger than a text may be")
    func expandedBytes() throws {
        var budget = Budget.operatorDescription
        budget.bytes = 100_000
        func text(_ aliases: Int) -> [UInt8] {
            let long = String(repeating: "x", count: 9_000)
            return Array(
                "a: &a {\(long.prefix(1_000)): \(long)}\nb: [\(Array(repeating: "*a", count: aliases).joined(separator: ", "))]\n"
                    .utf8)
        }
        #expect(Self.outcome(text(8), .yaml, budget: budget) == nil)
        #expect(Self.outcome(text(10), .yaml, budget: budget) == .tooLarge)
    }

    @Test(
        "bytes, values, strings and keys are limited, each to the last one allowed (THREATS S1, S18)",
        arguments: [SourceFormat.json, .yaml])
    func limits(format: SourceFormat) {
        func code(_ text: String, _ change: (inout Budget) -> Void) -> SourceError.Code? {
            var budget = Budget.operatorDescription
            change(&budget)
            return Self.outcome(Array(text.utf8), format, budget: budget)
        }
        #expect(code("[1, 2]") { $0.bytes = 6 } == nil)
        #expect(code("[1, 2]") { $0.bytes = 5 } == .tooLarge)
        #expect(code("[1, {\"a\": 2}]") { $0.nodes = 4 } == nil)
        #expect(code("[1, {\"a\": 2}]") { $0.nodes = 3 } == .tooManyNodes)
        #expect(code("[\"abcd\"]") { $0.stringLength = 4 } == nil)
        #expect(code("[\"abcde\"]") { $0.stringLength = 4 } == .stringTooLong)
        #expect(code("{\"abcd\": 1}") { $0.keyLength = 4 } == nil)
        #expect(code("{\"abcde\": 1}") { $0.keyLength = 4 } == .keyTooLong)
        #expect(code("{\"/abcdefg\": 1}") { $0.keyLength = 4 } == nil)
        #expect(code("{\"/abcdefgh\": 1}") { $0.keyLength = 4 } == .keyTooLong)
    }

    @Test(
        "a hundred thousand keys in one object are read and found quickly (THREATS S18)",
        arguments: [SourceFormat.json, .yaml])
    func manyKeys(format: SourceFormat) throws {
        let text = "{" + (0..<100_000).map { "\"key\($0)\": \($0)" }.joined(separator: ",\n") + "}"
        let (_, time) = try processorTime {
            let root = try Tree.read(Array(text.utf8), format: format).root
            let found = stride(from: 0, to: 100_000, by: 7).filter { (number: Int) in
                root["key\(number)"]?.integer == number
            }
            #expect(found.count == 14_286)
            #expect(root["key100000"] == nil)
        }
        #expect(time < .seconds(30))
    }
}
