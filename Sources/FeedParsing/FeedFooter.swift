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
        for path in [\ParsedItem.summary, \ParsedItem.content] {
            let length = common(feed.items.compactMap { $0[keyPath: path] })
            guard length > 0 else { continue }
            for index in feed.items.indices { feed.items[index][keyPath: path]?.footerLength = length }
        }
    }

    /// How many bytes of a footer all of `texts` end with.
    private static func common(_ texts: [ParsedText]) -> Int {
        guard texts.count >= leastTexts, let first = texts.first, texts.allSatisfy({ $0.kind == first.kind }) else {
            return 0
        }
        var shared = Array(first.value.utf8.suffix(longest))
        for text in texts.dropFirst() {
            let suffix = text.value.utf8.suffix(shared.count)
            var length = 0
            for (left, right) in zip(shared.reversed(), suffix.reversed()) {
                guard left == right else { break }
                length += 1
            }
            guard length > 0 else { return 0 }
            shared.removeFirst(shared.count - length)
        }
        let mark = first.kind == .html ? UInt8(ascii: "<") : 0x0A
        guard let start = shared.firstIndex(of: mark) else { return 0 }
        let length = shared.count - start
        let isPart = texts.allSatisfy { text in
            text.value.utf8.dropLast(length).contains { $0 > 0x20 }
        }
        return isPart ? length : 0
    }
}
