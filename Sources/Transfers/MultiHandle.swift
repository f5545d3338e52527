import CCurl

/// A curl multi handle.
///
/// All of it belongs to the loop's thread but `wake`, which curl lets any thread call until the handle is freed.
struct MultiHandle: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer

    /// Sets up curl itself, once for the process.
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    init?(limits: ConnectionLimits) {
        guard Self.isReady, let pointer = curl_multi_init() else { return nil }
        self.pointer = pointer
        // The queue keeps these limits already; curl keeps them for connections that linger.
        _ = lookout_multi_setopt_long(pointer, CURLMOPT_MAX_HOST_CONNECTIONS, limits.perHost)
        _ = lookout_multi_setopt_long(pointer, CURLMOPT_MAX_TOTAL_CONNECTIONS, limits.sockets)
        _ = lookout_multi_setopt_long(pointer, CURLMOPT_MAXCONNECTS, limits.sockets)
    }

    func wake() {
        curl_multi_wakeup(pointer)
    }

    func add(_ handle: EasyHandle) -> Bool {
        curl_multi_add_handle(pointer, handle.pointer) == CURLM_OK
    }

    func remove(_ handle: EasyHandle) {
        curl_multi_remove_handle(pointer, handle.pointer)
    }

    func perform() {
        var running: Int32 = 0
        curl_multi_perform(pointer, &running)
    }

    /// Waits for traffic, a timeout of curl's, `wake`, or `milliseconds`.
    func poll(milliseconds: Int32) {
        curl_multi_poll(pointer, nil, 0, milliseconds, nil)
    }

    /// The next transfer that is over.
    func nextFinished() -> (handle: UnsafeMutableRawPointer, code: CURLcode)? {
        var left: Int32 = 0
        while let message = curl_multi_info_read(pointer, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle else { continue }
            return (handle, lookout_message_result(message))
        }
        return nil
    }

    func free() {
        curl_multi_cleanup(pointer)
    }
}
