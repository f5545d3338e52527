package import Text

/// What came of reading a document, as it comes from another process: a feed or why it is none.
package enum ParseAnswer {
    private static let feedMark: UInt8 = 0x46
    private static let errorMark: UInt8 = 0x45

    /// Writes what came of reading a document into `space`, with as much of its texts as is wanted.
    package static func write(
        _ result: Result<ParsedFeed, FeedParseError>,
        texts: FeedTexts = .whole,
        to space: inout ByteSpace
    ) {
        switch result {
        case .success(let feed):
            space.write(byte: feedMark)
            space.write(feed, texts: texts)
        case .failure(let error):
            space.write(byte: errorMark)
            space.write(error)
        }
    }

    /// What came of reading a document of `documentBytes` bytes within `limits`, of which `bytes` tell.
    ///
    /// Nothing is believed of them: what is no answer, or more than such a document can hold, is an error.
    ///
    /// - Throws: `WireError`.
    package static func read(
        _ bytes: [UInt8],
        documentBytes: Int,
        limits: FeedLimits
    ) throws(WireError) -> Result<ParsedFeed, FeedParseError> {
        let result = bytes.withUnsafeBufferPointer { bytes in
            Result { () throws(WireError) in
                // The shortest of them is a keyword of one letter and a comma.
                var reader = WireReader(bytes, elements: documentBytes / 2 + 1024)
                let answer: Result<ParsedFeed, FeedParseError>
                switch try reader.byte() {
                case feedMark: answer = .success(try reader.feed(limits))
                case errorMark: answer = .failure(try reader.parseError())
                default: throw WireError()
                }
                guard reader.isAtEnd else { throw WireError() }
                return answer
            }
        }
        return try result.get()
    }
}
