/// What an HTML element means for the text in it.
package struct HTMLElement: Sendable {
    private struct Traits: OptionSet {
        let rawValue: UInt8
        static let block = Traits(rawValue: 1)
        static let void = Traits(rawValue: 2)
        static let raw = Traits(rawValue: 4)
        static let inline = Traits(rawValue: 8)
        static let cell = Traits(rawValue: 16)
        static let breaking = Traits(rawValue: 32)
    }

    private let traits: Traits

    /// The element of the name that stands in `range` of `bytes`, whatever its case.
    package init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        traits = HTMLElement.traits(UnsafeBufferPointer(rebasing: bytes[range]))
    }

    /// The element of a name.
    package init(name: some Collection<UInt8>) {
        traits = HTMLElement.traits(name)
    }

    /// Whether HTML has, or had, such an element.
    package var isKnown: Bool { !traits.isEmpty }
    /// Whether its text stands on lines of its own.
    package var isBlock: Bool { traits.contains(.block) }
    /// Whether it ends the line: `br`.
    package var isLineBreak: Bool { traits.contains(.breaking) }
    /// Whether it is a cell of a table.
    package var isCell: Bool { traits.contains(.cell) }
    /// Whether it has neither content nor end tag.
    package var isVoid: Bool { traits.contains(.void) }
    /// Whether its content is no markup and is not shown: scripts, styles and the like.
    package var hasRawText: Bool { traits.contains(.raw) }

    /// The traits of a name; none where HTML knows no such.
    private static func traits(_ name: some Collection<UInt8>) -> Traits {
        let length = name.count
        guard length > 0, length <= longestName else { return [] }
        let key = key(name)
        var slot = slot(key)
        while table[slot].key != 0 {
            if table[slot].key == key { return table[slot].traits }
            slot = (slot + 1) & (slots - 1)
        }
        return []
    }

    /// The longest name there is, in bytes.
    private static let longestName = 10
    /// Places in the table, a power of two, more than half of which stay free.
    private static let slots = 512

    /// FNV-1a over the lower-cased name.
    private static func key(_ name: some Collection<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name { hash = (hash ^ UInt64(ASCII.lowercased(byte))) &* 0x100_0000_01B3 }
        return hash
    }

    private static func slot(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: key ^ key >> 32) & (slots - 1)
    }

    /// The names by their hashes; those that fall on one place stand behind each other.
    private static let table: [(key: UInt64, traits: Traits)] = {
        let names: [(String, Traits)] = [
            (
                """
                address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
                figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html li main menu nav ol optgroup option p
                pre search section summary table tbody tfoot thead tr ul
                """, .block
            ),
            ("td th", .cell),
            ("br", [.void, .breaking]),
            ("hr", [.void, .block]),
            ("area base col embed img input link meta param source track wbr", .void),
            ("iframe noembed noframes script style template title xmp", .raw),
            (
                """
                a abbr acronym audio b bdi bdo big blink button canvas cite code colgroup data datalist del dfn em
                font frame frameset head i ins kbd label legend map mark marquee math meter nobr noscript object output
                picture progress q rb rp rt rtc ruby s samp select slot small span strike strong sub sup svg
                textarea time tt u var video
                """, .inline
            ),
        ]
        var table = [(key: UInt64, traits: Traits)](repeating: (0, []), count: slots)
        for (words, traits) in names {
            for word in words.utf8.split(whereSeparator: { ASCII.isSpace($0) }) {
                var slot = slot(key(word))
                while table[slot].key != 0 { slot = (slot + 1) & (slots - 1) }
                table[slot] = (key(word), traits)
            }
        }
        return table
    }()
}
