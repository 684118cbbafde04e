/// Writes markup: each line a `<span class="line">` with its number and depth, each key and value a `<span class="tok-…">`.
///
/// What is shown is what came, but for hidden characters, which show as marks, malformed UTF-8, which shows as U+FFFD, and
/// texts beyond ``textLimit``, of which the beginning shows (THREATS V3, V6, V9).
struct MarkedInk: JSONInk, ~Copyable {
    /// Bytes of one text that are shown.
    static let textLimit = 65_536
    /// Lines that are laid out together, so that a browser can leave out those that are not in sight.
    private static let chunk = 100

    private var sink: ByteSink
    private var lineStart = 0
    private var lines = 0
    /// Numbers of lines to be marked, in order.
    private let marked: [Int]
    private var nextMarked = 0
    /// What the ids of marked lines begin with.
    private let anchor: [UInt8]

    init(capacity: Int, marked: [Int] = [], anchor: ElementID = "line") {
        sink = ByteSink(capacity: capacity)
        self.marked = marked
        self.anchor = Array(anchor.text.utf8)
    }

    /// The markup of the lines so far.
    var html: HTML {
        mutating get {
            if lines % Self.chunk != 0 { sink.write("</span>") }
            return HTML(written: sink.bytes)
        }
    }

    mutating func beginLine(_ number: Int, depth: Int) {
        lineStart = sink.count
        if lines % Self.chunk == 0 { sink.write("<span class=\"lines\">") }
        while nextMarked < marked.count, marked[nextMarked] < number { nextMarked += 1 }
        if nextMarked < marked.count, marked[nextMarked] == number {
            sink.write("<span class=\"line line-marked\" id=\"")
            anchor.withUnsafeBufferPointer { sink.write($0) }
            sink.write(UInt8(ascii: "."))
            sink.write(decimal: number)
            sink.write("\" data-line=\"")
        } else {
            sink.write("<span class=\"line\" data-line=\"")
        }
        sink.write(decimal: number)
        sink.write("\" data-depth=\"")
        sink.write(decimal: depth)
        sink.write("\">")
        sink.write(0x20, times: depth * 2)
    }

    mutating func endLine() {
        sink.write("\n</span>")
        lines += 1
        if lines % Self.chunk == 0 { sink.write("</span>") }
    }

    mutating func dropLine() { sink.cut(to: lineStart) }

    mutating func key(_ text: UnsafeBufferPointer<UInt8>) {
        sink.write("<span class=\"tok-key\">")
        write(text)
        sink.write("</span>: ")
    }

    mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
        sink.write("<span class=\"tok-string\">")
        write(text)
        sink.write("</span>")
    }

    mutating func number(_ text: UnsafeBufferPointer<UInt8>) {
        sink.write("<span class=\"tok-number\">")
        sink.write(text)
        sink.write("</span>")
    }

    mutating func literal(_ text: UnsafeBufferPointer<UInt8>) {
        sink.write("<span class=\"tok-literal\">")
        sink.write(text)
        sink.write("</span>")
    }

    mutating func opening(_ byte: UInt8) {
        sink.write("<span class=\"tok-open\">")
        sink.write(byte)
        sink.write("</span>")
    }

    mutating func punctuation(_ byte: UInt8) { sink.write(byte) }

    /// A text; nearly all need no closer look than one at each byte.
    private mutating func write(_ text: UnsafeBufferPointer<UInt8>) {
        guard text.count <= Self.textLimit else { return writeBeginning(of: text) }
        if TextClass.isClean(text) {
            sink.write(text)
        } else {
            var html = HTML()
            html.visible(utf8: text)
            html.storage.withUnsafeBufferPointer { sink.write($0) }
        }
    }

    private mutating func writeBeginning(of text: UnsafeBufferPointer<UInt8>) {
        var end = Self.textLimit
        while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
        write(UnsafeBufferPointer(rebasing: text[..<end]))
        sink.write("<span class=\"tok-cut\">… ")
        sink.write(decimal: text.count - end)
        sink.write(" bytes more</span>")
    }
}
