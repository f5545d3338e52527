import TestSupport
import Testing
import Text

struct LineWrappingTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("日本", 4), ("한미일", 6), ("ｱ", 1), ("Ａ", 2), ("e\u{301}", 1), ("é", 1),
        ("\u{1100}\u{1161}", 2),
        ("👍", 2), ("☎\u{FE0F}", 2), ("…", 1), ("🇯🇵", 2), ("a\u{200D}b", 2), ("\u{20000}", 2), ("臺", 2),
    ])
    func `columns are counted as terminals draw them`(text: String, columns: Int) {
        #expect(DisplayWidth.columns(text) == columns)
    }

    @Test(arguments: [
        ("one two three", 7, ["one two", "three"]), ("", 10, []), ("one", 3, ["one"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("日本語の文", 4, ["日本", "語の", "文"]), ("日本。韓国", 4, ["日", "本。", "韓国"]), ("「日本」と", 6, ["「日", "本」と"]),
        ("see https://example.org/a/very/long/path now", 10, ["see", "https://example.org/a/very/long/path", "now"]),
        ("abc 日本", 6, ["abc 日", "本"]),
    ])
    func `lines break at spaces and between wide characters`(text: String, width: Int, lines: [String]) {
        #expect(LineWrapping.lines(text, width: width) == lines)
    }

    @Test func `no line is too wide and nothing is lost`() {
        var generator = SeededGenerator(seed: 5)
        let pieces = ["a", "word", "日本", "。", "「", "」", "한국", " ", " ", "👍", "e\u{301}", "…", "longerword"]
        for _ in 0..<1000 {
            let text = VisibleText.line(
                (0..<Int.random(in: 0...60, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? ""
                }.joined()
            )
            let width = Int.random(in: 12...40, using: &generator)
            let lines = LineWrapping.lines(text, width: width)
            #expect(lines.allSatisfy { DisplayWidth.columns($0) <= width && !$0.isEmpty }, "\(text)")
            #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
        }
    }

    @Test(arguments: [
        ("short", 10, "short"), ("one two three", 10, "one two…"), ("abcdefghijkl", 5, "abcd…"), ("日本語日本語", 7, "日本語…"),
        ("日本語", 6, "日本語"), ("a verylongwordhere", 10, "a verylon…"),
    ])
    func `text too long ends with an ellipsis`(text: String, columns: Int, shortened: String) {
        #expect(LineWrapping.shortened(text, columns: columns) == shortened)
        #expect(DisplayWidth.columns(shortened) <= columns)
    }

    @Test func `a Korean word is not broken where the line can end before it`() {
        #expect(LineWrapping.lines("약 350㎞를 날아갔다고 발사했다", width: 16) == ["약 350㎞를", "날아갔다고", "발사했다"])
    }

    @Test func `a Korean word that is longer than the line is broken`() {
        #expect(LineWrapping.lines("대한민국정부수립", width: 8) == ["대한민국", "정부수립"])
    }
}
