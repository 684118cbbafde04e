import NIOCore
import NIOPosix

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// `getaddrinfo` on threads of its own, since it blocks (L5).
///
/// A class, because its threads end with it.
public final class SystemResolver: Resolver {
    private let threads: NIOThreadPool

    /// A resolver that looks up as many names at a time as it has threads.
    public init(threads: Int = 8) {
        self.threads = NIOThreadPool(numberOfThreads: max(1, threads))
        self.threads.start()
    }

    deinit {
        threads.shutdownGracefully { _ in }
    }

    /// Looks the name up as `Resolver` says; `cancelled` when the task is.
    public func addresses(of name: String, within limit: Duration) async throws(EgressError) -> [IPAddress] {
        guard !name.utf8.contains(0) else { throw .nameNotFound(name) }
        let answer = OneShot<Result<[IPAddress], EgressError>>()
        threads.submit { state in
            answer.fulfil(state == .active ? Self.lookUp(name) : .failure(.nameNotFound(name)))
        }
        let timer = Task {
            try await Task.sleep(for: limit)
            answer.fulfil(.failure(.timeout("Looking up \(name) took longer than \(limit.inWords).")))
        }
        defer { timer.cancel() }
        let result = await withTaskCancellationHandler {
            await answer.value
        } onCancel: {
            answer.fulfil(.failure(.cancelled))
        }
        return try result.get()
    }

    /// Blocks; the answers in the order of RFC 6724, without duplicates, at most 16.
    private static func lookUp(_ name: String) -> Result<[IPAddress], EgressError> {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        #if canImport(Glibc)
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #else
        hints.ai_socktype = SOCK_STREAM
        #endif
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(name, nil, &hints, &list) == 0 else { return .failure(.nameNotFound(name)) }
        defer { freeaddrinfo(list) }
        var addresses: [IPAddress] = []
        var next = list
        while let entry = next?.pointee, addresses.count < 16 {
            if let address = address(of: entry), !addresses.contains(address) { addresses.append(address) }
            next = entry.ai_next
        }
        return addresses.isEmpty ? .failure(.nameNotFound(name)) : .success(addresses)
    }

    /// The address stands at a fixed place of `sockaddr_in` and `sockaddr_in6` (POSIX systems agree on it).
    private static func address(of entry: addrinfo) -> IPAddress? {
        let place: Range<Int>
        switch entry.ai_family {
        case AF_INET: place = 4..<8
        case AF_INET6: place = 8..<24
        default: return nil
        }
        guard let start = UnsafeRawPointer(entry.ai_addr), Int(entry.ai_addrlen) >= place.upperBound else { return nil }
        let bytes = UnsafeRawBufferPointer(start: start, count: place.upperBound)
        return IPAddress(bytes: Array(bytes[place]))
    }
}

extension EgressError {
    static func nameNotFound(_ name: String) -> EgressError {
        EgressError(
            .nameNotFound, "\(name) could not be found (DNS); nothing was sent.",
            advice: "Check the server's name, or try again if the network was away.")
    }

    static func timeout(_ message: String) -> EgressError {
        EgressError(
            .timeout, message,
            advice: "Try again, or give the call more time; how much it can have, the operator decides.")
    }
}

extension Duration {
    /// "5 s" or "250 ms".
    var inWords: String {
        let (seconds, attoseconds) = components
        let milliseconds = attoseconds / 1_000_000_000_000_000
        return milliseconds == 0 || seconds >= 10 ? "\(seconds) s" : "\(seconds &* 1000 &+ milliseconds) ms"
    }
}
