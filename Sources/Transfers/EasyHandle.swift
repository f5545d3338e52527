import CCurl

/// A curl easy handle: one transfer's settings; it is made, used and freed on the loop's thread.
///
/// The first setting that curl refuses is remembered, so that a transfer never starts without one.
final class EasyHandle {
    let pointer: UnsafeMutableRawPointer
    private(set) var failure: CURLcode?
    private var lists: [UnsafeMutablePointer<curl_slist>] = []

    init?() {
        guard let pointer = curl_easy_init() else { return nil }
        self.pointer = pointer
    }

    deinit {
        curl_easy_cleanup(pointer)
        for list in lists { curl_slist_free_all(list) }
    }

    func set(_ option: CURLoption, _ value: Int) {
        note(lookout_easy_setopt_long(pointer, option, value))
    }

    /// `value` holds no NUL; curl copies it.
    func set(_ option: CURLoption, _ value: String) {
        note(lookout_easy_setopt_string(pointer, option, value))
    }

    /// Whole milliseconds, at least 1: to curl, 0 is no limit.
    func set(_ option: CURLoption, milliseconds value: Duration) {
        set(option, max(1, value.wholeMilliseconds))
    }

    /// Lines for an option that takes a list; they hold no NUL.
    func set(_ option: CURLoption, lines: [[UInt8]]) {
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines {
            guard let longer = curl_slist_append(list, line.map(CChar.init(bitPattern:)) + [0]) else {
                note(CURLE_OUT_OF_MEMORY)
                break
            }
            list = longer
        }
        guard let list else { return }
        lists.append(list)
        note(lookout_easy_setopt_list(pointer, option, list))
    }

    /// What a callback is given; it must live until the transfer is over.
    func set(_ option: CURLoption, unretained object: AnyObject) {
        note(lookout_easy_setopt_pointer(pointer, option, Unmanaged.passUnretained(object).toOpaque()))
    }

    func set(_ option: CURLoption, write callback: @escaping curl_write_callback) {
        note(lookout_easy_setopt_write(pointer, option, callback))
    }

    func set(read callback: @escaping curl_read_callback) {
        note(lookout_easy_setopt_read(pointer, callback))
    }

    func set(progress callback: @escaping curl_xferinfo_callback) {
        note(lookout_easy_setopt_progress(pointer, callback))
    }

    func set(openSocket callback: @escaping curl_opensocket_callback) {
        note(lookout_easy_setopt_opensocket(pointer, callback))
    }

    func set(beforeRequest callback: @escaping curl_prereq_callback) {
        note(lookout_easy_setopt_prereq(pointer, callback))
    }

    /// A number curl knows of the transfer; 0 where it knows none.
    func number(_ info: CURLINFO) -> Int {
        var value = 0
        return lookout_easy_getinfo_long(pointer, info, &value) == CURLE_OK ? value : 0
    }

    /// A duration curl knows of the transfer in microseconds (the `_T` infos).
    func duration(_ info: CURLINFO) -> Duration {
        var value: curl_off_t = 0
        return lookout_easy_getinfo_offset(pointer, info, &value) == CURLE_OK ? .microseconds(value) : .zero
    }

    private func note(_ code: CURLcode) {
        if code != CURLE_OK, failure == nil { failure = code }
    }
}

@available(*, unavailable)
extension EasyHandle: Sendable {}

extension Duration {
    /// Milliseconds, rounded up, within what a C long of any platform and curl's own sums can hold.
    fileprivate var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        guard seconds >= 0 else { return 0 }
        guard seconds < 1_000_000 else { return 1_000_000_000 }
        return Int(seconds) * 1_000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
