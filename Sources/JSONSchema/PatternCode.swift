import CPCRE2

/// A compiled expression: a class because PCRE2's memory must be freed exactly once.
///
/// PCRE2 does not change compiled code while matching, so it may be used from several threads at once.
final class PatternCode: @unchecked Sendable {
    private let code: OpaquePointer

    /// Nil when PCRE2 refuses the expression.
    init?(_ pattern: [UInt8]) {
        guard let context = pcre2_compile_context_create_8(nil) else { return nil }
        defer { pcre2_compile_context_free_8(context) }
        pcre2_set_parens_nest_limit_8(context, 100)
        pcre2_set_compile_extra_options_8(context, UInt32(PCRE2_EXTRA_ALT_BSUX))
        let options =
            UInt32(PCRE2_UTF) | UInt32(PCRE2_ALT_BSUX) | UInt32(PCRE2_DOLLAR_ENDONLY) | UInt32(PCRE2_ALLOW_EMPTY_CLASS)
            | UInt32(PCRE2_MATCH_UNSET_BACKREF) | UInt32(PCRE2_NEVER_BACKSLASH_C)
        var error: Int32 = 0
        var offset = 0
        guard let code = pcre2_compile_8(pattern, pattern.count, options, &error, &offset, context) else { return nil }
        self.code = code
    }

    deinit { pcre2_code_free_8(code) }

    func match(_ subject: [UInt8]) -> Pattern.Match {
        guard let context = pcre2_match_context_create_8(nil),
            let result = pcre2_match_data_create_8(1, nil)
        else { return .notChecked(reason: "out of memory") }
        defer {
            pcre2_match_data_free_8(result)
            pcre2_match_context_free_8(context)
        }
        pcre2_set_match_limit_8(context, 100_000)
        pcre2_set_depth_limit_8(context, 20_000)
        pcre2_set_heap_limit_8(context, 16_384)
        let outcome = pcre2_match_8(code, subject, subject.count, 0, 0, result, context)
        switch outcome {
        case 0...: return .yes
        case PCRE2_ERROR_NOMATCH: return .no
        case PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_HEAPLIMIT:
            return .notChecked(reason: "the pattern needs too many steps")
        default: return .notChecked(reason: "the pattern could not be run")
        }
    }
}
