import CCurl

/// A handle of curl's URL parser.
struct URLParser: ~Copyable {
    private let handle: OpaquePointer

    init?() {
        guard let handle = curl_url() else { return nil }
        self.handle = handle
    }

    deinit {
        curl_url_cleanup(handle)
    }

    /// Sets a part; false where curl refuses it.
    ///
    /// `bytes` holds no NUL.
    borrowing func set(_ part: CURLUPart, _ bytes: [UInt8], _ flags: Int32) -> Bool {
        let text = bytes.map(CChar.init(bitPattern:)) + [0]
        return curl_url_set(handle, part, text, UInt32(bitPattern: flags)) == CURLUE_OK
    }

    /// Takes a part away.
    borrowing func clear(_ part: CURLUPart) -> Bool {
        curl_url_set(handle, part, nil, 0) == CURLUE_OK
    }

    /// A part; nil where there is none or it cannot be given so.
    borrowing func get(_ part: CURLUPart, _ flags: Int32 = 0) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(handle, part, &text, UInt32(bitPattern: flags)) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
