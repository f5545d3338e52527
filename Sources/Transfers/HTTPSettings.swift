import CCurl

/// What is the same for every HTTP transfer and no setting can change.
enum HTTPSettings {
    static func apply(to handle: EasyHandle) {
        // Lists of what is allowed, for the URL and for redirects alike, though curl is to follow none.
        handle.set(CURLOPT_PROTOCOLS_STR, "http,https")
        handle.set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https")
        handle.set(CURLOPT_FOLLOWLOCATION, 0)
        handle.set(CURLOPT_HTTPGET, 1)
        handle.set(CURLOPT_HTTP09_ALLOWED, 0)
        handle.set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
        handle.set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        handle.set(CURLOPT_UNRESTRICTED_AUTH, 0)
        handle.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        handle.set(CURLOPT_SSL_VERIFYPEER, 1)
        handle.set(CURLOPT_SSL_VERIFYHOST, 2)
        handle.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        // No signals in a process with threads; the loop's thread blocks SIGPIPE.
        handle.set(CURLOPT_NOSIGNAL, 1)
        // A resolver that hangs is left behind, or it would hold up the loop for everyone.
        handle.set(CURLOPT_QUICK_EXIT, 1)
        handle.set(CURLOPT_NOPROGRESS, 1)
    }
}
