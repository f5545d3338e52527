import TestSupport

/// A home with four rules and news in four languages, which came in after the first look.
struct DeskHome {
    let home: TestHome

    /// When the news came in.
    static let newsAt = "2026-11-24T08:00:00Z"
    /// The next morning's edition.
    static let morningAt = "2026-11-24T22:00:00Z"
    /// A later look.
    static let laterAt = "2026-11-25T03:00:00Z"

    static let rules = """
        lists:
          us: [US, United States, 미국, 米国, 美国]
          japan: [Japan, 일본, 日本]
          rok: [South Korea, ROK, 한국, 韓国, 韩国]
        rules:
          # The body of the three.
          - id: secretariat
            title: The secretariat of the three
            priority: alert
            match: |
              ( 한미일 OR 日米韓 OR 美日韩 OR SENTENCE($us AND $japan AND $rok) )
              AND ( secretariat OR 협력사무국 OR 事務局 OR 秘书处 )
            except: [ASEAN Secretariat, 한중일, 日中韓]
            tests:
              - {hit: "日米韓 事務局を設置へ"}   # the shortest

          - id: strait
            title: Military activity in the Taiwan Strait
            priority: digest
            all:
              - any: [Taiwan Strait, 대만해협, 台湾海峡]
              - any: [PLA, warship, ~군함, 軍艦, 演習, 军机]
            within: 8 words
          - id: drills
            title: Drills
            priority: mute
            any: [=Drill, 협력, 演習]
            where: {language: [ko, ja, zh, en]}
          - id: ministry
            title: The ministry
            any: [Ministry]
            fields: [title]

        """

    static let english = AtomFeed.Entry(
        id: "en-1",
        title: "PLA condemns Canadian, Australian warships' Taiwan Straits transit",
        summary: "The ministry said so. A drill was held on the day.",
        published: "2026-11-24T06:00:00Z"
    )
    static let korean = AtomFeed.Entry(
        id: "ko-1",
        title: "한·미·일 협력사무국 서울서 출범",
        summary: "한국과 미국, 일본이 합의했다. 대만해협의 평화도 논의했다.",
        published: "2026-11-24T06:10:00Z"
    )
    static let japanese = AtomFeed.Entry(
        id: "ja-1",
        title: "中国軍、台湾海峡で演習　軍艦も参加",
        published: "2026-11-24T06:20:00Z"
    )
    static let chinese = AtomFeed.Entry(
        id: "zh-1",
        title: "美日韓設立三邊秘書處",
        summary: "外交部回應。",
        published: "2026-11-24T06:30:00Z"
    )
    static let other = AtomFeed.Entry(
        id: "en-2",
        title: "ASEAN Secretariat hosts US, Japan and South Korea envoys",
        published: "2026-11-24T06:40:00Z"
    )

    init() async throws {
        home = try TestHome(settings: "zone: Asia/Tokyo\n")
        try home.folder.write(Self.rules, to: "Rules/desk.yaml")
        try home.folder.write(
            """
            feeds:
              - {id: wire, title: Meridian Wire, path: wire.xml, kind: wire, owner: Meridian, language: en}
              - {id: hanbit, title: 한빛나루일보, path: hanbit.xml, language: ko}
              - {id: minato, title: みなと新報, path: minato.xml, language: ja}
              - {id: haijiao, title: 海角時報, path: haijiao.xml, language: zh-Hant}

            """,
            to: "Feeds/desk.yaml"
        )
        try write([:])
        _ = try await home.run("run", at: "2026-11-24T05:00:00Z")
        try write([
            "wire": [Self.english, Self.other], "hanbit": [Self.korean], "minato": [Self.japanese],
            "haijiao": [Self.chinese],
        ])
        _ = try await home.run("run", at: Self.newsAt)
    }

    /// Writes the feeds.
    func write(_ entries: [String: [AtomFeed.Entry]]) throws {
        for name in ["wire", "hanbit", "minato", "haijiao"] {
            try home.folder.write(AtomFeed(title: name, entries: entries[name] ?? []).text, to: "Feeds/\(name).xml")
        }
    }

    /// The address of an entry.
    static func address(_ entry: AtomFeed.Entry) -> String {
        "https://news.example.org/\(entry.id)"
    }
}
