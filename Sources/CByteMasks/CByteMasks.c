#include "CByteMasks.h"

#include <stdbool.h>
#ifdef __x86_64__
#include <immintrin.h>
#endif

// Vectors as long as a block, which the compiler cuts to what the processor has.
typedef uint8_t block __attribute__((vector_size(64)));
typedef int8_t signed_block __attribute__((vector_size(64)));
typedef bool bits __attribute__((ext_vector_type(64)));

#define MASK(test)                                           \
    ({                                                       \
        bits answer = __builtin_convertvector((test), bits); \
        uint64_t mask;                                       \
        __builtin_memcpy(&mask, &answer, sizeof mask);                 \
        mask;                                                \
    })

// Macros, since a function that takes vectors cannot serve several instruction sets.
#define FILL(name)                                                                                        \
    static void name(const uint8_t *bytes, size_t blocks, struct portico_byte_masks *masks) {             \
        for (size_t i = 0; i < blocks; i++) {                                                             \
            block text;                                                                                   \
            __builtin_memcpy(&text, bytes + i * sizeof text, sizeof text);                                          \
            block folded = text | 0x20; /* takes [ and ] to { and } */                                    \
            masks[i].quotes = MASK(text == '"');                                                          \
            masks[i].backslashes = MASK(text == '\\');                                                    \
            masks[i].punctuation =                                                                        \
                MASK((folded == '{') | (folded == '}') | (text == ':') | (text == ','));                  \
            masks[i].spaces = MASK((text == ' ') | (text == '\t') | (text == '\n') | (text == '\r'));     \
            masks[i].controls = MASK(text < 0x20);                                                        \
            masks[i].highs = MASK((signed_block)text < 0);                                                \
        }                                                                                                 \
    }

#define PLACES(name)                                                                                      \
    static size_t name(const uint64_t *masks, size_t count, uint32_t first, uint32_t *places) {           \
        uint32_t *next = places;                                                                          \
        for (size_t i = 0; i < count; i++, first += 64) {                                                 \
            uint64_t rest = masks[i];                                                                     \
            int found = __builtin_popcountll(rest);                                                       \
            /* Eight at a time, wanted or not: a branch for each would cost more. */                      \
            for (int slot = 0; slot < found; slot += 8)                                                   \
                for (int i = 0; i < 8; i++, rest &= rest - 1)                                             \
                    next[slot + i] = first + (uint32_t)__builtin_ctzll(rest | 1ull << 63);                \
            next += found;                                                                                \
        }                                                                                                 \
        return (size_t)(next - places);                                                                   \
    }

FILL(fill_anywhere)
PLACES(places_anywhere)

#ifdef __x86_64__
#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2,popcnt,lzcnt"))), apply_to = function)
FILL(fill_avx2)
PLACES(places_avx2)
#pragma clang attribute pop

#pragma clang attribute push(                                                                              \
    __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,bmi,bmi2,popcnt,lzcnt"))), apply_to = function)
FILL(fill_avx512)

static size_t places_avx512(const uint64_t *masks, size_t count, uint32_t first, uint32_t *places) {
    block numbers;
    for (int i = 0; i < 64; i++) numbers[i] = (uint8_t)i;
    uint32_t *next = places;
    for (size_t i = 0; i < count; i++, first += 64) {
        int found = __builtin_popcountll(masks[i]);
        __m512i chosen = _mm512_maskz_compress_epi8(masks[i], (__m512i)numbers);
        __m512i offset = _mm512_set1_epi32((int)first);
        _mm512_storeu_si512(next, _mm512_add_epi32(offset, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(chosen))));
        if (found > 16) {
            __m128i part = _mm512_extracti32x4_epi32(chosen, 1);
            _mm512_storeu_si512(next + 16, _mm512_add_epi32(offset, _mm512_cvtepu8_epi32(part)));
        }
        if (found > 32) {
            __m128i part = _mm512_extracti32x4_epi32(chosen, 2);
            _mm512_storeu_si512(next + 32, _mm512_add_epi32(offset, _mm512_cvtepu8_epi32(part)));
            part = _mm512_extracti32x4_epi32(chosen, 3);
            _mm512_storeu_si512(next + 48, _mm512_add_epi32(offset, _mm512_cvtepu8_epi32(part)));
        }
        next += found;
    }
    return (size_t)(next - places);
}
#pragma clang attribute pop
#endif

size_t portico_byte_mask_ways(struct portico_byte_mask_functions ways[4]) {
    size_t count = 0;
#ifdef __x86_64__
    bool has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
    if (has_avx2 && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
        && __builtin_cpu_supports("avx512vbmi2"))
        ways[count++] = (struct portico_byte_mask_functions){fill_avx512, places_avx512};
    if (has_avx2) ways[count++] = (struct portico_byte_mask_functions){fill_avx2, places_avx2};
#endif
    ways[count++] = (struct portico_byte_mask_functions){fill_anywhere, places_anywhere};
    return count;
}
