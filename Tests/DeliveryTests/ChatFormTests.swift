import Delivery
import Foundation
import LookoutModel
import Platform
import TestSupport
import Testing

/// What the services are sent: within their limits, and only our own markup in it.
@Suite struct ChatFormTests {
    private static let services: [(name: String, service: ChatService)] = [
        ("slack", .slack(SlackShape(webhook: .plain("")))),
        ("discord", .discord(DiscordShape(webhook: .plain("")))),
        ("mattermost", .mattermost(MattermostShape(webhook: .plain("")))),
        ("teams", .teams(TeamsShape(webhook: .plain("")))),
        ("telegram", .telegram(TelegramShape(token: .plain(""), chat: "1"))),
        ("matrix", .matrix(MatrixShape(server: "", room: "", token: .plain("")))),
        ("ntfy", .ntfy(NtfyShape(topic: .plain("")))),
        ("gotify", .gotify(GotifyShape(server: "", token: .plain("")))),
        ("pushover", .pushover(PushoverShape(token: .plain(""), user: .plain("")))),
    ]

    private static func body(_ service: ChatService, _ message: Message) -> String {
        ChatForm(service, time: LocalTime(zone: .utc)).body(of: message, to: "reader")
    }

    /// The fields of a body, whatever its form.
    private static func fields(_ body: String) -> [String: Any] {
        if let object = try? JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any] { return object }
        return body.split(separator: "&").reduce(into: [:]) { fields, part in
            let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
            fields[pair[0]] = pair.count > 1 ? pair[1].removingPercentEncoding : ""
        }
    }

    /// All strings of a JSON value, in no order.
    private static func strings(_ value: Any) -> [String] {
        switch value {
        case let text as String: [text]
        case let list as [Any]: list.flatMap(strings)
        case let object as [String: Any]: object.values.flatMap(strings)
        default: []
        }
    }

    private static let alphabets = [
        "the quick brown fox & <friends> * _x_ @all ", "日米韓の協力事務局をソウルに置く、", "한미일 협력사무국을 서울에 ", "👩‍👩‍👧‍👦🇯🇵👍🏽",
        "e\u{301}a\u{308}\u{323}o\u{302}", "\\\"&<>`*_~|", "नमस्ते ", "\u{202B}שלום ",
    ]

    private static func text(_ length: Int, _ dice: inout SeededGenerator) -> String {
        var text = ""
        while text.count < length {
            let alphabet = alphabets[Int.random(in: 0..<alphabets.count, using: &dice)]
            text += alphabet.prefix(Int.random(in: 1...alphabet.count, using: &dice))
        }
        return text
    }

    private static func message(_ dice: inout SeededGenerator) -> Message {
        let items = (0..<Int.random(in: 1...60, using: &dice)).map { _ in
            SampleMessages.item(
                text(Int.random(in: 1...300, using: &dice), &dice),
                source: text(20, &dice),
                link: "https://news.example/" + String(repeating: "a", count: Int.random(in: 0...600, using: &dice)),
                lead: text(Int.random(in: 0...500, using: &dice), &dice)
            )
        }
        var message = SampleMessages.message(items[0].title, items: items)
        let isPlain = Bool.random(using: &dice)
        if isPlain {
            message.kind = .digest
            message.text = (0..<Int.random(in: 0...400, using: &dice)).map { _ in text(70, &dice) }
                .joined(separator: "\n")
        }
        let rule = message.causes[0]
        message.causes += (0..<Int.random(in: 0...40, using: &dice)).map { _ in rule }
        return message
    }

    @Test(arguments: [UInt64](1...12))
    func `no message is longer than its service takes, and what is cut says how much`(seed: UInt64) throws {
        var dice = SeededGenerator(seed: seed)
        let message = ChatFormTests.message(&dice)
        for (name, service) in ChatFormTests.services {
            let body = ChatFormTests.body(service, message)
            let fields = ChatFormTests.fields(body)
            #expect(!fields.isEmpty, "\(name), seed \(seed)")
            let strings = ChatFormTests.strings(fields)
            let all = strings.joined(separator: "\n")
            #expect(!all.unicodeScalars.contains("\u{FFFD}"), "\(name), seed \(seed)")
            func text(_ key: String) -> String { fields[key] as? String ?? "" }
            switch name {
            case "slack":
                let blocks = try #require(fields["blocks"] as? [[String: Any]])
                let sections = try #require(blocks[0]["elements"] as? [[String: Any]])
                let elements = try #require(sections[0]["elements"] as? [[String: Any]])
                let shown = elements.map { ($0["text"] ?? $0["url"]) as? String ?? "" }
                #expect(shown.joined().utf16.count <= SlackShape.longest && !shown.contains(""))
            case "discord":
                let embeds = try #require(fields["embeds"] as? [[String: Any]])
                let description = try #require(embeds[0]["description"] as? String)
                #expect(text("content").utf16.count <= DiscordShape.longestContent)
                #expect(description.utf16.count <= DiscordShape.longestDescription)
            case "mattermost": #expect(text("text").utf16.count <= MattermostShape.longest)
            case "teams": #expect(body.utf8.count <= TeamsShape.longest)
            case "telegram": #expect(ChatFormTests.shownHTML(text("text")).utf16.count <= TelegramShape.longest)
            case "matrix": #expect(body.utf8.count <= MatrixShape.longest)
            case "ntfy":
                #expect(text("message").utf8.count <= NtfyShape.longest && body.utf8.count <= NtfyShape.longestBody)
                #expect(text("title").utf16.count <= NtfyShape.longestTitle)
            case "gotify": #expect(text("message").utf8.count <= GotifyShape.longest)
            default:
                #expect(text("message").utf16.count <= PushoverShape.longest)
                #expect(text("title").utf16.count <= PushoverShape.longestTitle)
            }
            let isWhole =
                message.kind == .alert
                ? all.contains(message.id) && all.contains(message.items.last.map { "\($0.link ?? "")" } ?? "")
                : true
            if !isWhole { #expect(all.contains("… (cut: ") && all.contains("more character"), "\(name), seed \(seed)") }
        }
    }

    /// What Telegram counts: the text once tags and references are read.
    private static func shownHTML(_ html: String) -> String {
        var shown = ""
        var isTag = false
        for character in html.unicodeScalars {
            if character == "<" { isTag = true }
            if !isTag { shown.unicodeScalars.append(character) }
            if character == ">" { isTag = false }
        }
        for (reference, text) in [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#96;", "`"), ("&amp;", "&"),
        ] {
            shown = shown.replacingOccurrences(of: reference, with: text)
        }
        return shown
    }

    @Test(arguments: [UInt64](1...12))
    func `tags are never cut, and every one that is opened is closed`(seed: UInt64) throws {
        var dice = SeededGenerator(seed: seed &+ 100)
        let message = ChatFormTests.message(&dice)
        for name in ["telegram", "matrix"] {
            let service = try #require(ChatFormTests.services.first { $0.name == name }).service
            let fields = ChatFormTests.fields(ChatFormTests.body(service, message))
            let html = try #require((fields["formatted_body"] ?? fields["text"]) as? String)
            var open: [Substring] = []
            for piece in html.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
                guard let end = piece.firstIndex(of: ">") else {
                    Issue.record("a tag without an end, \(name), seed \(seed)")
                    continue
                }
                let tag = piece[..<end]
                if tag.hasPrefix("/") {
                    #expect(open.popLast() == tag.dropFirst(), "\(name), seed \(seed)")
                } else if tag != "br" {
                    #expect(tag == "b" || tag.hasPrefix("a href=\"http"), "\(tag)")
                    open.append(tag.prefix { $0 != " " })
                }
            }
            #expect(open.isEmpty, "\(name), seed \(seed)")
        }
    }

    @Test func `a text that fits is whole, in any script`() {
        for (name, service) in ChatFormTests.services {
            let all = ChatFormTests.strings(ChatFormTests.fields(ChatFormTests.body(service, SampleMessages.plain)))
                .joined(separator: "\n")
            for words in ["한·미·일, 협력사무국 서울에 두기로", "항구신문", "한미일", "2026-11-24 05:00 UTC"] {
                let isThere = all.contains(words) || all.contains(words.replacingOccurrences(of: "-", with: "\\-"))
                #expect(isThere, "\(name): \(words)")
            }
            #expect(!all.contains("(cut:"), "\(name)")
        }
    }

    @Test func `the end of a cut message still has the reason and the id`() throws {
        let items = (0..<100).map { SampleMessages.item("Title \($0)", lead: String(repeating: "lead ", count: 60)) }
        let message = SampleMessages.message("Title 0", items: items)
        for (name, service) in ChatFormTests.services {
            let all = ChatFormTests.strings(ChatFormTests.fields(ChatFormTests.body(service, message))).joined()
            #expect(all.contains("(cut: ") || all.contains("\\(cut: "), "\(name)")
            #expect(all.contains(message.id), "\(name)")
            #expect(all.contains("“한미일” in the summary"), "\(name)")
        }
    }

    @Test(arguments: ["slack", "discord", "mattermost", "teams", "telegram", "matrix"])
    func `text from outside calls nobody`(name: String) throws {
        let service = try #require(ChatFormTests.services.first { $0.name == name }).service
        let body = ChatFormTests.body(service, SampleMessages.hostile)
        let fields = ChatFormTests.fields(body)
        // Where a link leads is no text.
        let shown = body.replacingOccurrences(of: "%3Cscript%3E@everyone\"", with: "")
            .replacingOccurrences(of: "%3Cscript%3E@everyone\\\"", with: "")
        if name != "teams" {
            for mention in ["@everyone", "@channel", "@here", "@room", "@all", "@U123"] {
                #expect(!shown.contains(mention), "\(mention)")
            }
        }
        switch name {
        case "slack": #expect(!(fields["text"] as? String ?? "<").contains("<"))
        case "discord":
            let mentions = try #require(fields["allowed_mentions"] as? [String: Any])
            #expect((mentions["parse"] as? [Any])?.isEmpty == true && mentions.count == 1)
        case "mattermost": #expect(!body.contains("<!channel>"))
        case "matrix": #expect((fields["m.mentions"] as? [String: Any])?.isEmpty == true)
        case "teams": #expect(!body.contains("\"entities\"") && !body.contains("\"TextBlock\""))
        default: break
        }
    }

    @Test func `text from outside is no markup`() throws {
        for (name, service) in ChatFormTests.services {
            let body = ChatFormTests.body(service, SampleMessages.hostile)
            let fields = ChatFormTests.fields(body)
            let all = ChatFormTests.strings(fields).joined(separator: "\n")
            #expect(!all.contains("javascript:"), "\(name)")
            #expect(!all.contains("news.example/\""), "\(name)")
            #expect(!all.unicodeScalars.contains("\u{1B}") && !all.unicodeScalars.contains("\u{202E}"), "\(name)")
            switch name {
            case "telegram", "matrix":
                let html = try #require((fields["formatted_body"] ?? fields["text"]) as? String)
                #expect(!html.contains("<script") && !html.contains("<b>bold") && html.contains("&lt;script&gt;"))
            case "discord", "mattermost":
                #expect(
                    !all.contains("[click](") && !all.contains(" **b**") && !all.contains(" ||x")
                        && all.contains("\\*\\*b")
                )
                #expect(!all.contains("\n# second") && !all.contains("\n- list"))
            case "slack", "teams", "ntfy", "gotify", "pushover":
                // Nothing reads markup there, so the text stands as it is.
                #expect(all.contains("**b** __u__ ~~s~~"), "\(name)")
            default: break
            }
            if name == "slack" || name == "mattermost" { #expect(fields.keys.filter { $0 == "text" }.count == 1) }
        }
    }

    @Test func `priorities are those of the service`() {
        func field(_ name: String, _ priority: Priority) -> String {
            let service = ChatFormTests.services.first { $0.name == name }?.service
            let message = SampleMessages.message("Title", items: [SampleMessages.item("Title")], priority: priority)
            let fields = service.map { ChatFormTests.fields(ChatFormTests.body($0, message)) }
            return (fields?["priority"] ?? fields?["disable_notification"]).map { "\($0)" } ?? ""
        }
        #expect([Priority.critical, .alert, .digest].map { field("ntfy", $0) } == ["5", "4", "3"])
        #expect([Priority.critical, .alert, .digest].map { field("gotify", $0) } == ["10", "7", "3"])
        #expect([Priority.critical, .alert, .digest].map { field("pushover", $0) } == ["1", "0", "-1"])
    }

    @Test func `a message without items, text and link is not empty`() {
        let message = Message(
            id: "0123",
            kind: .notice,
            created: SampleMessages.created,
            priority: .digest,
            headline: "",
            topic: "",
            text: ""
        )
        for (name, service) in ChatFormTests.services {
            let all = ChatFormTests.strings(ChatFormTests.fields(ChatFormTests.body(service, message))).joined()
            #expect(all.contains("(no title)") || all.contains("no title"), "\(name)")
            #expect(all.contains("Message 0123"), "\(name)")
        }
    }
}
