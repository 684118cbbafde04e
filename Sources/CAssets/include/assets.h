#pragma once
#include <stddef.h>

// One file of Resources/static, compiled into the binary.
typedef struct {
    const char *_Nonnull path;           // below Resources/static, with slashes
    const char *_Nonnull type;           // its content type
    const unsigned char *_Nonnull bytes;
    size_t length;
} portico_asset;

extern const portico_asset portico_assets[];
extern const size_t portico_asset_count;
