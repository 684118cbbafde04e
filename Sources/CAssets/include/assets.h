#pragma once
#include <stddef.h>

// One file, compiled into the binary.
typedef struct {
    const char *_Nonnull path;            // below its folder, with slashes
    const char *_Nonnull type;            // its content type
    const unsigned char *_Nonnull bytes;
    size_t length;
} portico_asset;

// An index has to be below the count of its table.

// Resources/static.
portico_asset portico_asset_at(size_t index);
extern const size_t portico_asset_count;

// openapi, the bundled descriptions.
portico_asset portico_description_at(size_t index);
extern const size_t portico_description_count;
