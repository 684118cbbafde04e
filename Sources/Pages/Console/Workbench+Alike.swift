import Markup

/// What stands in the console of every operation alike.
extension Workbench {
    /// Writes a part of the console that is the same for every operation, but for its name, where nothing was typed, sent or
    /// kept by whoever reads it: then it is written once for all of them.
    func writeAlike(
        _ part: KeptParts.ConsolePart, into html: inout HTML, write: (String, inout HTML) -> Void
    ) {
        let isUntouched =
            draft == nil && exchange == nil && problems.isEmpty && captured.isEmpty && identities.isEmpty
            && refusedPair == nil
        guard isUntouched, html.links == nil, let kept = frame.outline?.kept else { return write(scope, &html) }
        let known = kept.part(.console(part)) { write(ElementID.standIn.text, &$0) }
        if !html.append(known, for: scope) { write(scope, &html) }
    }
}
