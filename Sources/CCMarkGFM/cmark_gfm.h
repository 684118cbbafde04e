#if !__has_include(<cmark-gfm.h>) || !__has_include(<cmark-gfm-core-extensions.h>)
#error "cmark-gfm is missing: apt-get install libcmark-gfm-dev libcmark-gfm-extensions-dev (macOS: brew install cmark-gfm)"
#else
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#endif
