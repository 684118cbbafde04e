#ifndef PORTICO_C_BYTE_MASKS_H
#define PORTICO_C_BYTE_MASKS_H

// Which of 64 bytes are which characters, and which bits of a mask are set: what vector instructions answer at once and
// Swift has no words for. Nothing here decides anything.

#include <stddef.h>
#include <stdint.h>

/// The characters of 64 bytes; the lowest bit of each mask is the first byte.
struct portico_byte_masks {
    uint64_t quotes, backslashes;
    /// `{`, `}`, `[`, `]`, `:` and `,`.
    uint64_t punctuation;
    /// Space, tab, line feed and carriage return.
    uint64_t spaces;
    /// Bytes below 0x20.
    uint64_t controls;
    /// Bytes of 0x80 and more.
    uint64_t highs;
};

/// How one kind of processor does it.
struct portico_byte_mask_functions {
    /// Fills one element of `masks` from each 64 bytes of `bytes`.
    void (*_Nonnull fill)(const uint8_t *_Nonnull bytes, size_t blocks, struct portico_byte_masks *_Nonnull masks);
    /// Writes the places of all bits that are set in `masks`, counted from `first`, and gives back how many they are.
    /// There must be room for `64 * count` places, whatever is set.
    size_t (*_Nonnull places)(
        const uint64_t *_Nonnull masks, size_t count, uint32_t first, uint32_t *_Nonnull places);
};

/// The ways this processor can go, the quickest first; the last one goes everywhere. Gives back how many they are.
size_t portico_byte_mask_ways(struct portico_byte_mask_functions ways[_Nonnull 4]);

#endif
