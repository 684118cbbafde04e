#include "CVariadic.h"
