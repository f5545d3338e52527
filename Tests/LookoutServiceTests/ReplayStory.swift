/// A development of the replay, as outlets tell it; the text is made up.
struct ReplayStory {
    /// The day and the hour of the replay at which it is first told.
    let day: Int
    let hour: Int
    let title: String
    let lead: String
    /// Headline and lead in other languages.
    var others: [String: (title: String, lead: String)] = [:]

    static let all: [ReplayStory] = [
        ReplayStory(
            day: 0,
            hour: 3,
            title: "Frigate sails through the Taiwan Strait, first transit since spring",
            lead: "The navy called the passage routine; Beijing said that its forces shadowed the ship throughout.",
            others: [
                "ko": ("호위함, 대만해협 통과…봄 이후 처음", "해군은 통상적인 항해라고 했고 중국은 군이 전 과정을 감시했다고 밝혔다."),
                "ja": ("フリゲート艦が台湾海峡を通過 春以来初めて", "海軍は通常の航行とし、中国側は軍が全行程を監視したと発表した。"),
                "zh": ("护卫舰穿越台湾海峡 为春季以来首次", "海军称属例行航行，北京表示部队全程跟踪监视。"),
            ]
        ),
        ReplayStory(
            day: 0,
            hour: 9,
            title: "North Korea fires two short-range rockets into its eastern waters",
            lead: "Seoul's joint chiefs detected the launches near Wonsan at dawn and convened an emergency meeting.",
            others: [
                "ko": ("북한, 동해로 단거리 발사체 2발 발사", "합동참모본부는 새벽 원산 일대에서 발사를 포착하고 긴급회의를 열었다."),
                "ja": ("北朝鮮、東の海域へ短距離の飛翔体２発を発射", "韓国軍は夜明けに元山付近からの発射を探知し、緊急会議を開いた。"),
            ]
        ),
        ReplayStory(
            day: 1,
            hour: 2,
            title: "Coast guard ships ram a supply boat near a shoal in the South China Sea",
            lead: "Four sailors were hurt when the wooden vessel's hull split; Manila summoned the ambassador.",
            others: ["zh": ("海警船在南海一处浅滩附近撞击补给船", "木船船体破裂，四名船员受伤，马尼拉召见大使。")]
        ),
        ReplayStory(
            day: 1,
            hour: 14,
            title: "Summit of the three leaders on North Korea moves to Busan after a typhoon warning",
            lead: "Organisers said delegations would now arrive by rail, a day later than planned."
        ),
        ReplayStory(
            day: 2,
            hour: 5,
            title: "Taiwan Strait ferry service resumes as insurers lower war premiums",
            lead: "Underwriters in London cut surcharges by a third; operators expect full timetables within weeks.",
            others: ["ja": ("台湾海峡のフェリー再開 保険会社が戦争保険料を引き下げ", "ロンドンの保険業者は割増料金を三分の一減らした。")]
        ),
        ReplayStory(
            day: 2,
            hour: 16,
            title: "Court hands North Korea hackers' banker nine years for laundering",
            lead: "Prosecutors traced stolen tokens through casinos in Macau; the defendant will appeal the verdict."
        ),
        ReplayStory(
            day: 3,
            hour: 1,
            title: "Survey finds reefs of the South China Sea bleached beyond recovery",
            lead: "Biologists dived at sixty sites and counted living coral on fewer than one in ten of them.",
            others: ["ko": ("남중국해 산호초 회복 불능 백화 조사 결과", "생물학자들은 60곳에서 잠수해 살아 있는 산호가 열 곳 중 한 곳도 안 된다고 집계했다.")]
        ),
        ReplayStory(
            day: 3,
            hour: 12,
            title: "Legislator from Taipei proposes a hotline across the Taiwan Strait",
            lead: "The draft bill would bind ministers to answer calls from their counterparts within an hour."
        ),
        ReplayStory(
            day: 4,
            hour: 6,
            title: "North Korea reopens its border railway to foreign tour groups",
            lead: "The first train carried ninety hikers to Mount Paektu, according to a travel agency in Dandong.",
            others: ["zh": ("朝鲜重新开放边境铁路接待外国旅行团", "丹东一家旅行社称，首趟列车载着九十名登山客前往白头山。")]
        ),
        ReplayStory(
            day: 5,
            hour: 4,
            title: "Undersea cable in the Taiwan Strait cut for the third time, trawler held",
            lead: "Telecom engineers rerouted traffic by microwave while police questioned the skipper in Penghu.",
            others: [
                "ko": ("대만해협 해저 케이블 세 번째 절단…어선 억류", "통신 기술자들은 마이크로파로 우회했고 경찰은 펑후에서 선장을 조사했다."),
                "ja": ("台湾海峡の海底ケーブル３度目の切断 漁船を拘束", "通信会社はマイクロ波に切り替え、警察は澎湖で船長を調べた。"),
            ]
        ),
        ReplayStory(
            day: 5,
            hour: 18,
            title: "Fishing ban in the South China Sea begins amid protests by villagers",
            lead: "Two thousand boats stayed in harbour at Masinloc; subsidies promised last year never came."
        ),
        ReplayStory(
            day: 6,
            hour: 7,
            title: "Envoy says North Korea asked for grain after floods ruined the harvest",
            lead: "Paddies along the Yalu were under silt; aid agencies await permission to inspect warehouses.",
            others: ["ko": ("특사 “북한, 홍수로 수확 망치자 곡물 요청”", "압록강변 논이 진흙에 덮였고 구호 기관은 창고 점검 허가를 기다린다.")]
        ),
        ReplayStory(
            day: 7,
            hour: 3,
            title: "Carrier group enters the South China Sea for night flight training",
            lead:
                "Pilots will fly a hundred sorties from the deck; neighbours were notified through aviation channels.",
            others: ["zh": ("航母编队进入南海进行夜间飞行训练", "飞行员将从甲板起飞一百架次，并已通过航空渠道通知邻国。")]
        ),
        ReplayStory(
            day: 7,
            hour: 15,
            title: "Semiconductor maker moves engineers away from the Taiwan Strait coast",
            lead: "The company leases dormitories in the mountains and keeps spare wafers in tunnels."
        ),
        ReplayStory(
            day: 8,
            hour: 8,
            title: "Museum in Seoul shows letters of families parted by North Korea's border",
            lead: "Curators gathered four hundred envelopes that were never delivered; relatives wept at the opening."
        ),
        ReplayStory(
            day: 9,
            hour: 2,
            title: "Arbitration panel named for a gas field dispute in the South China Sea",
            lead: "Five judges will sit in Singapore from May; Hanoi accepted the rules and Jakarta will observe.",
            others: ["ja": ("南シナ海のガス田紛争で仲裁人を選任", "判事五人が五月からシンガポールで審理し、ハノイは規則を受け入れた。")]
        ),
    ]
}
