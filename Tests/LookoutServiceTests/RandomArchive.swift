import LookoutModel
import TestSupport

/// Items and expressions made at random of the same few pieces of all scripts, so that they meet.
struct RandomArchive {
    private static let pieces = [
        "Taiwan", "Strait", "missile", "US", "U.S.", "F-15K", "Indo-Pacific", "navy", "AUKUS", "Ñuñoa", "straße",
        "naïve",
        "Москва", "ΑΘΗΝΑ", "2026", "북한", "훈련", "군사협력", "한미일", "시", "台湾海峡", "臺灣海峽", "军舰", "軍艦", "美", "国",
        "インド", "サイバー", "ミサイル", "の", "する", "ไทย", "𠮷野", "㈱", "ﬃ", "Ⅷ",
    ]
    private static let joints = [
        " ", " ", " ", "", "", "-", "·", "'s ", "s ", "es ", "es ", ". ", "。", "\u{200B}", "　", "\n", "\u{301}", "…",
        "’",
    ]
    private static let feeds = ["wire", "press", "ministry"]

    private let pieces: [String]

    /// Some of the pieces, so that texts and expressions are about the same; two that have plurals are always among them.
    init(using generator: inout some RandomNumberGenerator) {
        pieces = Array(Self.pieces.shuffled(using: &generator).prefix(10)) + ["missile", "navy"]
    }

    // MARK: Items

    func item(_ number: Int, using generator: inout some RandomNumberGenerator) -> Item {
        Item(
            identity: "\(number)",
            feed: FeedID(Self.feeds.randomElement(using: &generator) ?? "wire"),
            title: text(upTo: 6, using: &generator),
            link: Bool.random(using: &generator) ? "https://news.example/" + text(upTo: 2, using: &generator) : nil,
            summary: text(upTo: 6, using: &generator),
            content: text(upTo: 4, using: &generator),
            author: Bool.random(using: &generator) ? text(upTo: 2, using: &generator) : nil,
            language: ["en", "ko", "zh-Hant", nil].randomElement(using: &generator) ?? nil,
            categories: Bool.random(using: &generator) ? [text(upTo: 2, using: &generator)] : []
        )
    }

    private func text(upTo count: Int, using generator: inout some RandomNumberGenerator) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...count, using: &generator) {
            text += form(using: &generator) + (Self.joints.randomElement(using: &generator) ?? " ")
        }
        // Now and then a word longer than any index keeps.
        if Int.random(in: 0..<20, using: &generator) == 0 {
            text += String(repeating: "x", count: 45) + piece(&generator)
        }
        return text
    }

    private func form(using generator: inout some RandomNumberGenerator) -> String {
        let piece = piece(&generator)
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: return piece.lowercased()
        case 1: return piece.uppercased()
        case 2: return wide(piece)
        case 3: return part(of: piece, using: &generator)
        default: return piece
        }
    }

    private func piece(_ generator: inout some RandomNumberGenerator) -> String {
        pieces.randomElement(using: &generator) ?? "Taiwan"
    }

    private func wide(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isPlain = (0x21...0x7E).contains(scalar.value)
            scalars.append(isPlain ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar)
        }
        return String(scalars)
    }

    /// A few letters out of the middle, as a term may stand inside a word.
    private func part(of text: String, using generator: inout some RandomNumberGenerator) -> String {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count > 2 else { return text }
        let start = Int.random(in: 0...(scalars.count - 2), using: &generator)
        let end = Int.random(in: (start + 2)...scalars.count, using: &generator)
        var part = String.UnicodeScalarView()
        part.append(contentsOf: scalars[start..<end])
        return String(part)
    }

    // MARK: Expressions

    /// An expression; not every one is right.
    func expression(depth: Int, using generator: inout some RandomNumberGenerator) -> String {
        guard depth > 0 else { return leaf(using: &generator) }
        func inner() -> String { "( " + expression(depth: depth - 1, using: &generator) + " )" }
        switch Int.random(in: 0..<9, using: &generator) {
        case 0, 1: return inner() + " AND " + inner()
        case 2, 3: return inner() + " OR " + inner()
        case 4: return inner() + " AND NOT " + inner()
        case 5: return term(using: &generator) + " NEAR/3 " + term(using: &generator)
        case 6: return "SENTENCE( " + term(using: &generator) + " AND " + term(using: &generator) + " )"
        case 7: return "ATLEAST/2( " + term(using: &generator) + " OR " + term(using: &generator) + " )"
        default: return leaf(using: &generator)
        }
    }

    private func leaf(using generator: inout some RandomNumberGenerator) -> String {
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: return "lang:ko"
        case 1: return "source:wire"
        case 2: return "/" + part(of: piece(&generator), using: &generator) + "/"
        case 3, 4:
            let field =
                ["title", "summary", "content", "author", "url", "tag"].randomElement(using: &generator) ?? "title"
            return field + ":" + term(using: &generator)
        default: return term(using: &generator)
        }
    }

    private func term(using generator: inout some RandomNumberGenerator) -> String {
        let count = [1, 1, 1, 2, 2, 3].randomElement(using: &generator) ?? 1
        let words = (0..<count).map { _ in
            Bool.random(using: &generator) ? piece(&generator) : part(of: piece(&generator), using: &generator)
        }
        let phrase = words.joined(separator: [" ", "", "-"].randomElement(using: &generator) ?? " ")
        let mark = ["", "", "", "", "=", "~", "~"].randomElement(using: &generator) ?? ""
        let star = mark != "~" && Int.random(in: 0..<5, using: &generator) == 0 ? "*" : ""
        return mark + "\"" + phrase + "\"" + star
    }
}
