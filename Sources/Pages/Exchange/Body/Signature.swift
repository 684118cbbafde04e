/// What a body is by its first bytes, for formats that are told by them and never shown in a page (THREATS V1, V2).
public struct Signature: Sendable, Hashable {
    /// What to call it: "MP4 video".
    public let words: String
    /// The extension of its file names.
    public let fileExtension: String

    /// Nil when the first bytes say nothing.
    public init?(_ beginning: [UInt8]) {
        guard let found = Self.table.first(where: { $0.matches(beginning) }) else { return nil }
        words = found.words
        fileExtension = found.fileExtension
    }

    private struct Row {
        let bytes: [UInt8]
        var offset = 0
        let words: String
        let fileExtension: String
        /// Further bytes and where they stand.
        var further: (offset: Int, bytes: [UInt8])?

        init(
            _ bytes: [UInt8], at offset: Int = 0, _ words: String, _ fileExtension: String,
            further: (offset: Int, bytes: [UInt8])? = nil
        ) {
            self.bytes = bytes
            self.offset = offset
            self.words = words
            self.fileExtension = fileExtension
            self.further = further
        }

        func matches(_ beginning: [UInt8]) -> Bool {
            guard beginning.dropFirst(offset).starts(with: bytes) else { return false }
            return further.map { beginning.dropFirst($0.offset).starts(with: $0.bytes) } ?? true
        }
    }

    private static let table: [Row] = [
        Row(Array("%PDF-".utf8), "PDF document", "pdf"),
        Row([0x50, 0x4B, 0x03, 0x04], "ZIP archive", "zip"),
        Row([0x1F, 0x8B], "gzip archive", "gz"),
        Row([0x28, 0xB5, 0x2F, 0xFD], "Zstandard archive", "zst"),
        Row([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "XZ archive", "xz"),
        Row([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7z archive", "7z"),
        Row(Array("ustar".utf8), at: 257, "tar archive", "tar"),
        Row(Array("ftypM4A".utf8), at: 4, "MP4 audio", "m4a"),
        Row(Array("ftypavif".utf8), at: 4, "AVIF image", "avif"),
        Row(Array("ftyphei".utf8), at: 4, "HEIF image", "heic"),
        Row(Array("ftypqt".utf8), at: 4, "QuickTime video", "mov"),
        Row(Array("ftyp".utf8), at: 4, "MP4 video", "mp4"),
        Row([0x1A, 0x45, 0xDF, 0xA3], "WebM or Matroska video", "webm"),
        Row(Array("RIFF".utf8), "AVI video", "avi", further: (8, Array("AVI ".utf8))),
        Row(Array("RIFF".utf8), "WAV audio", "wav", further: (8, Array("WAVE".utf8))),
        Row(Array("OggS".utf8), "Ogg audio or video", "ogg"),
        Row(Array("fLaC".utf8), "FLAC audio", "flac"),
        Row(Array("ID3".utf8), "MP3 audio", "mp3"),
        Row([0xFF, 0xFB], "MP3 audio", "mp3"),
        Row([0xFF, 0xF3], "MP3 audio", "mp3"),
        Row([0xFF, 0xF1], "AAC audio", "aac"),
        Row([0x49, 0x49, 0x2A, 0x00], "TIFF image", "tiff"),
        Row([0x4D, 0x4D, 0x00, 0x2A], "TIFF image", "tiff"),
        Row([0x00, 0x00, 0x01, 0x00], "icon", "ico"),
        Row(Array("wOF2".utf8), "WOFF2 font", "woff2"),
        Row(Array("SQLite format 3".utf8), "SQLite database", "sqlite"),
        Row(Array("PAR1".utf8), "Parquet file", "parquet"),
        Row([0x00, 0x61, 0x73, 0x6D], "WebAssembly module", "wasm"),
    ]
}
