/// Attributes of drawings (SVG 2): literals and numbers, never strings from data.
extension Attribute {
    /// The part of the plane that a drawing shows.
    public static func viewBox(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Attribute {
        Attribute("viewBox", .numbers([x, y, width, height]))
    }

    /// The corners of a line or area, as x, y, x, y …
    public static func points(_ coordinates: [Double]) -> Attribute { Attribute("points", .numbers(coordinates)) }

    /// The outline of a shape.
    public static func d(_ value: StaticString) -> Attribute { Attribute("d", .literal(value)) }

    /// The colour of an area: `none`, `currentColor` or a literal.
    public static func fill(_ value: StaticString) -> Attribute { Attribute("fill", .literal(value)) }

    /// How overlapping areas are filled.
    public static func fillRule(_ value: StaticString) -> Attribute { Attribute("fill-rule", .literal(value)) }

    /// The colour of a line.
    public static func stroke(_ value: StaticString) -> Attribute { Attribute("stroke", .literal(value)) }

    /// The width of a line.
    public static func strokeWidth(_ value: Double) -> Attribute { Attribute("stroke-width", .numbers([value])) }

    /// The ends of a line.
    public static func strokeLinecap(_ value: StaticString) -> Attribute {
        Attribute("stroke-linecap", .literal(value))
    }

    /// The corners of a line.
    public static func strokeLinejoin(_ value: StaticString) -> Attribute {
        Attribute("stroke-linejoin", .literal(value))
    }

    /// What scales along with a line.
    public static func vectorEffect(_ value: StaticString) -> Attribute { Attribute("vector-effect", .literal(value)) }

    /// Which end of a text its position means.
    public static func textAnchor(_ value: StaticString) -> Attribute { Attribute("text-anchor", .literal(value)) }

    /// How a drawing fits into its frame.
    public static func preserveAspectRatio(_ value: StaticString) -> Attribute {
        Attribute("preserveAspectRatio", .literal(value))
    }

    /// A fixed transformation.
    public static func transform(_ value: StaticString) -> Attribute { Attribute("transform", .literal(value)) }

    /// The transparency of a shape, 0 to 1.
    public static func opacity(_ value: Double) -> Attribute { Attribute("opacity", .numbers([value])) }

    /// Left edge.
    public static func x(_ value: Double) -> Attribute { Attribute("x", .numbers([value])) }

    /// Upper edge.
    public static func y(_ value: Double) -> Attribute { Attribute("y", .numbers([value])) }

    /// Width of a shape.
    public static func width(_ value: Double) -> Attribute { Attribute("width", .numbers([value])) }

    /// Height of a shape.
    public static func height(_ value: Double) -> Attribute { Attribute("height", .numbers([value])) }

    /// Start of a line.
    public static func x1(_ value: Double) -> Attribute { Attribute("x1", .numbers([value])) }

    /// Start of a line.
    public static func y1(_ value: Double) -> Attribute { Attribute("y1", .numbers([value])) }

    /// End of a line.
    public static func x2(_ value: Double) -> Attribute { Attribute("x2", .numbers([value])) }

    /// End of a line.
    public static func y2(_ value: Double) -> Attribute { Attribute("y2", .numbers([value])) }

    /// Centre of a circle.
    public static func cx(_ value: Double) -> Attribute { Attribute("cx", .numbers([value])) }

    /// Centre of a circle.
    public static func cy(_ value: Double) -> Attribute { Attribute("cy", .numbers([value])) }

    /// Radius.
    public static func r(_ value: Double) -> Attribute { Attribute("r", .numbers([value])) }

    /// Radius of corners.
    public static func rx(_ value: Double) -> Attribute { Attribute("rx", .numbers([value])) }

    /// Radius of corners.
    public static func ry(_ value: Double) -> Attribute { Attribute("ry", .numbers([value])) }
}
