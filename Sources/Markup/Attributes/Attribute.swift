/// One attribute of an element. Names come from this target or are literals of a page; values are always quoted and
/// escaped (THREATS R4). `style` and the attributes that run scripts (`on…`, `srcdoc`) have no spelling here.
public struct Attribute: Sendable {
    enum Value {
        case absent
        case flag
        case text(String)
        case address(SafeURL)
        case literal(StaticString)
        case integer(Int)
        case numbers([Double])
        case tokens([String])
    }

    enum Family {
        case plain, aria, data
    }

    let name: StaticString
    let family: Family
    let value: Value

    init(_ name: StaticString, _ value: Value, family: Family = .plain) {
        self.name = name
        self.family = family
        self.value = value
    }

    init(_ name: StaticString, text: String) {
        self.init(name, .text(text))
    }

    init(_ name: StaticString, flag: Bool) {
        self.init(name, flag ? .flag : .absent)
    }

    /// An attribute that is written only under a condition.
    public static func when(_ condition: Bool, _ attribute: @autoclosure () -> Attribute) -> Attribute {
        condition ? attribute() : absent
    }

    /// An attribute that is written only when there is a value: `.ifPresent(operation.summary, Attribute.title)`.
    public static func ifPresent<Wrapped>(
        _ value: Wrapped?, _ attribute: (Wrapped) -> Attribute
    ) -> Attribute {
        value.map(attribute) ?? absent
    }

    /// Nothing: writes no attribute.
    public static var absent: Attribute { Attribute("", .absent) }
}
