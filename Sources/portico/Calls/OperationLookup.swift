import OpenAPI
import SourceTree

/// Finds the operation that a command line names.
enum OperationLookup {
    /// The operation by its `operationId`, its id in addresses, `METHOD /path`, or the JSON Pointer to it.
    ///
    /// - Throws: ``UsageError`` with names that are near.
    static func find(_ text: String, in document: Document) throws -> OpenAPI.Operation {
        let operations = document.operations
        let named = operations.filter { $0.operationId == text }
        if let found = named.first {
            guard named.count == 1 else {
                let places = named.map { "'\($0.method) \($0.path)'" }
                throw UsageError("\(places.joined(separator: " and ")) are both called \(text); name one so.")
            }
            return found
        }
        if let found = operations.first(where: { $0.id.description == text }) { return found }
        let words = text.split(separator: " ", maxSplits: 1).map { String($0.drop { $0 == " " }) }
        if words.count == 2, let path = path(words[1], among: operations) {
            return try find(words[0], path, among: operations)
        }
        if let found = pointed(text, among: operations) { return found }
        if text.hasPrefix("/") { return try find(path: text, among: operations) }
        if document.webhooks.contains(where: { isNamed($0, text, words) }) {
            throw UsageError("\(text) is a webhook: the API calls it, so there is no request to build.")
        }
        let names = operations.map { $0.operationId ?? $0.id.description }
        throw UsageError(
            "The description has no operation “\(text)”.\(NearNames.hint(for: text, among: names)) Expected an operationId, 'METHOD /path' or '#/paths/…'."
        )
    }

    /// The operation that a JSON Pointer leads to, also in the form of a fragment as `operationRef` has it (RFC 6901
    /// section 6). A path that reads the same goes first.
    private static func pointed(_ text: String, among operations: [OpenAPI.Operation]) -> OpenAPI.Operation? {
        guard text.hasPrefix("#/") || text.hasPrefix("/paths/"), !operations.contains(where: { $0.path == text }) else {
            return nil
        }
        let pointers =
            text.hasPrefix("#")
            ? [try? JSONPointer(uriFragment: text), try? JSONPointer(parsing: String(text.dropFirst()))]
            : [try? JSONPointer(parsing: text)]
        return operations.first { pointers.contains($0.pointer) }
    }

    /// The path as the description writes it, with or without the slash that some leave out.
    private static func path(_ text: String, among operations: [OpenAPI.Operation]) -> String? {
        if text.hasPrefix("/") { return text }
        return [text, "/" + text].first { path in operations.contains { $0.path == path } }
    }

    private static func isNamed(_ webhook: OpenAPI.Operation, _ text: String, _ words: [String]) -> Bool {
        webhook.operationId == text || webhook.id.description == text || webhook.path == text
            || words.count == 2 && webhook.path == words[1] && webhook.method == words[0].uppercased()
    }

    private static func find(_ method: String, _ path: String, among operations: [OpenAPI.Operation]) throws
        -> OpenAPI.Operation
    {
        let here = operations.filter { $0.path == path }
        // A method of the author's own is told apart by its case (RFC 9110 section 9.1).
        if let found = here.first(where: { $0.method == method }) { return found }
        if let found = here.first(where: { $0.method == method.uppercased() }) { return found }
        guard here.isEmpty else {
            let methods = here.map(\.method).joined(separator: ", ")
            throw UsageError("\(path) has no operation \(method.uppercased()); it has \(methods).")
        }
        throw filled(method, path, among: operations) ?? unknown(path, among: operations)
    }

    /// A path with its values in it, as it goes over the wire: how the same is said to a command.
    private static func filled(_ method: String, _ path: String, among operations: [OpenAPI.Operation]) -> UsageError? {
        guard let match = operations.first?.document.match(method: method.uppercased(), path: path) else { return nil }
        let values = match.values.map { " --set '\($0.name)=\($0.value)'" }.joined()
        return UsageError(
            "\(path) is \(match.operation.path) filled in. Write '\(match.operation.method) \(match.operation.path)'\(values)."
        )
    }

    private static func find(path: String, among operations: [OpenAPI.Operation]) throws -> OpenAPI.Operation {
        let here = operations.filter { $0.path == path }
        guard let first = here.first else { throw unknown(path, among: operations) }
        guard here.count == 1 else {
            throw UsageError(
                "\(path) has \(here.map(\.method).joined(separator: ", ")); name one, as '\(first.method) \(path)'.")
        }
        return first
    }

    private static func unknown(_ path: String, among operations: [OpenAPI.Operation]) -> UsageError {
        var paths: [String] = []
        for operation in operations where paths.last != operation.path { paths.append(operation.path) }
        return UsageError("The description has no path \(path).\(NearNames.hint(for: path, among: paths))")
    }
}
