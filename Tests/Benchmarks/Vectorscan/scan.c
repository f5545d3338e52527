/* The yardstick of the rule engine: how fast Vectorscan finds the same rules' literals, with no logic at all.
 *
 * scan LITERALS ITEMS ROUNDS
 *
 * LITERALS: one a line. ITEMS: each item a 32-bit length (this machine's order) and its bytes. Prints one line of JSON:
 * the literals, items, bytes, hits of a round, and the seconds of work of the fastest round.
 */
#include <hs/hs.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static char *content(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file) { perror(path); exit(66); }
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*size + 1);
    if (!bytes || fread(bytes, 1, *size, file) != *size) { perror(path); exit(74); }
    bytes[*size] = 0;
    fclose(file);
    return bytes;
}

static int count(unsigned int id, unsigned long long from, unsigned long long to, unsigned int flags, void *context) {
    (void)id; (void)from; (void)to; (void)flags;
    ++*(unsigned long long *)context;
    return 0;
}

/* The time this thread has worked: others on the machine do not count. */
static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
    if (argc != 4) { fprintf(stderr, "scan LITERALS ITEMS ROUNDS\n"); return 64; }
    size_t size, total;
    char *text = content(argv[1], &size), *items = content(argv[2], &total);
    size_t lines = 0;
    for (size_t place = 0; place < size; place++) lines += text[place] == '\n';
    const char **literals = malloc(lines * sizeof *literals);
    size_t *lengths = malloc(lines * sizeof *lengths);
    unsigned *ids = malloc(lines * sizeof *ids), *flags = malloc(lines * sizeof *flags);
    size_t number = 0;
    for (char *line = text; number < lines; number++) {
        char *end = strchr(line, '\n');
        *end = 0;
        literals[number] = line;
        lengths[number] = (size_t)(end - line);
        ids[number] = (unsigned)number;
        flags[number] = HS_FLAG_CASELESS | HS_FLAG_SINGLEMATCH;
        line = end + 1;
    }
    hs_database_t *database;
    hs_compile_error_t *error;
    double start = now();
    if (hs_compile_lit_multi(literals, flags, ids, lengths, (unsigned)lines, HS_MODE_BLOCK, NULL, &database, &error)) {
        fprintf(stderr, "%s\n", error->message);
        return 65;
    }
    double compiled = now() - start;
    hs_scratch_t *scratch = NULL;
    if (hs_alloc_scratch(database, &scratch)) { fprintf(stderr, "no scratch\n"); return 71; }
    unsigned long long hits = 0, count_of_items = 0;
    double best = 1e30;
    for (int round = 0; round < atoi(argv[3]); round++) {
        hits = count_of_items = 0;
        start = now();
        for (size_t place = 0; place + 4 <= total;) {
            uint32_t length;
            memcpy(&length, items + place, 4);
            if (hs_scan(database, items + place + 4, length, 0, scratch, count, &hits)) return 70;
            place += 4 + length;
            count_of_items++;
        }
        double seconds = now() - start;
        if (seconds < best) best = seconds;
    }
    printf("{\"literals\":%zu,\"items\":%llu,\"bytes\":%zu,\"hits\":%llu,\"compiled\":%.3f,\"seconds\":%.6f}\n", lines,
           count_of_items, total - 4 * count_of_items, hits, compiled, best);
    return 0;
}
