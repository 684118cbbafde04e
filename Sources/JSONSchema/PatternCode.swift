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

    /// How many bytes PCRE2 holds for it.
    var size: Int {
        var size = 0
        return pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_SIZE), &size) == 0 ? size : 0
    }

    func match(_ subject: UnsafeBufferPointer<UInt8>, in matching: PatternMatching) -> Pattern.Match {
        guard let context = matching.context, let result = matching.result else {
            return .notChecked(reason: "out of memory")
        }
        let outcome = pcre2_match_8(code, subject.baseAddress, subject.count, 0, 0, result, context)
        switch outcome {
        case 0...: return .yes
        case PCRE2_ERROR_NOMATCH: return .no
        case PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_HEAPLIMIT:
            return .notChecked(reason: "the pattern needs too many steps")
        default: return .notChecked(reason: "the pattern could not be run")
        }
    }
}
