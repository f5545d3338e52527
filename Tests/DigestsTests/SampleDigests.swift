import Digests
import LookoutModel

/// Digests made for tests: fixed times, fixed identities.
enum SampleDigests {
    /// The samples that every form is tested with.
    enum Name: String, CaseIterable, Sendable {
        case empty
        case one
        case many
        case onTrial = "on-trial"
        case firstLook = "first-look"
        case hostile
        case bidi
        case veryLong = "very-long"
        case networkDown = "network-down"

        var digest: Digest {
            switch self {
            case .empty: SampleDigests.empty
            case .one: SampleDigests.one
            case .many: SampleDigests.many
            case .onTrial: SampleDigests.onTrial
            case .firstLook: SampleDigests.firstLook
            case .hostile: SampleDigests.hostile
            case .bidi: SampleDigests.bidi
            case .veryLong: SampleDigests.veryLong
            case .networkDown: SampleDigests.networkDown
            }
        }
    }

    /// 2026-11-22 07:00 in Berlin.
    static let due = Instant(seconds: 1_795_327_200)

    /// Central European Time, with the end of summer time four weeks before.
    static let berlin = ZoneTable(
        name: "Europe/Berlin",
        periods: [
            ZoneTable.Period(from: Instant(seconds: 1_774_746_000), offset: 7200, abbreviation: "CEST"),
            ZoneTable.Period(from: Instant(seconds: 1_792_890_000), offset: 3600, abbreviation: "CET"),
        ]
    )

    static func hoursBefore(_ hours: Int64, _ minutes: Int64 = 0) -> Instant {
        due.advanced(bySeconds: -hours * 3600 - minutes * 60)
    }

    static func bare(sections: [DigestSection] = []) -> Digest {
        Digest(
            day: Day(number: 20_779),
            from: due.advanced(bySeconds: -86_400),
            to: due,
            zone: berlin,
            next: due.advanced(bySeconds: 86_400),
            sections: sections,
            ledger: Ledger(
                fetched: 1204,
                new: 0,
                feeds: Ledger.Feeds(listed: 126, read: 126, unchanged: 88, lastRead: hoursBefore(0, 8)),
                rules: Ledger.Rules(on: 12)
            ),
            rulesHash: "5d41402abc4b2a76"
        )
    }

    static let secretariat = RuleID("trilateral-secretariat")
    static let strait = RuleID("taiwan-strait")
    static let sea = RuleID("south-china-sea")

    static let quiet = [
        QuietRule(rule: RuleID("leadership-transition"), title: "Leadership transitions", lastHit: hoursBefore(24 * 9)),
        QuietRule(rule: RuleID("unsc-north-korea"), title: "Security Council on North Korea"),
    ]

    /// No item at all: the quiet day.
    static var empty: Digest {
        var digest = bare()
        digest.quietRules = quiet
        digest.ledger.new = 41
        return digest
    }

    /// A morning without a network; one source failed before.
    static var networkDown: Digest {
        var digest = bare()
        digest.quietRules = quiet
        digest.failingFeeds = [
            FailingFeed(feed: FeedID("gazette"), title: "Gazette", since: hoursBefore(30), reason: "not found (404)")
        ]
        digest.networkDown = NetworkOutage(sources: 126, since: hoursBefore(25))
        digest.ledger = Ledger(
            feeds: Ledger.Feeds(listed: 126, failed: 126),
            rules: Ledger.Rules(on: 12)
        )
        return digest
    }

    static let communique = DigestItem(
        id: "a1",
        title: "United States, Japan and South Korea name first head of trilateral secretariat",
        link: "https://news.example/asia/secretariat?id=7&from=feed",
        feed: FeedID("example-wire"),
        source: "Example Wire",
        kind: .wire,
        language: "en",
        published: hoursBefore(2, 40),
        lead:
            "The three governments said the secretariat would begin work in Seoul in January, with a staff drawn from the "
            + "three foreign ministries and a mandate to prepare the yearly summit."
    )

    /// One story, and two rules on trial, one of which caught it too.
    static var onTrial: Digest {
        var digest = one
        var test = communique
        test.id = "t1"
        test.title = "Ministers test a hotline"
        test.lead = ""
        digest.trialRules = [
            TrialRule(
                rule: RuleID("hotlines"),
                title: "Hotlines <between> capitals",
                caught: 1204,
                headlines: [test, communique]
            ),
            TrialRule(rule: RuleID("ministers"), title: "Ministers", caught: 1),
        ]
        digest.ledger.matched = 1205
        digest.ledger.trial = 1204
        return digest
    }

    /// One story.
    static var one: Digest {
        var digest = bare(sections: [
            DigestSection(
                rule: secretariat,
                title: "Trilateral secretariat",
                priority: .alert,
                stories: [
                    DigestStory(
                        id: "s1",
                        title: communique.title,
                        firstSeen: hoursBefore(2, 30),
                        rules: [RuleName(secretariat, "Trilateral secretariat")],
                        matched: [MatchedText(field: "title", text: "trilateral secretariat")],
                        items: [communique]
                    )
                ]
            )
        ])
        digest.quietRules = quiet
        digest.ledger.new = 41
        digest.ledger.matched = 1
        digest.ledger.told = 1
        return digest
    }
}
