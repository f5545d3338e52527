import Text

/// Takes the events of an XML document in their order.
protocol XMLEventHandler: AnyObject {
    /// Set to stop the reading: the limit that was passed.
    var failure: FeedParseError? { get }
    /// Whether there is a failure; asked after each event.
    var hasFailed: Bool { get }

    func startElement(_ name: XMLName, _ attributes: XMLAttributes)
    func endElement()
    /// A piece of text, references decoded; text may come in any number of pieces.
    func characters(_ text: UnsafeBufferPointer<UInt8>)
}

/// The name of an element.
///
/// The pointers are the same for the same text as long as one document is read.
struct XMLName {
    let local: UnsafePointer<UInt8>
    let prefix: UnsafePointer<UInt8>?
    let uri: UnsafePointer<UInt8>?

    /// The name without its prefix, as written.
    var localBytes: UnsafeBufferPointer<UInt8> { XMLName.bytes(local) }

    static func bytes(_ text: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var length = 0
        while text[length] != 0 { length += 1 }
        return UnsafeBufferPointer(start: text, count: length)
    }

    static func text(_ text: UnsafePointer<UInt8>?) -> String? {
        text.map { String(decoding: bytes($0), as: UTF8.self) }
    }
}

/// The attributes of an element, valid while its start is handled.
struct XMLAttributes {
    /// Five pointers for each: name, prefix, namespace, start and end of the value.
    private let fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    let count: Int

    init(_ fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int) {
        self.fields = fields
        self.count = fields == nil ? 0 : max(count, 0)
    }

    /// The value of the attribute `name`, whatever its case, without regard to a prefix other than `xml` and `rdf`.
    subscript(name: StaticString) -> String? {
        find(name, prefix: nil)
    }

    /// The value of the attribute `name` with the prefix `prefix`.
    subscript(prefix: StaticString, name: StaticString) -> String? {
        find(name, prefix: prefix)
    }

    /// The name, with its prefix, of the attribute at `index`, and its value.
    func pair(_ index: Int) -> (prefix: UnsafePointer<UInt8>?, name: UnsafePointer<UInt8>, value: [UInt8])? {
        guard let fields, let name = fields[index * 5] else { return nil }
        return (fields[index * 5 + 1], name, value(index))
    }

    private func find(_ name: StaticString, prefix: StaticString?) -> String? {
        guard let fields else { return nil }
        for index in 0..<count {
            guard let local = fields[index * 5], matches(local, name) else { continue }
            let found = fields[index * 5 + 1]
            let isMatch =
                if let prefix { found.map { matches($0, prefix) } ?? false } else {
                    found.map { !matches($0, "xml") && !matches($0, "rdf") } ?? true
                }
            if isMatch { return String(decoding: value(index), as: UTF8.self) }
        }
        return nil
    }

    private func matches(_ text: UnsafePointer<UInt8>, _ name: StaticString) -> Bool {
        let bytes = XMLName.bytes(text)
        return bytes.count == name.utf8CodeUnitCount && ByteSearch.hasPrefix(name, in: bytes, at: 0)
    }

    /// The value at `index`.
    ///
    /// libxml2 leaves an ampersand as `&#38;` in it where entities are not substituted.
    private func value(_ index: Int) -> [UInt8] {
        guard let fields, let start = fields[index * 5 + 3], let end = fields[index * 5 + 4], end > start else {
            return []
        }
        let raw = UnsafeBufferPointer(start: start, count: end - start)
        guard var ampersand = ByteSearch.index(of: "&#38;", in: raw, from: 0) else { return Array(raw) }
        var value: [UInt8] = []
        value.reserveCapacity(raw.count)
        var position = 0
        while true {
            value.append(contentsOf: raw[position...ampersand])
            position = ampersand + 5
            guard let next = ByteSearch.index(of: "&#38;", in: raw, from: position) else { break }
            ampersand = next
        }
        value.append(contentsOf: raw[position...])
        return value
    }
}
