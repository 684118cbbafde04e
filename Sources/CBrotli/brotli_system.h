#if !__has_include(<brotli/decode.h>)
#error "brotli is missing: apt-get install libbrotli-dev, or brew install brotli"
#else
#include <brotli/decode.h>
#endif
