/// Attributes of forms and their fields. A `pattern` is a literal: an expression from a description never meets the
/// browser (THREATS S14).
extension Attribute {
    /// Where a form is sent.
    public static func action(_ url: SafeURL) -> Attribute { Attribute("action", .address(url)) }

    /// How a form is sent: `get`, `post` or `dialog`.
    public static func method(_ value: StaticString) -> Attribute { Attribute("method", .literal(value)) }

    /// How a form's fields are written: the media type.
    public static func enctype(_ value: StaticString) -> Attribute { Attribute("enctype", .literal(value)) }

    /// Switches the browser's own checks of a form off.
    public static func novalidate(_ isSet: Bool = true) -> Attribute { Attribute("novalidate", flag: isSet) }

    /// The form that a field belongs to.
    public static func form(_ id: ElementID) -> Attribute { Attribute("form", text: id.text) }

    /// Where a button sends its form instead.
    public static func formaction(_ url: SafeURL) -> Attribute { Attribute("formaction", .address(url)) }

    /// How a button sends its form instead.
    public static func formmethod(_ value: StaticString) -> Attribute { Attribute("formmethod", .literal(value)) }

    /// Sends a form without the browser's own checks.
    public static func formnovalidate(_ isSet: Bool = true) -> Attribute { Attribute("formnovalidate", flag: isSet) }

    /// The kind of a field, button, link or list.
    public static func type(_ value: StaticString) -> Attribute { Attribute("type", .literal(value)) }

    /// The name of a field, or of a `meta` element.
    public static func name(_ value: String) -> Attribute { Attribute("name", text: value) }

    /// The value of a field, choice or button. Never a secret (THREATS R6).
    public static func value(_ value: String) -> Attribute { Attribute("value", text: value) }

    /// The value of a list item, or a whole number.
    public static func value(_ value: Int) -> Attribute { Attribute("value", .integer(value)) }

    /// The value of a meter or progress bar.
    public static func value(_ value: Double) -> Attribute { Attribute("value", .numbers([value])) }

    /// The field that a label or output belongs to.
    public static func `for`(_ id: ElementID) -> Attribute { Attribute("for", text: id.text) }

    /// An example of what to type.
    public static func placeholder(_ value: String) -> Attribute { Attribute("placeholder", text: value) }

    /// The label of a group of choices.
    public static func label(_ value: String) -> Attribute { Attribute("label", text: value) }

    /// Whether a box is ticked.
    public static func checked(_ isSet: Bool = true) -> Attribute { Attribute("checked", flag: isSet) }

    /// Whether a choice is taken.
    public static func selected(_ isSet: Bool = true) -> Attribute { Attribute("selected", flag: isSet) }

    /// Whether a field can be used.
    public static func disabled(_ isSet: Bool = true) -> Attribute { Attribute("disabled", flag: isSet) }

    /// Whether a field must be filled.
    public static func required(_ isSet: Bool = true) -> Attribute { Attribute("required", flag: isSet) }

    /// Whether a field can only be read.
    public static func readonly(_ isSet: Bool = true) -> Attribute { Attribute("readonly", flag: isSet) }

    /// Whether several values are possible.
    public static func multiple(_ isSet: Bool = true) -> Attribute { Attribute("multiple", flag: isSet) }

    /// The smallest value of a field.
    public static func min(_ value: String) -> Attribute { Attribute("min", text: value) }

    /// The smallest value of a meter.
    public static func min(_ value: Double) -> Attribute { Attribute("min", .numbers([value])) }

    /// The largest value of a field.
    public static func max(_ value: String) -> Attribute { Attribute("max", text: value) }

    /// The largest value of a meter or progress bar.
    public static func max(_ value: Double) -> Attribute { Attribute("max", .numbers([value])) }

    /// The steps between values of a field, or `any`.
    public static func step(_ value: String) -> Attribute { Attribute("step", text: value) }

    /// The fewest UTF-16 code units of a text.
    public static func minlength(_ value: Int) -> Attribute { Attribute("minlength", .integer(value)) }

    /// The most UTF-16 code units of a text.
    public static func maxlength(_ value: Int) -> Attribute { Attribute("maxlength", .integer(value)) }

    /// An expression that a value must match.
    public static func pattern(_ value: StaticString) -> Attribute { Attribute("pattern", .literal(value)) }

    /// The width of a field in characters, or the visible choices.
    public static func size(_ value: Int) -> Attribute { Attribute("size", .integer(value)) }

    /// The visible lines of a text field.
    public static func rows(_ value: Int) -> Attribute { Attribute("rows", .integer(value)) }

    /// The visible columns of a text field.
    public static func cols(_ value: Int) -> Attribute { Attribute("cols", .integer(value)) }

    /// How the lines of a text field are broken: `off`, `soft` or `hard`.
    public static func wrap(_ value: StaticString) -> Attribute { Attribute("wrap", .literal(value)) }

    /// The kinds of files that may be chosen.
    public static func accept(_ value: String) -> Attribute { Attribute("accept", text: value) }

    /// What a browser may fill in, or `off`.
    public static func autocomplete(_ value: StaticString) -> Attribute { Attribute("autocomplete", .literal(value)) }

    /// The capitals that a touch keyboard sets by itself.
    public static func autocapitalize(_ value: StaticString) -> Attribute {
        Attribute("autocapitalize", .literal(value))
    }

    /// The touch keyboard to show.
    public static func inputmode(_ value: StaticString) -> Attribute { Attribute("inputmode", .literal(value)) }

    /// The name on the Enter key of a touch keyboard.
    public static func enterkeyhint(_ value: StaticString) -> Attribute { Attribute("enterkeyhint", .literal(value)) }

    /// Whether spelling is checked; off for secrets and code.
    public static func spellcheck(_ isOn: Bool) -> Attribute {
        Attribute("spellcheck", .literal(isOn ? "true" : "false"))
    }

    /// The list of proposals of a field.
    public static func list(_ id: ElementID) -> Attribute { Attribute("list", text: id.text) }

    /// The popover that a button opens or closes.
    public static func popovertarget(_ id: ElementID) -> Attribute { Attribute("popovertarget", text: id.text) }

    /// What a button does to its popover: `show`, `hide` or `toggle`.
    public static func popovertargetaction(_ value: StaticString) -> Attribute {
        Attribute("popovertargetaction", .literal(value))
    }

    /// The dialog or popover that a button commands.
    public static func commandfor(_ id: ElementID) -> Attribute { Attribute("commandfor", text: id.text) }

    /// What a button commands: `show-modal`, `close` …
    public static func command(_ value: StaticString) -> Attribute { Attribute("command", .literal(value)) }
}
