/* Fetches the addresses of a file with one curl_multi handle, and reads them with libxml2's SAX parser: what the fetching
   benchmark is measured against. fetch LIST [revalidate] | sax FOLDER-LIST */
#include <curl/curl.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static size_t bytes;
static size_t drop(char *p, size_t s, size_t n, void *u) { (void)p; (void)u; bytes += s * n; return s * n; }

struct feed { char *url; char etag[128]; };

static size_t header(char *p, size_t s, size_t n, void *u) {
    struct feed *feed = u;
    if (s * n > 6 && !strncasecmp(p, "etag: ", 6)) {
        size_t length = s * n - 6;
        if (length > 127) length = 127;
        memcpy(feed->etag, p + 6, length);
        feed->etag[strcspn(feed->etag, "\r\n")] = 0;
    }
    return s * n;
}

static int pass(struct feed *feeds, int count, int conditional) {
    CURLM *multi = curl_multi_init();
    curl_multi_setopt(multi, CURLMOPT_MAX_HOST_CONNECTIONS, 4L);
    curl_multi_setopt(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, 64L);
    int next = 0, running = 0, done = 0, active = 0, unchanged = 0;
    while (done < count) {
        while (active < 64 && next < count) {
            CURL *easy = curl_easy_init();
            struct curl_slist *list = NULL;
            char line[160];
            if (conditional && feeds[next].etag[0]) {
                snprintf(line, sizeof line, "If-None-Match: %s", feeds[next].etag);
                list = curl_slist_append(list, line);
            }
            curl_easy_setopt(easy, CURLOPT_URL, feeds[next].url);
            curl_easy_setopt(easy, CURLOPT_HTTPHEADER, list);
            curl_easy_setopt(easy, CURLOPT_PRIVATE, list);
            curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, drop);
            curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, header);
            curl_easy_setopt(easy, CURLOPT_HEADERDATA, &feeds[next]);
            curl_multi_add_handle(multi, easy);
            next++;
            active++;
        }
        curl_multi_perform(multi, &running);
        CURLMsg *message;
        int left;
        int ended = 0;
        while ((message = curl_multi_info_read(multi, &left))) {
            CURL *easy = message->easy_handle;
            long status = 0;
            struct curl_slist *list = NULL;
            curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
            curl_easy_getinfo(easy, CURLINFO_PRIVATE, &list);
            if (status == 304) unchanged++;
            if (message->data.result != CURLE_OK || (status != 200 && status != 304)) fprintf(stderr, "failed %ld\n", status);
            curl_multi_remove_handle(multi, easy);
            curl_easy_cleanup(easy);
            curl_slist_free_all(list);
            done++;
            active--;
            ended = 1;
        }
        if (!ended) curl_multi_poll(multi, NULL, 0, 100, NULL);
    }
    curl_multi_cleanup(multi);
    return unchanged;
}

static long elements, characters;
static void start(void *c, const xmlChar *l, const xmlChar *p, const xmlChar *u, int nn, const xmlChar **n, int na, int nd,
                  const xmlChar **a) {
    (void)c; (void)l; (void)p; (void)u; (void)nn; (void)n; (void)na; (void)nd; (void)a;
    elements++;
}
static void text(void *c, const xmlChar *t, int length) { (void)c; (void)t; characters += length; }

int main(int argc, char **argv) {
    if (argc < 3) return 64;
    FILE *file = fopen(argv[2], "r");
    if (!file) return 66;
    struct feed *feeds = calloc(200000, sizeof *feeds);
    int count = 0;
    char line[4096];
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = 0;
        feeds[count++].url = strdup(line);
    }
    fclose(file);
    if (!strcmp(argv[1], "sax")) {
        double sum = 0;
        size_t total = 0;
        xmlSAXHandler handler = {0};
        handler.initialized = XML_SAX2_MAGIC;
        handler.startElementNs = start;
        handler.characters = text;
        for (int i = 0; i < count; i++) {
            FILE *feed = fopen(feeds[i].url, "rb");
            if (!feed) return 66;
            fseek(feed, 0, SEEK_END);
            long length = ftell(feed);
            rewind(feed);
            char *buffer = malloc(length);
            if (fread(buffer, 1, length, feed) != (size_t)length) return 66;
            fclose(feed);
            double begun = now();
            xmlSAXUserParseMemory(&handler, NULL, buffer, (int)length);
            sum += now() - begun;
            total += length;
            free(buffer);
        }
        printf("%.4f %zu %ld\n", sum, total, elements);
        return 0;
    }
    curl_global_init(CURL_GLOBAL_DEFAULT);
    double begun = now();
    pass(feeds, count, 0);
    double cold = now() - begun;
    begun = now();
    int unchanged = pass(feeds, count, 1);
    printf("%.4f %.4f %zu %d\n", cold, now() - begun, bytes, unchanged);
    return 0;
}
