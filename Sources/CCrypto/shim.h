#ifndef LOOKOUT_CCRYPTO_SHIM_H
#define LOOKOUT_CCRYPTO_SHIM_H

// OpenSSL 3 calls the functions that hash step by step deprecated, for it would have every caller look its algorithm up
// by name; that look-up costs more than the hash of a headline.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>

/// HMAC-SHA256 of `count` bytes; `code` has room for 32. Returns 1, or 0 where the library refuses.
static inline int lookout_hmac_sha256(
    const void *key, int keyCount, const unsigned char *bytes, size_t count, unsigned char *code
) {
    unsigned int length = 0;
    return HMAC(EVP_sha256(), key, keyCount, bytes, count, code, &length) != 0 && length == 32;
}

#endif
