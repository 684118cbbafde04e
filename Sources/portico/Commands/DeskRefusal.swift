/// Something that was asked for rightly and is not there or not allowed: one sentence on standard error and exit code 1.
struct DeskRefusal: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
