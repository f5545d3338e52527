import LookoutModel
import Testing

@testable import LookoutService

@Suite struct FeedListEditTests {
    private func file(_ text: String, _ path: String = "Feeds/mine.txt") -> FeedLists.File {
        FeedLists.File(path: path, bytes: Array(text.utf8))
    }

    private func added(_ text: String, _ path: String = "Feeds/mine.txt", title: String? = "A") -> String? {
        FeedListEdit.adding("https://a.example/x", title: title, to: file(text, path)).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    private func removed(_ id: String, from text: String, _ path: String = "Feeds/mine.txt") -> String? {
        let list = file(text, path)
        let sources: [FeedSource]
        switch FeedLists.kind(of: path) {
        case .opml: sources = OPMLFeedList.read(list).0
        case .yaml: sources = YAMLFeedList.read(list).0
        default: sources = TextFeedList.read(list).0
        }
        guard let source = sources.first(where: { $0.id.rawValue == id }) else { return "no \(id)" }
        return FeedListEdit.removing(source, from: list).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `a line is added and every other byte stays as it is`() {
        #expect(added("") == "https://a.example/x  # A\n")
        #expect(added("", title: nil) == "https://a.example/x\n")
        let odd = "\u{FEFF}# mine\r\n\r\n  https://b.example/ # b\r\nhttps://c.example/"
        #expect(added(odd) == odd + "\r\nhttps://a.example/x  # A\r\n")
        #expect(added("https://b.example/\n", title: "line\nbreak \u{202E}") != nil)
    }

    @Test func `an entry is added to YAML as far in as the others stand, and not where that would not be YAML`() {
        #expect(
            added("feeds:\n- url: https://b.example/\n  title: B\n", "Feeds/a.yaml")
                == "feeds:\n- url: https://b.example/\n  title: B\n- {url: \"https://a.example/x\", title: \"A\"}\n"
        )
        #expect(added("", "Feeds/a.yaml") == "feeds:\n  - {url: \"https://a.example/x\", title: \"A\"}\n")
        #expect(added("feeds: [{url: https://b.example/}]\n  # end\nfeeds: 1\n", "Feeds/a.yaml") == nil)
        #expect(added("<opml><body/></opml>", "Feeds/a.opml") == nil)
    }

    @Test func `a feed is taken off a list of plain text with its line`() {
        let text = "# mine\r\nhttps://b.example/ # b\r\n\r\nhttps://c.example/"
        #expect(removed("https://b.example/", from: text) == "# mine\r\n\r\nhttps://c.example/")
        #expect(removed("https://c.example/", from: text) == "# mine\r\nhttps://b.example/ # b\r\n\r\n")
    }

    @Test func `a feed is taken off a list in YAML with all its lines and no other`() {
        let text = """
            feeds:
              # the first
              - id: b
                url: https://b.example/
                headers:
                  X-Key: one
              - {id: c, url: "https://c.example/"}
              - id: d
                url: https://d.example/

            """
        #expect(removed("b", from: text, "Feeds/a.yaml")?.contains("X-Key") == false)
        #expect(removed("b", from: text, "Feeds/a.yaml")?.contains("# the first") == true)
        #expect(
            removed("c", from: text, "Feeds/a.yaml")
                == text.replacing("  - {id: c, url: \"https://c.example/\"}\n", with: "")
        )
        #expect(removed("d", from: text, "Feeds/a.yaml")?.hasSuffix("c.example/\"}\n") == true)
    }

    @Test func `an entry is added to a list between brackets, before its end`() {
        let new = "{url: \"https://a.example/x\", title: \"A\"}"
        for (before, after) in [
            ("feeds: []\n", "feeds: [\(new)]\n"),
            ("feeds: [ ]\n# ours", "feeds: [\(new) ]\n# ours"),
            ("feeds: [{url: https://b.example/}]\r\n", "feeds: [{url: https://b.example/}, \(new)]\r\n"),
            ("feeds: [\n  {url: https://b.example/},\n]\n", "feeds: [\n  {url: https://b.example/}, \(new)\n]\n"),
        ] {
            #expect(added(before, "Feeds/a.yaml") == after)
        }
        // A bracket that ends something else.
        let folder = "feeds:\n  - {url: https://b.example/, title: \"B [old]\"}\n"
        #expect(added(folder, "Feeds/a.yaml") == folder + "  - \(new)\n")
    }

    @Test func `a feed is taken off a list between brackets with its comma, and all others stay as they are`() {
        let list = "feeds: [{id: b, url: https://b.example/}, {id: c, title: \"북 {c}\", url: https://c.example/}]\n"
        #expect(
            removed("b", from: list, "Feeds/a.yaml")
                == "feeds: [{id: c, title: \"북 {c}\", url: https://c.example/}]\n"
        )
        #expect(removed("c", from: list, "Feeds/a.yaml") == "feeds: [{id: b, url: https://b.example/}]\n")
        let only = "feeds: [{id: b, url: https://b.example/}]"
        #expect(removed("b", from: only, "Feeds/a.yaml") == "feeds: []")
        let plain = "feeds: [https://b.example/, https://c.example/]\n"
        #expect(removed("https://b.example/", from: plain, "Feeds/a.yaml") == "feeds: [https://c.example/]\n")
        #expect(removed("https://c.example/", from: plain, "Feeds/a.yaml") == "feeds: [https://b.example/]\n")
        let nested =
            "feeds: [{id: b, url: https://b.example/, headers: {X-Key: one}},\n  {id: c, url: https://c.example/}]"
        #expect(
            removed("b", from: nested, "Feeds/a.yaml") == "feeds: [\n  {id: c, url: https://c.example/}]"
        )
    }

    @Test func `a feed is taken off OPML where its outline has a line of its own`() {
        let text =
            "<opml version=\"2.0\"><body>\n<outline text=\"F\">\n<outline xmlUrl=\"https://b.example/\"/>\n"
            + "<outline xmlUrl=\"https://c.example/\"/>\n</outline></body></opml>\n"
        #expect(
            removed("https://b.example/", from: text, "Feeds/a.opml")
                == text.replacing("<outline xmlUrl=\"https://b.example/\"/>\n", with: "")
        )
    }
}
