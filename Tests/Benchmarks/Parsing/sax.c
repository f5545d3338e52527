/* The yardstick: libxml2's SAX2 parser with empty callbacks, over files whose paths come on standard input, one a line.
   Each is read into memory first; only the parsing is timed. Prints {"files", "bytes", "seconds", "errors"}. */
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                  const xmlChar **declared, int attributes, int defaulted, const xmlChar **values) {}
static void end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {}
static void text(void *user, const xmlChar *characters, int length) {}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

int main(void) {
    xmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = start;
    handler.endElementNs = end;
    handler.characters = text;
    handler.ignorableWhitespace = text;
    handler.cdataBlock = text;
    char path[4096];
    long files = 0, bytes = 0, errors = 0;
    double seconds = 0;
    while (fgets(path, sizeof path, stdin)) {
        path[strcspn(path, "\n")] = 0;
        FILE *file = fopen(path, "rb");
        if (!file) return 1;
        fseek(file, 0, SEEK_END);
        long length = ftell(file);
        rewind(file);
        char *document = malloc(length + 1);
        if (!document || fread(document, 1, length, file) != (size_t)length) return 1;
        fclose(file);
        double began = now();
        xmlParserCtxtPtr context = xmlCreateMemoryParserCtxt(document, (int)length);
        *context->sax = handler;
        xmlCtxtUseOptions(context, XML_PARSE_NONET | XML_PARSE_COMPACT);
        context->userData = NULL;
        if (xmlParseDocument(context) != 0) errors++;
        xmlFreeParserCtxt(context);
        seconds += now() - began;
        free(document);
        files++;
        bytes += length;
    }
    printf("{\"files\":%ld,\"bytes\":%ld,\"seconds\":%f,\"errors\":%ld}\n", files, bytes, seconds, errors);
    return 0;
}
