import SourceTree

/// What two schemas, or one of their properties, differ in; where they are used is not known here.
struct SchemaDifference {
    let kind: ChangeKind
    /// The way from the schemas to the part that differs; empty for themselves.
    var label = ""
    var before: String?
    var after: String?
    var old: Node?
    var new: Node?
    /// A level other than the kind's own.
    var level: Change.Level?
}
