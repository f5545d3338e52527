#ifndef LOOKOUT_CLIBXML2_SHIM_H
#define LOOKOUT_CLIBXML2_SHIM_H

#include <libxml/parser.h>

#endif
