/// The same elements with few attributes, as nearly all have: written one by one, without a list of them.
extension HTML {
    /// Writes an element without attributes around what `content` writes.
    @inlinable
    public mutating func element(_ tag: Tag, content: (inout HTML) throws -> Void) rethrows {
        open(tag)
        let start = endOpening()
        defer { close(tag, from: start) }
        try content(&self)
    }

    /// Writes an element with one attribute around what `content` writes.
    @inlinable
    public mutating func element(
        _ tag: Tag, _ first: Attribute, content: (inout HTML) throws -> Void
    ) rethrows {
        open(tag)
        write(first)
        let start = endOpening()
        defer { close(tag, from: start) }
        try content(&self)
    }

    /// Writes an element with two attributes around what `content` writes.
    @inlinable
    public mutating func element(
        _ tag: Tag, _ first: Attribute, _ second: Attribute, content: (inout HTML) throws -> Void
    ) rethrows {
        open(tag)
        write(first)
        write(second)
        let start = endOpening()
        defer { close(tag, from: start) }
        try content(&self)
    }

    /// Writes an element with three attributes around what `content` writes.
    @inlinable
    public mutating func element(
        _ tag: Tag, _ first: Attribute, _ second: Attribute, _ third: Attribute,
        content: (inout HTML) throws -> Void
    ) rethrows {
        open(tag)
        write(first)
        write(second)
        write(third)
        let start = endOpening()
        defer { close(tag, from: start) }
        try content(&self)
    }

    /// Writes an element without attributes that holds only text.
    @inlinable
    public mutating func element(_ tag: Tag, text: String) {
        open(tag)
        let start = endOpening()
        self.text(text)
        close(tag, from: start)
    }

    /// Writes an element with one attribute that holds only text.
    @inlinable
    public mutating func element(_ tag: Tag, _ first: Attribute, text: String) {
        open(tag)
        write(first)
        let start = endOpening()
        self.text(text)
        close(tag, from: start)
    }
}
