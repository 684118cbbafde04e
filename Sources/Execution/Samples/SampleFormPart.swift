/// A part of a form that a library can put together by itself: its name is plain ASCII without quotes.
struct SampleFormPart {
    enum Content {
        case text(String)
        /// The file as it lies beside the sample, and the name it is sent under.
        case file(local: String, sent: String)
    }

    let name: String
    let content: Content
    let contentType: String?

    /// Nil when libraries differ in how they write the name.
    init?(_ part: MultipartPart) {
        guard Self.isPlain(part.name) else { return nil }
        name = part.name
        contentType = part.contentType
        switch part.content {
        case .text(let text): content = .text(text)
        case .file(let sent, _):
            guard Self.isPlain(sent) else { return nil }
            content = .file(local: SampleRequest.fileName(sent, or: "file.bin"), sent: sent)
        }
    }

    /// Whether it is text with a media type of its own, which some libraries cannot say.
    var isTypedText: Bool {
        if case .text = content { contentType != nil } else { false }
    }

    /// Whether it has a line break, which libraries after the pattern of browsers would rewrite.
    var hasLineBreak: Bool {
        if case .text(let text) = content { text.utf8.contains { $0 == 0x0A || $0 == 0x0D } } else { false }
    }

    /// Whether its text has signs that a terminal would take for keys.
    var hasControl: Bool {
        if case .text(let text) = content { !ShellInput.isPlain(text) } else { false }
    }

    private static func isPlain(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { (0x20..<0x7F).contains($0) && !"\"\\%".utf8.contains($0) }
    }
}
