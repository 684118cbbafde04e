import CLibYAML

/// libyaml's parser: a text in, one event after the other out.
///
/// A class because libyaml's state needs a fixed address and an end. The text must outlive it.
final class YAMLParser {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    // Not a property of its own: the language would check each access to it while the program runs.
    private let event: UnsafeMutablePointer<yaml_event_t>

    /// Nil when there is no memory.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        event = .allocate(capacity: 1)
        event.initialize(to: yaml_event_t())
        guard yaml_parser_initialize(parser) == 1 else {
            parser.deallocate()
            event.deallocate()
            return nil
        }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, text.baseAddress, text.count)
    }

    deinit {
        yaml_event_delete(event)
        event.deallocate()
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    /// The next event, which lives until the next call; nil when the text is at fault.
    func next() -> yaml_event_t? {
        yaml_event_delete(event)
        return yaml_parser_parse(parser, event) == 1 ? event.pointee : nil
    }

    /// What libyaml found wrong, in its own words, which quote nothing of the text.
    var problem: String {
        let state = parser.pointee
        let problem = state.problem.map { String(cString: $0) } ?? "the text is no YAML"
        let context = state.context.map { " " + String(cString: $0) } ?? ""
        return problem.prefix(1).uppercased() + problem.dropFirst() + context + "."
    }

    /// Where: an index in scalars or, for what is no character of YAML, an offset in bytes.
    var problemPlace: (scalar: Int?, byte: Int?) {
        let state = parser.pointee
        if state.error == YAML_READER_ERROR { return (nil, Int(clamping: state.problem_offset)) }
        return (Int(clamping: state.problem_mark.index), nil)
    }
}
