import Execution
import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix
import Testing

@testable import Site

@Suite("Tasks on the event loop of their connection")
struct LoopExecutorTests {
    private let loop = MultiThreadedEventLoopGroup.singleton.next()

    @Test("A task runs on the loop, what it begins as well, and it comes back after each wait")
    func stays() async {
        let task = Task(executorPreference: LoopExecutor(loop)) { [loop] in
            var places = [loop.inEventLoop]
            try? await Task.sleep(for: .milliseconds(1))
            places.append(loop.inEventLoop)
            await withTaskGroup(of: Bool.self) { group in
                group.addTask { loop.inEventLoop }
                for await place in group { places.append(place) }
            }
            return places
        }
        #expect(await task.value == [true, true, true])
    }

    @Test("What takes long is done elsewhere, and the task comes back to the loop")
    func aside() async {
        let task = Task(executorPreference: LoopExecutor(loop)) { [loop] in
            let elsewhere = await Aside.run(if: true) { loop.inEventLoop }
            let here = await Aside.run(if: false) { loop.inEventLoop }
            return [elsewhere, here, loop.inEventLoop]
        }
        #expect(await task.value == [false, true, true])
    }

    @Test(
        "Only what is soon done stays on the loop: an operation's page and a call from a small form",
        arguments: [
            (HTTPRequest.Method.get, "/{document}/operations/{operation}", nil, true),
            (.post, "/{document}/operations/{operation}", "100", true),
            (.post, "/{document}/operations/{operation}", "65537", false),
            (.post, "/{document}/operations/{operation}", nil, false),
            (.post, "/{document}/operations/{operation}", "99999999999999999999", false),
            (.get, "/{document}", nil, false), (.get, "/{document}/search", nil, false),
            (.get, "/{document}/changes/{other}", nil, false),
        ] as [(HTTPRequest.Method, String, String?, Bool)])
    func prompt(method: HTTPRequest.Method, route: String, length: String?, isPrompt: Bool) {
        var head = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: "/")
        head.headerFields[.contentLength] = length
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
        #expect(PromptMiddleware.isPrompt(request, route: route) == isPrompt)
        #expect(!PromptMiddleware.isPrompt(request, route: nil))
    }
}
