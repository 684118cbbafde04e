/// The three kinds of `script` element that a page may have. Neither runs anything that came in as a string.
extension HTML {
    /// Writes `<script type="module">` for a file of the site's own. `nonce` is the one of this answer's
    /// Content-Security-Policy.
    public mutating func script(module source: SafeURL, nonce: String) {
        write("<script type=\"module\"")
        write(.src(source))
        write(.nonce(nonce))
        write("></script>")
    }

    /// Writes `<script defer>` for a file beside the page: what is opened from a disk may not load modules.
    public mutating func script(file source: SafeURL) {
        write("<script defer")
        write(.src(source))
        write("></script>")
    }

    /// Writes a block of JSON that scripts may read and nothing runs. `<`, `>`, `&`, U+2028 and U+2029 become
    /// `\u` escapes, so no value can end the block (THREATS R5). `json` has to be JSON: these characters then occur
    /// within strings only.
    public mutating func jsonBlock(id: ElementID, json: some Sequence<UInt8>) {
        write("<script type=\"application/json\"")
        write(.id(id))
        write(">")
        let text = String(decoding: Array(json), as: UTF8.self)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": write("\\u003C")
            case ">": write("\\u003E")
            case "&": write("\\u0026")
            case "\u{2028}": write("\\u2028")
            case "\u{2029}": write("\\u2029")
            case "\0": write("\u{FFFD}")
            default: storage.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        write("</script>")
    }
}
