import Digests
import LookoutModel

extension SampleDigests {
    static func item(
        _ id: String,
        _ title: String,
        source: String,
        kind: SourceKind = .press,
        isStateMedia: Bool = false,
        language: String,
        minutes: Int64,
        lead: String = ""
    ) -> DigestItem {
        DigestItem(
            id: id,
            title: title,
            link: "https://" + id + ".example/news/" + id,
            feed: FeedID("feed-" + id),
            source: source,
            kind: kind,
            isStateMedia: isStateMedia,
            language: language,
            published: hoursBefore(0, minutes),
            lead: lead
        )
    }

    private static let seaName = RuleName(sea, "South China Sea")

    private static let secretariatStory = DigestStory(
        id: "s1",
        title: communique.title,
        firstSeen: hoursBefore(2, 30),
        rules: [
            RuleName(secretariat, "Trilateral secretariat"),
            RuleName(RuleID("trilateral-cooperation"), "Trilateral cooperation"),
        ],
        matched: [
            MatchedText(field: "title", text: "trilateral secretariat"),
            MatchedText(field: "summary", text: "한미일 사무국"),
        ],
        items: [
            communique,
            item("k1", "한미일 사무국 초대 사무국장 내정…서울에 내년 1월 출범", source: "보기일보", language: "ko", minutes: 170),
            item("j1", "日米韓調整事務局、初代事務局長を発表　1月にソウルで始動", source: "例新聞", language: "ja", minutes: 150),
            item(
                "z1",
                "美日韩三边秘书处任命首任秘书长",
                source: "示例通讯社",
                kind: .wire,
                isStateMedia: true,
                language: "zh",
                minutes: 95
            ),
            item(
                "o1",
                "Joint Statement on the Trilateral Coordinating Secretariat",
                source: "Ministry of Examples",
                kind: .official,
                language: "en",
                minutes: 185
            ),
        ]
    )

    private static let straitStories = [
        DigestStory(
            id: "s2",
            title: "国防部：偵獲共機27架次、共艦9艘次在臺海周邊活動",
            firstSeen: hoursBefore(5),
            rules: [RuleName(strait, "Taiwan Strait")],
            matched: [MatchedText(field: "title", text: "臺海")],
            items: [
                item(
                    "t1",
                    "国防部：偵獲共機27架次、共艦9艘次在臺海周邊活動",
                    source: "Ministry of National Defence (example)",
                    kind: .official,
                    language: "zh-Hant",
                    minutes: 300,
                    lead: "自今日六時止，偵獲逾越海峽中線及其延伸線共機19架次。國軍運用任務機、艦艇及岸置飛彈系統嚴密監控與應處。"
                )
            ]
        ),
        DigestStory(
            id: "s3",
            title: "Two coast guards shadow each other south of Kinmen for a third day",
            state: .continuing,
            dayNumber: 3,
            firstSeen: hoursBefore(60),
            rules: [RuleName(strait, "Taiwan Strait")],
            items: [
                item(
                    "t2",
                    "Two coast guards shadow each other south of Kinmen for a third day",
                    source: "Example Times",
                    language: "en",
                    minutes: 500
                )
            ]
        ),
    ]

    /// A usual day: four languages, three rules, more developments than stand in full.
    static var many: Digest {
        let sea = (1...8).map { number in
            let title = "Patrol \(number) near Second Thomas Shoal ends without a collision"
            return DigestStory(
                id: "sea\(number)",
                title: title,
                firstSeen: hoursBefore(Int64(number)),
                rules: number == 2 ? [seaName, RuleName(RuleID("us-japan-alliance"), "US–Japan alliance")] : [seaName],
                matched: [MatchedText(field: "title", text: "Second Thomas Shoal")],
                items: [
                    item(
                        "c\(number)",
                        title,
                        source: "Example Times",
                        language: "en",
                        minutes: Int64(number) * 60,
                        lead: "Both sides said so."
                    )
                ]
            )
        }
        var digest = bare(sections: [
            DigestSection(
                rule: secretariat,
                title: "Trilateral secretariat",
                priority: .alert,
                stories: [secretariatStory]
            ),
            DigestSection(rule: strait, title: "Taiwan Strait", priority: .alert, stories: straitStories),
            DigestSection(rule: SampleDigests.sea, title: "South China Sea", stories: sea),
        ])
        digest.quietRules = quiet
        tellMore(of: &digest)
        digest.failingFeeds = [
            FailingFeed(
                feed: FeedID("example-ministry"),
                title: "Ministry of Examples, press releases",
                since: hoursBefore(40),
                reason: "the server answers 503"
            ),
            FailingFeed(
                feed: FeedID("example-radio"),
                title: "Radio Example",
                since: hoursBefore(3),
                reason: "no connection within 20 s"
            ),
        ]
        digest.ledger = Ledger(
            fetched: 4312,
            new: 388,
            matched: 17,
            told: 11,
            folded: 4,
            held: 1,
            muted: 1,
            feeds: Ledger.Feeds(
                listed: 126,
                read: 124,
                unchanged: 71,
                failed: 2,
                leftOut: 3,
                lastRead: hoursBefore(0, 8)
            ),
            rules: Ledger.Rules(on: 12)
        )
        return digest
    }

    /// The first edition: background, a new rule, broken rules, samples.
    static var firstLook: Digest {
        var digest = one
        digest.isFirst = true
        digest.hasSamples = true
        digest.sections[0].background = DigestSection.Background(
            count: 14,
            headlines: [
                item(
                    "b1",
                    "SAMPLE Ministers agree in principle on a trilateral secretariat",
                    source: "Example Times",
                    language: "en",
                    minutes: 2880
                ),
                item("b2", "SAMPLE 日米韓、事務局設置で大筋合意", source: "例新聞", language: "ja", minutes: 3000),
                item(
                    "b3",
                    "SAMPLE Who will pay for the secretariat?",
                    source: "Example Institute",
                    kind: .analysis,
                    language: "en",
                    minutes: 5000
                ),
            ]
        )
        digest.sections.append(
            DigestSection(
                rule: sea,
                title: "South China Sea",
                background: DigestSection.Background(
                    count: 1,
                    headlines: [
                        item(
                            "b4",
                            "SAMPLE Two vessels touch near a shoal",
                            source: "Example Times",
                            language: "en",
                            minutes: 1700
                        )
                    ]
                )
            )
        )
        digest.newRules = [
            NewRule(
                rule: RuleID("scarborough"),
                title: "Scarborough Shoal",
                earlier: 2,
                headlines: [
                    item(
                        "n1",
                        "SAMPLE Nature reserve declared at the shoal",
                        source: "Example Times",
                        language: "en",
                        minutes: 4000
                    )
                ]
            )
        ]
        digest.brokenRules = [
            BrokenRule(
                rule: strait,
                place: SourcePlace(file: "Rules/taiwan-strait.yaml", line: 14, column: 7),
                since: hoursBefore(26),
                message: "unknown key ‘anny’; did you mean ‘any’?",
                fallback: .lastGood
            ),
            BrokenRule(
                place: SourcePlace(file: "Rules/new.yaml", line: 2),
                since: hoursBefore(1),
                message: "a tab in the indentation; YAML takes spaces only",
                fallback: .off
            ),
        ]
        digest.ledger.background = 15
        digest.ledger.rules = Ledger.Rules(on: 12, off: 1)
        return digest
    }

    /// Feeds that try to be markup, to move the cursor, to turn the text, to lead elsewhere.
    static var hostile: Digest {
        let titles = [
            "<script>alert(1)</script> & \"quotes\" 'single' `ticks`",
            "# Heading\n- list\n1. number\n[link](javascript:alert(1)) ![image](https://evil.example/x.png)",
            "\u{1B}[31mred\u{1B}[0m\u{7}\u{8}\u{9D}0;title\u{9C} bell and \u{0} nought",
            "bidi \u{202E}gnp.exe\u{202C} \u{2066}isolate, \u{200B}hidden\u{FEFF} tags \u{E0041}\u{E0042}",
            "--><img src=x onerror=alert(1)> ]]> </title></style></textarea>",
            "www.evil.example https://evil.example @everyone :smile: $x^2$ | a | b | ~~gone~~ **bold** __init__ {=html}",
            "=HYPERLINK(\"https://evil.example\") +1 -1 &copy; &#x3c;b&#x3e; \\*not bold\\*",
            "Z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30A}\u{30B}\u{30C}\u{30D}algo",
        ]
        let links = [
            "javascript:alert(1)", "https://good.example\\@evil.example/", "https://user@evil.example/",
            "data:text/html,<script>alert(1)</script>", " HTTPS://good.example/\"onmouseover=\"alert(1)",
            "https://good.example/a)b>c<d`e\\f g\nh", "//evil.example/", "https://예.example/기사?이름=값",
        ]
        let stories = zip(titles, links).enumerated().map { number, pair in
            DigestStory(
                id: "<s\(number)>",
                title: pair.0,
                firstSeen: hoursBefore(1),
                rules: [seaName, RuleName(RuleID("<b>rule</b>"), "<b>Rule</b>")],
                matched: [MatchedText(field: "title", text: pair.0)],
                items: [
                    DigestItem(
                        id: "h\(number)",
                        title: pair.0,
                        link: pair.1,
                        feed: FeedID("\"><script>"),
                        source: "<i>Source</i> \u{202E}",
                        language: number == 0 ? "en\" onclick=\"x" : "ja",
                        published: Instant(seconds: number == 1 ? .max : number == 2 ? .min : due.seconds - 60),
                        lead: pair.0
                    )
                ]
            )
        }
        var digest = bare(sections: [DigestSection(rule: sea, title: "<u>Title</u> # *", stories: stories)])
        digest.name = "desk"
        digest.brokenRules = [
            BrokenRule(
                place: SourcePlace(file: "Rules/<x>\u{1B}[2J.yaml", line: 1),
                since: hoursBefore(1),
                message: "</p><script>alert(2)</script>",
                fallback: .off
            )
        ]
        digest.failingFeeds = [
            FailingFeed(feed: FeedID("x"), title: "<b>x</b>\n# y", since: hoursBefore(1), reason: "`z` \u{2028}<")
        ]
        return digest
    }

    /// Text that runs from right to left, among text that does not.
    static var bidi: Digest {
        let arabic = item(
            "r1",
            "بيان مشترك: 3 دول تعلن افتتاح الأمانة الثلاثية في سيول (Seoul) عام 2027",
            source: "صحيفة المثال",
            language: "ar",
            minutes: 90,
            lead: "قالت الحكومات الثلاث إن الأمانة ستبدأ عملها في يناير/كانون الثاني."
        )
        let hebrew = item(
            "r2",
            "יפן, דרום קוריאה וארה״ב: מזכירות משותפת",
            source: "Example Times",
            language: "he",
            minutes: 80
        )
        let stories = [arabic, hebrew].map { item in
            DigestStory(
                id: item.id,
                title: item.title,
                firstSeen: hoursBefore(1),
                rules: [RuleName(secretariat, "Trilateral secretariat")],
                matched: [MatchedText(field: "title", text: "الأمانة الثلاثية")],
                items: [item, communique]
            )
        }
        return bare(sections: [DigestSection(rule: secretariat, title: "Trilateral secretariat", stories: stories)])
    }

    /// Titles and leads without end, and many stories.
    static var veryLong: Digest {
        let words = String(repeating: "The delegations talked at length about the talks. ", count: 16)
        let kana = String(repeating: "首脳会談についての協議が続いている。", count: 16)
        let stories = (1...10).map { number in
            let text = number % 2 == 0 ? kana : words
            return DigestStory(
                id: "l\(number)",
                title: text,
                firstSeen: hoursBefore(3),
                rules: [seaName],
                items: [
                    item(
                        "l\(number)",
                        text,
                        source: String(text.prefix(200)),
                        language: number % 2 == 0 ? "ja" : "en",
                        minutes: 180,
                        lead: text
                    )
                ]
            )
        }
        let stuck = DigestStory(
            id: "stuck",
            title: String(repeating: "A", count: 500),
            firstSeen: hoursBefore(3),
            rules: [seaName],
            items: [item("stuck", String(repeating: "A", count: 500), source: "Example", language: "en", minutes: 180)]
        )
        return bare(sections: [DigestSection(rule: sea, title: "South China Sea", stories: [stuck] + stories)])
    }
}
