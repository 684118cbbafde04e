import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A listener on loopback that keeps what it is sent, byte for byte, and answers 200 with nothing.
///
/// A class because its socket is closed exactly once.
public final class RawListener: @unchecked Sendable {
    public let port: Int
    private let socketNumber: Int32
    private let lock = NSLock()
    private var received: [[UInt8]] = []
    private var isClosed = false

    /// Nil where no port can be had.
    public init?() {
        #if canImport(Glibc)
        let stream = Int32(SOCK_STREAM.rawValue)
        #else
        let stream = SOCK_STREAM
        #endif
        let number = socket(AF_INET, stream, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(number, $0, length) == 0 && listen(number, 8) == 0 && getsockname(number, $0, &length) == 0
            }
        }
        guard number >= 0, isBound else { return nil }
        socketNumber = number
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { self.serve() }
    }

    /// Ends the listener; what it received stays.
    public func close() {
        lock.withLock { isClosed = true }
        shutdown(socketNumber, Int32(SHUT_RDWR))
    }

    /// The requests so far.
    public var requests: [RawRequest] { lock.withLock { received.compactMap(RawRequest.init) } }

    private func serve() {
        // Closed here and nowhere else: another listener could get the number while this thread still waits on it.
        defer { _ = Foundation.close(socketNumber) }
        while !lock.withLock({ isClosed }) {
            let connection = accept(socketNumber, nil, nil)
            guard connection >= 0 else {
                // A signal, or a caller that was gone before it was taken, ends nothing.
                if errno == EINTR || errno == ECONNABORTED { continue }
                return
            }
            var bytes: [UInt8] = []
            while !(RawRequest(bytes)?.isComplete ?? false) {
                var chunk = [UInt8](repeating: 0, count: 65_536)
                let count = recv(connection, &chunk, chunk.count, 0)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { break }
                bytes += chunk.prefix(count)
            }
            lock.withLock { received.append(bytes) }
            let answer = Array("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".utf8)
            _ = send(connection, answer, answer.count, 0)
            _ = Foundation.close(connection)
        }
    }
}
