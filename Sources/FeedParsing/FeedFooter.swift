import Text

/// The end that all texts of a feed share: a signature, a row of links, a note of copyright.
enum FeedFooter {
    /// How many texts must end alike; fewer do so by chance.
    private static let leastTexts = 4
    /// What is looked at of each text, in bytes.
    private static let longest = 2000

    /// Notes in the items of `feed` how much of their summaries and contents is the footer that all of them have.
    ///
    /// A footer begins with a tag of its own, in plain text with a line of its own. No text becomes empty: items that say
    /// the same and no more have no footer.
    static func mark(in feed: inout ParsedFeed) {
        guard feed.items.count >= leastTexts else { return }
        let summary = common(feed.items, .summary)
        let content = common(feed.items, .content)
        guard summary > 0 || content > 0 else { return }
        for index in feed.items.indices {
            feed.items[index].summary?.footerLength = summary
            feed.items[index].content?.footerLength = content
        }
    }

    /// One of the two texts of an item.
    private enum Part {
        case summary
        case content

        func text(_ items: [ParsedItem], _ index: Int) -> ParsedText? {
            self == .summary ? items[index].summary : items[index].content
        }
    }

    /// How many bytes of a footer all texts of one kind in `items` end with.
    private static func common(_ items: [ParsedItem], _ part: Part) -> Int {
        var shared: [UInt8]?
        var kind = ParsedText.Kind.plain
        var count = 0
        for index in items.indices {
            guard let text = part.text(items, index) else { continue }
            count += 1
            guard let known = shared else {
                shared = Array(text.value.utf8.suffix(longest))
                kind = text.kind
                continue
            }
            let length = text.kind == kind ? sharedLength(known, text.value) : 0
            guard length > 0 else { return 0 }
            if length < known.count { shared = Array(known.suffix(length)) }
        }
        guard count >= leastTexts, let shared else { return 0 }
        let mark = kind == .html ? UInt8(ascii: "<") : 0x0A
        guard let start = shared.firstIndex(of: mark), isText(shared[start...], kind) else { return 0 }
        let length = shared.count - start
        let isPart = items.indices.allSatisfy { index in
            part.text(items, index)?.value.utf8.dropLast(length).contains { $0 > 0x20 } ?? true
        }
        return isPart ? length : 0
    }

    /// How many bytes of their ends `shared` and `text` have in common.
    private static func sharedLength(_ shared: [UInt8], _ text: String) -> Int {
        var text = text
        return text.withUTF8 { bytes in
            let limit = min(shared.count, bytes.count)
            var length = 0
            while length < limit, shared[shared.count - 1 - length] == bytes[bytes.count - 1 - length] { length += 1 }
            return length
        }
    }

    /// Whether anything in a footer is shown.
    private static func isText(_ footer: ArraySlice<UInt8>, _ kind: ParsedText.Kind) -> Bool {
        let text = String(decoding: footer, as: UTF8.self)
        return !(kind == .html ? HTMLText.line(text) : HTMLText.line(plain: text)).isEmpty
    }
}
