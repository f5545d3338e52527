import Digests
import LookoutModel

/// Items to be cited: plain ones, in all scripts, and such as would do harm.
enum SampleCitations {
    static let seen = Instant(seconds: 1_795_330_000)

    private static func item(_ id: String, _ title: String, source: String = "Example Wire") -> CitedItem {
        CitedItem(id: id, title: title, feed: FeedID("feed"), source: source, seen: seen)
    }

    static var plain: CitedItem {
        var item = item("9f86d081884c7d65", "Ministers name the first head of the secretariat")
        item.link = "https://news.example/asia/secretariat?id=7&from=feed#top"
        item.owner = "Meridian"
        item.kind = .wire
        item.language = "en"
        item.author = "Staff Writer"
        item.published = Instant(seconds: 1_795_303_800)
        item.rules = [RuleID("trilateral-secretariat"), RuleID("strait")]
        item.story = "00000000000000aa"
        item.lead = "The three governments said the secretariat would begin work in January, with a staff of 30."
        return item
    }

    static var items: [CitedItem] {
        var korean = item("1111111111111111", "한·미·일, 협력사무국 서울에 두기로", source: "한빛나루일보")
        (korean.language, korean.published) = ("ko", Instant(seconds: 1_795_240_800))
        korean.link = "https://hanbit.example/기사/1"
        var ministry = item("2222222222222222", "日米韓事務局、ソウルに設置で合意", source: "外務省")
        (ministry.kind, ministry.language) = (.official, "ja")
        ministry.published = Instant(seconds: 9_999_999_999_999)
        var hostile = item(
            "3333333333333333",
            "=HYPERLINK(\"http://evil.example\",\"a\") & 50% of {x} in C:\\temp_1 ~ $5 ^2 #1"
        )
        hostile.link = "javascript:alert(1)"
        hostile.author = "} , title = {x"
        hostile.lead = "+1, \"quoted\"\r\nand a second line"
        var bidi = item("4444444444444444", "\u{202E}gnp.exe שלום \u{2066}<script>alert(1)</script>\u{2069}")
        bidi.source = "*bold* [link](http://evil.example)"
        bidi.language = "he"
        var signs: [CitedItem] = []
        for (number, title) in ["+1", "-2", "@cmd", "\tTab", "\rReturn", "＝1+1", "", "'quoted'"].enumerated() {
            signs.append(item("555555555555555\(number)", title))
        }
        return [plain, korean, ministry, hostile, bidi] + signs
    }
}
