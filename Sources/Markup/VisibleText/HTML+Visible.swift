/// Text in which nothing is hidden, as markup.
extension HTML {
    /// Writes text with its hidden characters as marks in `<span class="tok-invisible">`.
    public mutating func visible(_ string: String) {
        guard InvisibleScalar.mayOccur(in: string) else { return text(string) }
        VisibleScanner.scan(string) { run in
            text(String(run))
        } mark: { scalar in
            element(.span, .class("tok-invisible"), text: InvisibleScalar.mark(of: scalar))
        }
    }

    /// Writes bytes with their hidden characters as marks. Malformed UTF-8 shows as U+FFFD.
    public mutating func visible(utf8 bytes: some Collection<UInt8>) {
        guard bytes.contains(where: { InvisibleScalar.mayBegin($0) || $0 >= 0x80 }) else { return text(utf8: bytes) }
        visible(String(decoding: Array(bytes), as: UTF8.self))
    }

    /// Writes a name, path or host from elsewhere: hidden characters as marks, and within `<bdi>`, so that its
    /// direction of writing does not touch the text around it.
    public mutating func isolated(_ string: String) {
        element(.bdi) { $0.visible(string) }
    }
}
