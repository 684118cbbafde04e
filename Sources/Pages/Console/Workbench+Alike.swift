import Markup

/// What stands in the console of every operation alike.
extension Workbench {
    /// Writes a part of the console that is the same for every operation, but for its name: then it is written once for all of
    /// them.
    ///
    /// - Parameter isUntouched: whether it shows nothing that was typed, sent or kept by whoever reads it (THREATS A1).
    func writeAlike(
        _ part: KeptParts.ConsolePart, when isUntouched: Bool, into html: inout HTML,
        write: (String, inout HTML) -> Void
    ) {
        guard isUntouched, html.links == nil, let kept = frame.outline?.kept else { return write(scope, &html) }
        let known = kept.part(.console(part)) { write(ElementID.standIn.text, &$0) }
        if !html.append(known, for: scope) { write(scope, &html) }
    }
}
