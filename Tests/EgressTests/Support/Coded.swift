/// Texts and zeros as the reference encoders wrote them: brotli 1.0.9 and zlib 1.2.13, levels 11 and 9.
enum Coded {
    /// "hello".
    static let brotli = bytes("0b028068656c6c6f03")
    /// "hello" in gzip, that in brotli: `Content-Encoding: gzip, br`.
    static let gzipThenBrotli = bytes("0b0c801f8b0800000000000203cb48cdc9c9070086a610360500000003")
    static let gzip = bytes("1f8b0800000000000203cb48cdc9c9070086a6103605000000")
    static let zlib = bytes("78dacb48cdc9c90700062c0215")
    /// "hello" by RFC 1951 alone.
    static let bare = bytes("cb48cdc9c90700")
    /// "first ", flushed, and what makes it "first second".
    static let brotliPieces = [bytes("8b0200f82500829000060d"), bytes("5100805f022008094a00")]
    /// 64 MiB of zeros.
    static let brotliBomb = bytes(
        "cfffff7ff82700e2b14020f7fe9ffffffff04f00c4610180eefd3fffffffe19f0088c32200ddfbfffcffffc73f0110870500baf7ff")
    /// The same, compressed twice.
    static let brotliBombTwice = bytes(
        "8b3480cbffff3ff82700e2b14020f7fe8fffff7ff04f00c4611180eefd1fffffffe09f0088c30200ddfb3ffeffffc13f0110870500ba"
            + "f77ffcffff837f02200e0b0074effff8ffff07ff04401c1600e8defff1ffff0ffe0980382c00d0bdffcbffff3ffc1300715800a0"
            + "7bff0703")

    private static func bytes(_ text: String) -> [UInt8] {
        let digits = Array(text)
        return stride(from: 0, to: digits.count - 1, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    }
}
