import Delivery
import LookoutModel
import LookoutService
import Platform
import Storage
import Testing

@Suite struct AlertMakerTests {
    private let now = Instant(seconds: 1_795_500_000)

    private func entry(rule: String, revision: Int = 0) throws -> OutboxEntry {
        try #require(entries(rule: rule, revision: revision, Settings(zone: .utc)).first)
    }

    private func entries(
        rule: String,
        revision: Int = 0,
        priority: Priority = .alert,
        tags: [String] = [],
        folder: String = "",
        _ settings: Settings
    ) -> [OutboxEntry] {
        let source = FeedSource(
            id: FeedID("a"),
            location: .address("https://a.example/feed"),
            title: "A",
            kind: .official,
            isStateMedia: true,
            place: SourcePlace(file: "Feeds/a.yaml")
        )
        let facts = RuleFacts(
            id: RuleID(rule),
            title: "The rule",
            priority: priority,
            alertsOnContent: false,
            asksForAnalysis: false,
            tags: tags,
            folder: folder,
            order: 0
        )
        let match = Match(
            rule: facts.id,
            holdsWithoutContent: true,
            texts: [MatchedText(field: "title", text: "word")]
        )
        let item = Item(identity: "guid:x", feed: source.id, title: "A word", summary: "Of the day.")
        let maker = AlertMaker(book: SourceBook([source], states: [:]), settings: settings, now: now)
        let story = StoredStory(
            id: "story",
            firstItem: 1,
            madeAt: now,
            alerts: revision,
            alertedPriority: revision > 0 ? .digest : nil,
            leader: "story"
        )
        let verdict = AlertPolicy.Verdict(causes: [AlertPolicy.Catch(rule: facts, match: match)], update: nil)
        let items = AlertItems(shown: [maker.alertItem(id: "0123456789abcdef", item)])
        return maker.recipients.filter { $0.isTold(of: facts) }.map { recipient in
            maker.entry(story: story, to: recipient, verdict: verdict, items: items)
        }
    }

    @Test func `a message carries the id that its sink, reader, story and revision give`() throws {
        let entry = try entry(rule: "rule", revision: 2)
        let id = OutboxID.of(sink: "files", recipient: "reader", kind: "alert", story: "story", revision: 2)
        #expect(entry.id == id && entry.record.hasPrefix("{\"id\":\"\(id)\""))
        #expect(entry.sink == "files" && entry.recipient == "reader" && entry.story == "story")
        #expect(entry.createdAt == now && entry.nextTry == now)
        #expect(entry.expiresAt == now.advanced(bySeconds: Outbox.lifetime))
        #expect(entry.fileName == "2026-11-24-rule-\(id.prefix(12)).txt")
        #expect(entry.body.contains("A word") && entry.body.contains("official, state media"))
    }

    @Test(arguments: ["a", "한", "𠀋", "क्"])
    func `however long a rule's id, the name of the file is one that file systems take`(piece: String) throws {
        let name = try entry(rule: String(repeating: piece, count: 80 / piece.unicodeScalars.count)).fileName
        #expect(name.utf8.count <= 200, "\(name.utf8.count) bytes")
        #expect(name.unicodeScalars.starts(with: ("2026-11-24-" + piece).unicodeScalars))
        #expect(name.hasSuffix(".txt") && !name.contains("/"))
    }

    /// One sink of mail for two people, and one of ntfy that wants the rules of a tag.
    private func settings() throws -> Settings {
        let text = """
            people:
              - {name: Anna, mail: anna@example.org, rules: [rule], quiet: "22:00-07:00"}
              - {name: Ben, mail: ben@example.org, rules: ["folder:korea"]}
              - {name: Cho, rules: [rule]}
            sinks:
              - {kind: mail, host: 127.0.0.1, security: none, from: The desk <desk@example.org>}
              - {name: phone, kind: ntfy, topic: desk, rules: ["tag: maritime"]}
            """
        let zones = SystemZones()
        let result = SettingsReader.read(Array(text.utf8), file: "lookout.yaml", zones: zones, standard: .utc)
        #expect(result.isUsable)
        return result.settings
    }

    private func told(_ entries: [OutboxEntry]) -> [String] {
        entries.map { $0.sink + " " + $0.recipient }
    }

    @Test func `an alert goes to the files, and to those whose rule it is`() throws {
        let settings = try settings()
        #expect(told(entries(rule: "other", settings)) == ["files reader"])
        #expect(told(entries(rule: "rule", settings)) == ["files reader", "mail anna@example.org"])
        let maritime = entries(rule: "x", tags: ["maritime"], folder: "korea/north", settings)
        #expect(told(maritime) == ["files reader", "mail ben@example.org", "phone reader"])
        #expect(Set(maritime.map(\.id)).count == 3)
        #expect(maritime[1].body.hasPrefix("From: ") || maritime[1].body.contains("\r\nFrom: "))
        // The topic is a secret, and is put in when it leaves.
        #expect(maritime[2].body.hasPrefix("{\"title\":\"A word\"") && !maritime[2].body.contains("topic"))
    }

    @Test func `quiet hours hold an alert until they end, and let by what is critical`() throws {
        // 2026-11-24 06:00 UTC.
        let settings = try settings()
        let held = entries(rule: "rule", settings)[1]
        #expect(held.nextTry.seconds(since: now) == 3600 && held.nextTry < held.expiresAt)
        let critical = entries(rule: "rule", priority: .critical, settings)[1]
        #expect(critical.nextTry == now)
    }

    @Test func `who was told is not told again, and who was not is`() throws {
        let settings = try settings()
        let first = entries(rule: "rule", settings)
        let recipients = Recipient.all(settings)
        let stories = recipients.map { RecipientStory($0, alerted: .alert, madeAt: now, telling: first) }
        #expect(stories.map(\.alerted) == [.alert, .alert, nil, nil])
        #expect(stories.map(\.last) == [now, now, nil, nil])
        // The first look tells everyone.
        let looked = recipients.map { RecipientStory($0, alerted: .alert, madeAt: now, telling: []) }
        #expect(looked.allSatisfy { $0.alerted == .alert && $0.last == now })
    }

    @Test func `what a used-up budget held back counts as told, what was silenced does not`() throws {
        let settings = try settings()
        let first = entries(rule: "other", settings)
        let anna = try #require(Recipient.all(settings).first { $0.name == "anna@example.org" })
        func story(_ reason: Withheld.Reason) -> RecipientStory {
            let withheld = Withheld(
                story: "story",
                sink: anna.sink,
                recipient: anna.name,
                priority: .alert,
                reason: reason,
                rule: RuleID("rule"),
                at: now
            )
            return RecipientStory(anna, alerted: .alert, madeAt: now, telling: first, withheld: [withheld])
        }
        #expect(story(.budget).alerted == .alert)
        #expect(story(.silence).alerted == nil && story(.rule).alerted == nil)
    }
}
