/// Attributes of every element (HTML Standard, section 3.2.6; ARIA).
extension Attribute {
    /// One class.
    public static func `class`(_ name: String) -> Attribute { Attribute("class", text: name) }

    /// Two classes, or one where the other is empty.
    public static func `class`(_ first: String, _ second: String) -> Attribute {
        if second.isEmpty { return Attribute("class", text: first) }
        return Attribute("class", text: first.isEmpty ? second : "\(first) \(second)")
    }

    /// Several classes; empty strings among them are left out.
    public static func `class`(_ names: String...) -> Attribute { Attribute("class", .tokens(names)) }

    /// The element's own name in the page.
    public static func id(_ id: ElementID) -> Attribute { Attribute("id", text: id.text) }

    /// An advisory text.
    public static func title(_ value: String) -> Attribute { Attribute("title", text: value) }

    /// The language of the content, as a BCP 47 tag.
    public static func lang(_ value: String) -> Attribute { Attribute("lang", text: value) }

    /// The direction of writing: `ltr`, `rtl` or `auto`.
    public static func dir(_ value: StaticString) -> Attribute { Attribute("dir", .literal(value)) }

    /// The part that the element plays (WAI-ARIA).
    public static func role(_ value: StaticString) -> Attribute { Attribute("role", .literal(value)) }

    /// Takes the element out of the page.
    public static func hidden(_ isSet: Bool = true) -> Attribute { Attribute("hidden", flag: isSet) }

    /// Takes the element out of reach of pointer and keyboard.
    public static func inert(_ isSet: Bool = true) -> Attribute { Attribute("inert", flag: isSet) }

    /// The place in the order of the Tab key; -1 takes it out of the order.
    public static func tabindex(_ value: Int) -> Attribute { Attribute("tabindex", .integer(value)) }

    /// Whether a browser's translation may touch the content.
    public static func translate(_ isAllowed: Bool) -> Attribute {
        Attribute("translate", .literal(isAllowed ? "yes" : "no"))
    }

    /// Makes the element a popover: `auto`, `manual` or `hint`.
    public static func popover(_ value: StaticString) -> Attribute { Attribute("popover", .literal(value)) }

    /// The nonce of this answer's Content-Security-Policy.
    public static func nonce(_ value: String) -> Attribute { Attribute("nonce", text: value) }

    /// Takes the focus when the page or dialog opens.
    public static func autofocus(_ isSet: Bool = true) -> Attribute { Attribute("autofocus", flag: isSet) }

    /// A value for scripts: `data-` and a literal name.
    public static func data(_ name: StaticString, _ value: String) -> Attribute {
        Attribute(name, .text(value), family: .data)
    }

    /// A number for scripts: `data-` and a literal name.
    public static func data(_ name: StaticString, _ value: Int) -> Attribute {
        Attribute(name, .integer(value), family: .data)
    }

    /// A mark for scripts: `data-` and a literal name, without a value.
    public static func data(_ name: StaticString) -> Attribute { Attribute(name, .flag, family: .data) }

    /// An address of the site for scripts: `data-` and a literal name.
    public static func data(_ name: StaticString, _ url: SafeURL) -> Attribute {
        Attribute(name, .address(url), family: .data)
    }

    /// The id of an element for scripts: `data-` and a literal name.
    public static func data(_ name: StaticString, _ id: ElementID) -> Attribute {
        Attribute(name, .text(id.text), family: .data)
    }

    /// A property for assistive technology: `aria-` and a literal name.
    public static func aria(_ name: StaticString, _ value: String) -> Attribute {
        Attribute(name, .text(value), family: .aria)
    }

    /// A state for assistive technology, written as `true` or `false`.
    public static func aria(_ name: StaticString, _ state: Bool) -> Attribute {
        Attribute(name, .literal(state ? "true" : "false"), family: .aria)
    }

    /// A number for assistive technology.
    public static func aria(_ name: StaticString, _ value: Int) -> Attribute {
        Attribute(name, .integer(value), family: .aria)
    }

    /// Elements that name, describe or are controlled by this one.
    public static func aria(_ name: StaticString, _ ids: ElementID...) -> Attribute {
        Attribute(name, .tokens(ids.map(\.text)), family: .aria)
    }
}
