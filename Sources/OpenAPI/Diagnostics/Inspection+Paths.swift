import SourceTree

/// Paths among one another, tags and servers.
extension Inspection {
    mutating func inspectPaths() {
        var index = PathTemplates()
        for (path, item) in document.root.patterned("paths") {
            if path.utf8.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) {
                add(.pathWithQuery, at: item, "expected a path without ? and #, came \(Self.quoted(path))")
            }
            let names = Self.names(in: path)
            if Set(names.map(ByteKey.init)).count < names.count {
                add(
                    .repeatedPathParameter, at: item,
                    "expected each name once in the path, came \(Self.quotedPath(path))")
            }
            let methods = Set(document.resolver.follow(item).node.members.map(\.key))
            switch index.add(path, methods: methods.intersection(OperationList.methods)) {
            case .identical(let other):
                add(
                    .identicalPaths, at: item,
                    "\(Self.quotedPath(path)) and \(Self.quotedPath(other)) differ in the names of parameters only")
            case .ambiguous(let other):
                add(
                    .ambiguousPaths, at: item,
                    "a request may fit both \(Self.quotedPath(path)) and \(Self.quotedPath(other))")
            case nil: break
            }
        }
    }

    /// Long paths often differ in their last letters only, so they are shown to the end.
    private static func quotedPath(_ path: String) -> String { quoted(path, most: 400) }

    mutating func inspectTags() {
        var declared: Set<ByteKey> = []
        var used: Set<ByteKey> = []
        for tag in document.source.root.array("tags")?.elements.map({ $0 }) ?? [] {
            guard let name = tag.words("name"), !declared.insert(ByteKey(name)).inserted else { continue }
            add(.duplicateTag, at: tag, "expected each tag once, came \(Self.quoted(name)) again")
        }
        guard isOn(.undeclaredTag) || isOn(.unusedTag) else { return }
        for operation in document.operations + document.webhooks {
            for tag in operation.node.array("tags")?.elements.map({ $0 }) ?? [] {
                guard let name = tag.words, used.insert(ByteKey(name)).inserted, !declared.contains(ByteKey(name))
                else { continue }
                add(.undeclaredTag, at: tag, "expected a declared tag, came \(Self.quoted(name))")
            }
        }
        for tag in document.source.root.array("tags")?.elements.map({ $0 }) ?? [] {
            guard let name = tag.words("name"), !used.contains(ByteKey(name)) else { continue }
            add(.unusedTag, at: tag, "expected operations with the tag \(Self.quoted(name)), came none")
        }
    }

    mutating func inspectServers() {
        for server in servers {
            let names = Self.names(in: server.words("url") ?? "")
            let variables = server.named("variables")
            for name in names where !variables.contains(where: { ByteKey($0.key) == ByteKey(name) }) {
                add(
                    .undefinedServerVariable, at: server["url"] ?? server,
                    "expected a variable named \(Self.quoted(name)), came none")
            }
            for (name, variable) in variables {
                if !names.contains(where: { ByteKey($0) == ByteKey(name) }) {
                    add(.unusedServerVariable, at: variable, "expected {\(name)} in the URL, came none")
                }
                let values = variable.strings("enum")
                guard !values.isEmpty, let value = variable["default"], let text = value.words else { continue }
                if !values.contains(text) {
                    add(.defaultNotInEnum, at: value, "expected one of the values of enum, came \(Self.quoted(text))")
                }
            }
        }
    }
}
