import Text

/// What a feed is read from, beside the bytes of the document, as it goes to another process.
package struct ParseRequest: Equatable, Sendable {
    package var contentType: String?
    package var baseURL: String?
    package var limits: FeedLimits
    package var texts: FeedTexts

    package init(contentType: String?, baseURL: String?, limits: FeedLimits, texts: FeedTexts = .whole) {
        self.contentType = contentType
        self.baseURL = baseURL
        self.limits = limits
        self.texts = texts
    }

    /// The request that `bytes` are.
    ///
    /// - Throws: `WireError`.
    package init(_ bytes: [UInt8]) throws(WireError) {
        let result = bytes.withUnsafeBufferPointer { bytes in
            Result { () throws(WireError) in
                var reader = WireReader(bytes, elements: 0)
                let contentType = try reader.optionalText()
                let baseURL = try reader.optionalText()
                var limits = FeedLimits()
                for path in Self.limitPaths { limits[keyPath: path] = try reader.count() }
                guard let texts = FeedTexts(rawValue: try reader.byte()), reader.isAtEnd else { throw WireError() }
                return ParseRequest(contentType: contentType, baseURL: baseURL, limits: limits, texts: texts)
            }
        }
        self = try result.get()
    }

    package var bytes: [UInt8] {
        ByteSpace.bytes { space in
            space.write(contentType)
            space.write(baseURL)
            for path in Self.limitPaths { space.write(max(0, limits[keyPath: path])) }
            space.write(byte: texts.rawValue)
        }
    }

    private static var limitPaths: [WritableKeyPath<FeedLimits, Int>] {
        [\.bytes, \.depth, \.attributes, \.nameLength, \.tagLength, \.textLength, \.items, \.values]
    }
}
