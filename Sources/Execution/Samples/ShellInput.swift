/// How a command in a POSIX shell is given a body.
enum ShellInput {
    /// As an argument: text that survives pasting.
    case text(String)
    /// By the name of a file.
    case file(String)
    /// As the output of commands.
    case commands([String])

    /// Nil when there is no body.
    init?(_ body: [SamplePiece]?) {
        guard let body else { return nil }
        if body.count == 1, case .file(let name) = body[0] {
            self = .file(name)
        } else if body.count == 1, case .text(let text) = body[0], Self.isPlain(text) {
            self = .text(text)
        } else {
            self = .commands(body.map(Self.command))
        }
    }

    /// The commands in front of the one that reads them; empty for an argument and a file.
    var pipe: String { written(" | ", multiline: "} | ") }

    /// The commands, writing a file for what can only be read from one.
    func writing(_ name: String) -> String {
        let file = SampleText(name).posix
        return written(" > \(file)\n", multiline: "} > \(file)\n")
    }

    /// Whether nothing in it ends a line for a terminal or cannot be seen.
    static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A || $0 == 0x09 }
            || text.unicodeScalars.allSatisfy { $0.isPlain || $0 == "\n" || $0 == "\t" }
    }

    private func written(_ end: String, multiline: String) -> String {
        guard case .commands(let commands) = self else { return "" }
        if commands.count == 1 { return commands[0] + end }
        return "{\n" + commands.map { "  \($0)\n" }.joined() + multiline
    }

    private static func command(_ piece: SamplePiece) -> String {
        switch piece {
        case .text(let text): SampleText.printf(Array(text.utf8))
        case .bytes(let bytes): SampleText.printf(bytes)
        case .file(let name): "cat " + SampleText(name).posix
        }
    }
}
