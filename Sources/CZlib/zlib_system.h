#if !__has_include(<zlib.h>)
#error "zlib is missing: apt-get install zlib1g-dev (macOS has it)"
#else
#include <zlib.h>
#endif
