/// The language that a text is compared in: only items of one language are compared.
///
/// The writing decides where it can; what is declared decides among languages of one writing.
package struct StoryLanguage: Hashable, Sendable {
    /// The primary subtag of BCP 47.
    package let tag: String
    /// Whether its terms are pairs of characters, which are alike more easily than words.
    package let isInPairs: Bool
    /// The number of the tag.
    let number: UInt64

    package init(_ tag: String) {
        self.tag = tag
        number = TermHash.of(tag)
        isInPairs = ["ko", "ja", "zh", "th", "lo", "km", "my"].contains(tag)
    }

    /// Letters of a text, counted by how they are written.
    struct Count {
        var words = 0
        var hangul = 0
        var kana = 0
        var han = 0
        var unspaced = 0
    }

    /// The language of a text with these letters, of whose words so many are common ones of each language.
    init(_ count: Count, declared: String?, common: [String: Int]) {
        let primary = declared.map { String($0.prefix { $0 != "-" && $0 != "_" }).lowercased() } ?? ""
        // A few names in Latin letters make no text Latin: a letter of a word is a smaller part of a text.
        let inPairs = count.hangul + count.kana + count.han + count.unspaced
        if inPairs * 3 > count.words {
            if count.hangul * 2 >= inPairs {
                self.init("ko")
            } else if count.unspaced * 2 >= inPairs {
                self.init(primary.isEmpty ? "th" : primary)
            } else if count.kana * 8 >= inPairs || (primary == "ja" && count.kana + count.han == inPairs) {
                self.init("ja")
            } else {
                self.init("zh")
            }
            return
        }
        let likeliest = common.max { ($0.value, $1.key) < ($1.value, $0.key) }
        if let likeliest, likeliest.value >= 3, likeliest.value > 2 * (common[primary] ?? 0) {
            self.init(likeliest.key)
        } else if primary.isEmpty || ["ko", "ja", "zh"].contains(primary) {
            self.init(likeliest?.key ?? "en")
        } else {
            self.init(primary)
        }
    }
}
