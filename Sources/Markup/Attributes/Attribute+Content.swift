/// Attributes of links, images, tables, lists, head and what opens.
extension Attribute {
    /// Which header field a `meta` element stands for.
    public static func httpEquiv(_ value: StaticString) -> Attribute { Attribute("http-equiv", .literal(value)) }

    /// Where a link leads.
    public static func href(_ url: SafeURL) -> Attribute { Attribute("href", .address(url)) }

    /// A file of the site's own.
    public static func src(_ url: SafeURL) -> Attribute { Attribute("src", .address(url)) }

    /// An image.
    public static func src(_ image: ImageSource) -> Attribute { Attribute("src", text: image.text) }

    /// The text instead of an image; empty for decoration.
    public static func alt(_ value: String) -> Attribute { Attribute("alt", text: value) }

    /// How a link relates to its target, as a list of literal tokens.
    public static func rel(_ value: StaticString) -> Attribute { Attribute("rel", .literal(value)) }

    /// Where a link opens, such as `_blank`.
    public static func target(_ value: StaticString) -> Attribute { Attribute("target", .literal(value)) }

    /// Saves the target of a link under this name.
    public static func download(_ value: String) -> Attribute { Attribute("download", text: value) }

    /// What is said to the target of a link about this page.
    public static func referrerpolicy(_ value: StaticString) -> Attribute {
        Attribute("referrerpolicy", .literal(value))
    }

    /// When an image is loaded: `lazy` or `eager`.
    public static func loading(_ value: StaticString) -> Attribute { Attribute("loading", .literal(value)) }

    /// Width of an image or drawing in pixels.
    public static func width(_ value: Int) -> Attribute { Attribute("width", .integer(value)) }

    /// Height of an image or drawing in pixels.
    public static func height(_ value: Int) -> Attribute { Attribute("height", .integer(value)) }

    /// What a preloaded file is.
    public static func `as`(_ value: StaticString) -> Attribute { Attribute("as", .literal(value)) }

    /// The media for which a file or colour counts.
    public static func media(_ value: StaticString) -> Attribute { Attribute("media", .literal(value)) }

    /// The sizes of an icon.
    public static func sizes(_ value: StaticString) -> Attribute { Attribute("sizes", .literal(value)) }

    /// How a file is fetched across origins.
    public static func crossorigin(_ value: StaticString) -> Attribute { Attribute("crossorigin", .literal(value)) }

    /// The encoding of the page.
    public static func charset(_ value: StaticString) -> Attribute { Attribute("charset", .literal(value)) }

    /// The value of a `meta` element.
    public static func content(_ value: String) -> Attribute { Attribute("content", text: value) }

    /// The name of an Open Graph property.
    public static func property(_ value: StaticString) -> Attribute { Attribute("property", .literal(value)) }

    /// A date or time for machines (ISO 8601).
    public static func datetime(_ value: String) -> Attribute { Attribute("datetime", text: value) }

    /// The number of columns that a cell covers.
    public static func colspan(_ value: Int) -> Attribute { Attribute("colspan", .integer(value)) }

    /// The number of rows that a cell covers.
    public static func rowspan(_ value: Int) -> Attribute { Attribute("rowspan", .integer(value)) }

    /// The number of columns that a `col` stands for.
    public static func span(_ value: Int) -> Attribute { Attribute("span", .integer(value)) }

    /// What a heading cell heads: `col`, `row`, `colgroup` or `rowgroup`.
    public static func scope(_ value: StaticString) -> Attribute { Attribute("scope", .literal(value)) }

    /// The short form of a heading cell.
    public static func abbr(_ value: String) -> Attribute { Attribute("abbr", text: value) }

    /// The first number of an ordered list.
    public static func start(_ value: Int) -> Attribute { Attribute("start", .integer(value)) }

    /// Counts an ordered list down.
    public static func reversed(_ isSet: Bool = true) -> Attribute { Attribute("reversed", flag: isSet) }

    /// Whether `details` or `dialog` is open.
    public static func open(_ isSet: Bool = true) -> Attribute { Attribute("open", flag: isSet) }
}
