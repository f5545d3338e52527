/* Ends the process at the n-th write, fsync, truncation, rename or removal below a folder, or sending through a socket or a
   pipe where KILL_SENDS is set: preloaded by a test. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

static const char *folder;
static long target = -1;
static int kills_after;
static int counts_sends;
static int record = -1;
static long count;
static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static ssize_t (*real_write)(int, const void *, size_t);

__attribute__((constructor)) static void prepare(void) {
    const char *text = getenv("KILL_AT");
    folder = getenv("KILL_FOLDER");
    if (text) target = atol(text);
    kills_after = getenv("KILL_AFTER") != NULL;
    counts_sends = getenv("KILL_SENDS") != NULL;
    text = getenv("KILL_RECORD");
    if (text) record = open(text, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0644);
}

static int reaches(const char *kind, int descriptor, const char *path) {
    char link[64], name[4096];
    ssize_t length;
    long number;
    if (!folder) return 0;
    if (!path) {
        snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
        length = readlink(link, name, sizeof name - 1);
        if (length <= 0) return 0;
        name[length] = 0;
        path = name;
    }
    int is_sending = counts_sends && (strncmp(path, "socket:", 7) == 0 || strncmp(path, "pipe:", 5) == 0);
    if (strncmp(path, folder, strlen(folder)) != 0 && !is_sending) return 0;
    pthread_mutex_lock(&guard);
    number = ++count;
    if (record >= 0) {
        char line[4400];
        int size = snprintf(line, sizeof line, "%ld %s %s\n", number, kind, is_sending ? path : path + strlen(folder));
        if (!real_write) real_write = dlsym(RTLD_NEXT, "write");
        real_write(record, line, (size_t)size);
    }
    pthread_mutex_unlock(&guard);
    if (number == target && !kills_after) kill(getpid(), SIGKILL);
    return number == target;
}

#define REAL(type, name) \
    static type *real; \
    if (!real) real = (type *)dlsym(RTLD_NEXT, name)
#define AFTER(hit) \
    if ((hit) && kills_after) kill(getpid(), SIGKILL)

typedef ssize_t positioned_write(int, const void *, size_t, off64_t);
typedef int by_descriptor(int);
typedef int truncation(int, off64_t);
typedef int two_paths(const char *, const char *);
typedef int one_path(const char *);

ssize_t write(int descriptor, const void *bytes, size_t size) {
    int hit = reaches("write", descriptor, NULL);
    if (!real_write) real_write = dlsym(RTLD_NEXT, "write");
    ssize_t result = real_write(descriptor, bytes, size);
    AFTER(hit);
    return result;
}

ssize_t send(int descriptor, const void *bytes, size_t size, int flags) {
    typedef ssize_t sending(int, const void *, size_t, int);
    int hit = reaches("send", descriptor, NULL);
    REAL(sending, "send");
    ssize_t result = real(descriptor, bytes, size, flags);
    AFTER(hit);
    return result;
}

ssize_t sendto(int descriptor, const void *bytes, size_t size, int flags, const struct sockaddr *to, socklen_t length) {
    typedef ssize_t sending(int, const void *, size_t, int, const struct sockaddr *, socklen_t);
    int hit = reaches("send", descriptor, NULL);
    REAL(sending, "sendto");
    ssize_t result = real(descriptor, bytes, size, flags, to, length);
    AFTER(hit);
    return result;
}

ssize_t sendmsg(int descriptor, const struct msghdr *message, int flags) {
    typedef ssize_t sending(int, const struct msghdr *, int);
    int hit = reaches("send", descriptor, NULL);
    REAL(sending, "sendmsg");
    ssize_t result = real(descriptor, message, flags);
    AFTER(hit);
    return result;
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset) {
    int hit = reaches("write", descriptor, NULL);
    REAL(positioned_write, "pwrite64");
    ssize_t result = real(descriptor, bytes, size, offset);
    AFTER(hit);
    return result;
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t offset) {
    return pwrite64(descriptor, bytes, size, offset);
}

int fsync(int descriptor) {
    int hit = reaches("fsync", descriptor, NULL);
    REAL(by_descriptor, "fsync");
    int result = real(descriptor);
    AFTER(hit);
    return result;
}

int fdatasync(int descriptor) {
    int hit = reaches("fsync", descriptor, NULL);
    REAL(by_descriptor, "fdatasync");
    int result = real(descriptor);
    AFTER(hit);
    return result;
}

int ftruncate64(int descriptor, off64_t size) {
    int hit = reaches("truncate", descriptor, NULL);
    REAL(truncation, "ftruncate64");
    int result = real(descriptor, size);
    AFTER(hit);
    return result;
}

int ftruncate(int descriptor, off_t size) {
    return ftruncate64(descriptor, size);
}

int rename(const char *from, const char *to) {
    int hit = reaches("rename", -1, to);
    REAL(two_paths, "rename");
    int result = real(from, to);
    AFTER(hit);
    return result;
}

int unlink(const char *path) {
    int hit = reaches("unlink", -1, path);
    REAL(one_path, "unlink");
    int result = real(path);
    AFTER(hit);
    return result;
}
