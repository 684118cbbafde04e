import JSONSchema
import SourceTree

/// What travels in bodies and header fields.
extension Comparison {
    mutating func compareBodies(_ before: Operation, _ after: Operation, _ flow: Change.Flow, prefix: String) {
        let place = ChangePlace(part: prefix + "request body", flow: flow)
        let (old, new) = (before.requestBody, after.requestBody)
        guard let old, let new else {
            if let new {
                add(
                    new.isRequired ? .requiredRequestBodyAdded : .requestBodyAdded, in: place, old: before.node,
                    new: new.node)
            } else if let old {
                add(.requestBodyRemoved, in: place, old: old.node, new: after.node)
            }
            return
        }
        if old.isRequired != new.isRequired {
            add(
                new.isRequired ? .requestBodyBecameRequired : .requestBodyBecameOptional, in: place, old: old.node,
                new: new.node)
        }
        if old.description != new.description { add(.requestBodyTextChanged, in: place, old: old.node, new: new.node) }
        compareContent(
            old.content, new.content, of: (old.node, new.node), in: place, direction: flow == .sent ? .request : .none)
    }

    mutating func compareResponses(_ before: Operation, _ after: Operation, _ flow: Change.Flow, prefix: String) {
        var met: Set<ByteKey> = []
        let later = after.responses
        let byStatus = Dictionary(later.map { ($0.status.lowercased(), $0) }) { first, _ in first }
        let ranges = later.filter(\.isRange).prefix(16)
        for response in before.responses {
            let place = ChangePlace(part: "\(prefix)response \(ChangeText.short(response.status))", flow: flow)
            let code = response.isExact ? Int(response.status) : nil
            let range = code.flatMap { code in ranges.first { $0.matches(code) } }
            // What a range describes now is still described.
            guard let later = byStatus[response.status.lowercased()] ?? range else {
                let isSuccess = response.status.utf8.first == UInt8(ascii: "2")
                add(
                    isSuccess ? .responseRemoved : .errorResponseRemoved, in: place, old: response.node,
                    new: after.node)
                continue
            }
            met.insert(ByteKey(later.status))
            compare(response, later, in: place)
        }
        for response in later where !met.contains(ByteKey(response.status)) {
            let place = ChangePlace(part: "\(prefix)response \(ChangeText.short(response.status))", flow: flow)
            add(.responseAdded, in: place, old: before.node, new: response.node)
        }
    }

    private mutating func compare(_ before: Response, _ after: Response, in place: ChangePlace) {
        if before.description != after.description || before.summary != after.summary {
            add(.responseTextChanged, in: place, old: before.node, new: after.node)
        }
        compareHeaders(before, after, in: place)
        compareLinks(before, after, in: place)
        compareContent(
            before.content, after.content, of: (before.node, after.node), in: place,
            direction: place.flow == .received ? .response : .none)
    }

    private mutating func compareHeaders(_ before: Response, _ after: Response, in place: ChangePlace) {
        let (old, new) = (before.headers, after.headers)
        let known = Dictionary(old.map { ($0.name.lowercased(), $0) }) { first, _ in first }
        let now = Set(new.map { $0.name.lowercased() })
        func part(_ header: Header) -> ChangePlace {
            ChangePlace(part: "header \(ChangeText.short(header.name)) of the \(place.part)", flow: place.flow)
        }
        for header in old where !now.contains(header.name.lowercased()) {
            add(
                header.isRequired ? .requiredHeaderRemoved : .headerRemoved, in: part(header), old: header.node,
                new: after.node)
        }
        for header in new {
            guard let earlier = known[header.name.lowercased()] else {
                add(.headerAdded, in: part(header), old: before.node, new: header.node)
                continue
            }
            if header.isRequired != earlier.isRequired {
                add(
                    header.isRequired ? .headerBecameRequired : .headerBecameOptional, in: part(header),
                    old: earlier.node, new: header.node)
            }
            use(
                earlier.schema ?? earlier.content?.schema, header.schema ?? header.content?.schema, in: part(header),
                direction: .none)
        }
    }

    private mutating func compareLinks(_ before: Response, _ after: Response, in place: ChangePlace) {
        let (old, new) = (before.links, after.links)
        let (known, now) = (Set(old.map(\.name)), Set(new.map(\.name)))
        for link in old where !now.contains(link.name) {
            add(.linkRemoved, in: place, ChangeText.short(link.name), nil, old: link.node, new: after.node)
        }
        for link in new where !known.contains(link.name) {
            add(.linkAdded, in: place, nil, ChangeText.short(link.name), old: before.node, new: link.node)
        }
    }

    private mutating func compareContent(
        _ before: [MediaType], _ after: [MediaType], of nodes: (old: Node, new: Node), in place: ChangePlace,
        direction: Direction
    ) {
        var met: Set<ByteKey> = []
        // As it is written, else without its parameters.
        let byName = Dictionary(after.map { (ByteKey($0.name), $0) }) { first, _ in first }
        let byEssence = Dictionary(after.map { (ByteKey($0.essence), $0) }) { first, _ in first }
        for media in before {
            guard let later = byName[ByteKey(media.name)] ?? byEssence[ByteKey(media.essence)] else {
                add(.mediaTypeRemoved, in: place, ChangeText.short(media.name), nil, old: media.node, new: nodes.new)
                continue
            }
            met.insert(ByteKey(later.name))
            if !Self.isSame(media.node["encoding"], later.node["encoding"]) {
                add(.encodingChanged, in: place, nil, ChangeText.short(media.name), old: media.node, new: later.node)
            }
            use(media.schema, later.schema, in: place, direction: direction, isXML: later.isXML)
            use(media.itemSchema, later.itemSchema, in: place, direction: direction, isXML: later.isXML)
        }
        for media in after where !met.contains(ByteKey(media.name)) {
            add(.mediaTypeAdded, in: place, nil, ChangeText.short(media.name), old: nodes.old, new: media.node)
        }
    }

    private static func isSame(_ a: Node?, _ b: Node?) -> Bool {
        guard let a, let b else { return a == nil && b == nil }
        return a.isEqual(to: b)
    }
}
