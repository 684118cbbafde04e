#include "assets.h"

const portico_asset portico_assets[] = {
    {"", "", (const unsigned char *)"", 0},
};
const size_t portico_asset_count = 0;
