import Text

/// Language tags of feeds (BCP 47), which may be anything.
package enum LanguageTag {
    /// `tag` where it has the form of one: parts of one to eight letters and digits, the first of letters; else nil.
    static func valid(_ tag: String?) -> String? {
        guard let tag, tag.utf8.count <= 35 else { return nil }
        let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isValid = parts.allSatisfy { part in
            (1...8).contains(part.count) && part.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) }
        }
        guard isValid, let first = parts.first, (2...8).contains(first.count), first.allSatisfy(ASCII.isLetter) else {
            return nil
        }
        return tag
    }

    /// The language in English where it is one that is often met, else its tag; nil for English and for none.
    package static func name(_ tag: String?) -> String? {
        guard let tag = valid(tag) else { return nil }
        let primary = ASCII.lowercased(tag.prefix { $0 != "-" })
        return primary == "en" ? nil : names[primary] ?? tag
    }

    private static let names = [
        "ar": "Arabic", "de": "German", "es": "Spanish", "fr": "French", "id": "Indonesian", "ja": "Japanese",
        "ko": "Korean",
        "ms": "Malay", "ru": "Russian", "th": "Thai", "tl": "Tagalog", "vi": "Vietnamese", "zh": "Chinese",
    ]
}
