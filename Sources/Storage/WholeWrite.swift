import Foundation

/// Writing to a descriptor that may take a part of the bytes at a time.
enum WholeWrite {
    /// Whether all bytes were taken; a signal in between does not count.
    static func put(_ bytes: some ContiguousBytes, to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count, let base = bytes.baseAddress {
                let put = Foundation.write(descriptor, base + done, bytes.count - done)
                if put < 0, errno == EINTR { continue }
                guard put > 0 else { return false }
                done += put
            }
            return true
        }
    }
}
