import CPCRE2

/// The limits and the memory of matches that follow one another: a class because PCRE2's memory must be freed exactly once.
/// For one thread.
final class PatternMatching {
    let context: OpaquePointer?
    let result: OpaquePointer?

    init() {
        context = pcre2_match_context_create_8(nil)
        result = pcre2_match_data_create_8(1, nil)
        guard let context else { return }
        pcre2_set_match_limit_8(context, 100_000)
        pcre2_set_depth_limit_8(context, 20_000)
        pcre2_set_heap_limit_8(context, 16_384)
    }

    deinit {
        pcre2_match_data_free_8(result)
        pcre2_match_context_free_8(context)
    }
}
