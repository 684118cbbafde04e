extension YAMLReader {
    /// Gives the innermost mapping, which is about to be closed, the members that its merge keys bring: a key and an alias
    /// of the value for each key that is not there yet, from the first source that has it.
    ///
    /// A source was resolved when it was closed, so nothing is followed twice; each look at a member counts.
    mutating func mergeMembers() throws(SourceError) {
        let mapping = writer.frame.index
        let end = writer.nextIndex
        var known: Set<[UInt8]> = []
        var merges: [Int] = []
        var index = mapping + 1
        while index < end {
            let record = writer.arena.records[index]
            if record.has(Record.special) {
                merges.append(index + 1)
            } else {
                known.insert(writer.arena.content(record))
            }
            index = writer.arena.next(index + 1)
        }
        for merge in merges {
            for source in try sources(merge) { try mergeMembers(of: source, known: &known) }
        }
    }

    /// The mappings that the value of a merge key names.
    private func sources(_ value: Int) throws(SourceError) -> [Int] {
        let arena = writer.arena
        let target = arena.target(value)
        if arena.records[target].kind == .object { return [target] }
        var sources: [Int] = []
        if arena.records[target].kind == .array {
            var element = target + 1
            while element < Int(arena.records[target].extent), arena.records[arena.target(element)].kind == .object {
                sources.append(arena.target(element))
                element = arena.next(element)
            }
            if element == Int(arena.records[target].extent) { return sources }
        }
        let offset = arena.offset(arena.records[value])
        throw SourceError(
            .syntax, at: offset, in: text, "Expected a mapping or a sequence of mappings to merge, came another value.")
    }

    private mutating func mergeMembers(of source: Int, known: inout Set<[UInt8]>) throws(SourceError) {
        let end = Int(writer.arena.records[source].extent)
        var index = source + 1
        while index < end {
            mergeVisits += 1
            if mergeVisits > budget.nodes {
                let offset = writer.arena.offset(writer.arena.records[writer.frame.index])
                throw SourceError(
                    .tooManyNodes, at: offset, in: text, "Merge keys bring more than \(budget.nodes) members.")
            }
            let key = writer.arena.records[index]
            if !key.has(Record.special), known.insert(writer.arena.content(key)).inserted {
                addMember(key, value: index + 1)
            }
            index = writer.arena.next(index + 1)
        }
    }

    private mutating func addMember(_ key: Record, value: Int) {
        // No copy of the arena may be alive when the writer adds to it: it would be duplicated for each member.
        let start = writer.arena.offset(writer.arena.records[value]).map { UInt32(truncatingIfNeeded: $0) }
        let target = UInt32(truncatingIfNeeded: writer.arena.target(value))
        writer.addKey(key)
        writer.add(Record(.alias, start: start ?? Record.nowhere, extent: target))
    }
}
