import Foundation
import JSONSchema
import SourceTree
import Synchronization
import Testing

@Suite("Stack")
struct StackTests {
    @Test("The deepest validation and sample fit a stack of 512 KiB (THREATS S4)")
    func smallStack() async {
        let isDone = Mutex(false)
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let thread = Thread {
                Self.work()
                isDone.withLock { $0 = true }
                continuation.resume()
            }
            thread.stackSize = 512 << 10
            thread.start()
        }
        #expect(isDone.withLock { $0 })
    }

    private static func work() {
        let instance = json(String(repeating: "[", count: 127) + String(repeating: "]", count: 127))
        let recursion = ##"{"anyOf":[{"allOf":[{"if":{"items":{"$ref":"#"}}}]}]}"##
        let schema = json(recursion)
        let validator = Validator(dialect: .draft202012, references: references(in: schema), assertsFormat: true)
        _ = validator.report(for: instance, against: schema)
        let levels = (0..<40).map {
            "\"l\($0)\":{\"type\":\"object\",\"properties\":{\"p\":{\"$ref\":\"#/l\($0 + 1)\"}}}"
        }
        let deep = json("{" + levels.joined(separator: ",") + ",\"l40\":{}}")
        let sampler = Sampler(dialect: .draft202012, references: references(in: deep), direction: .request)
        if let start = deep["l0"] { _ = sampler.sample(of: start) }
    }
}
