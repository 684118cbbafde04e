public import OpenAPI

extension Schema {
    /// The schema without what only wraps it: a reference in an `allOf`, the only alternative beside null.
    public var unwrapped: Schema { ValueShape.unwrapped(self).schema }
}
