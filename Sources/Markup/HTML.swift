/// Markup under construction: an append-only buffer of UTF-8 bytes in which every element is closed, every attribute
/// quoted and every string escaped by the place it stands in.
///
/// Strings enter as text or as attribute values. There is no way to pass markup in as a string.
public struct HTML: Sendable, Hashable {
    var storage: MarkupBytes
    /// How the site's own addresses are written: as files beside each other, or as they are where a server answers.
    public let links: FileLinks?

    /// An empty buffer with room for `capacity` bytes, for pages whose size is roughly known.
    public init(capacity: Int = 0, links: FileLinks? = nil) {
        self.links = links
        storage = MarkupBytes(capacity: capacity)
    }

    /// Markup that this target wrote elsewhere.
    init(written bytes: [UInt8]) {
        links = nil
        storage = MarkupBytes(bytes)
    }

    /// Everything written so far, as UTF-8.
    public var bytes: [UInt8] { storage.withUnsafeBufferPointer { Array($0) } }

    /// Whether nothing has been written yet.
    public var isEmpty: Bool { storage.isEmpty }

    /// The number of bytes written so far.
    public var count: Int { storage.count }

    /// Writes `<!DOCTYPE html>`, the first thing of every page.
    public mutating func doctype() {
        write("<!DOCTYPE html>\n")
    }

    /// Adds what another buffer holds.
    public mutating func append(_ other: HTML) {
        storage.append(contentsOf: other.storage)
    }

    /// Writes an element with many attributes around what `content` writes. The element is closed even when `content`
    /// throws.
    @inlinable
    public mutating func element(
        _ tag: Tag, _ first: Attribute, _ second: Attribute, _ third: Attribute, _ fourth: Attribute,
        _ more: Attribute..., content: (inout HTML) throws -> Void
    ) rethrows {
        open(tag)
        write(first)
        write(second)
        write(third)
        write(fourth)
        for attribute in more { write(attribute) }
        let start = endOpening()
        defer { close(tag, from: start) }
        try content(&self)
    }

    /// Writes an element around what `content` writes, with attributes that were collected in an array.
    @inlinable
    public mutating func element(
        _ tag: Tag, _ attributes: [Attribute], content: (inout HTML) throws -> Void
    ) rethrows {
        open(tag)
        for attribute in attributes { write(attribute) }
        let start = endOpening()
        defer { close(tag, from: start) }
        try content(&self)
    }

    /// Writes an element with several attributes that holds only text.
    @inlinable
    public mutating func element(
        _ tag: Tag, _ first: Attribute, _ second: Attribute, _ third: Attribute = .absent, _ more: Attribute...,
        text: String
    ) {
        open(tag)
        write(first)
        write(second)
        write(third)
        for attribute in more { write(attribute) }
        let start = endOpening()
        self.text(text)
        close(tag, from: start)
    }

    /// Writes an element with nothing in it, such as an empty cell or a shape of a drawing.
    @inlinable
    public mutating func element(
        _ tag: Tag, _ first: Attribute = .absent, _ second: Attribute = .absent, _ third: Attribute = .absent,
        _ more: Attribute...
    ) {
        open(tag)
        write(first)
        write(second)
        write(third)
        for attribute in more { write(attribute) }
        let start = endOpening()
        close(tag, from: start)
    }

    /// Writes an element that has no content and no end tag, such as `input` or `br`.
    @inlinable
    public mutating func empty(
        _ tag: VoidTag, _ first: Attribute = .absent, _ second: Attribute = .absent, _ third: Attribute = .absent,
        _ fourth: Attribute = .absent, _ more: Attribute...
    ) {
        open(tag)
        write(first)
        write(second)
        write(third)
        write(fourth)
        for attribute in more { write(attribute) }
        _ = endOpening()
    }

    /// Writes an element without end tag, with attributes that were collected in an array.
    @inlinable
    public mutating func empty(_ tag: VoidTag, _ attributes: [Attribute]) {
        open(tag)
        for attribute in attributes { write(attribute) }
        _ = endOpening()
    }
}

extension HTML: CustomStringConvertible {
    /// The markup as a string, for tests and for embedding into other formats.
    public var description: String { storage.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }
}
