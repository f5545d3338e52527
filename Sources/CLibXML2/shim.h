#ifndef LOOKOUT_CLIBXML2_SHIM_H
#define LOOKOUT_CLIBXML2_SHIM_H

// Where libxml2 is built with ICU its headers would draw in the system's ICU, whose types differ from those of the copy
// that Swift's Foundation brings: a program could not import both. Only fields of encoding handlers, which nobody here
// touches, depend on it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#endif
