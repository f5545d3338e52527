import LookoutModel
import Rules
import Testing

/// Four rules as an analyst would write them, in four languages, with their eighteen tests.
@Suite struct ExampleRuleTests {
    private static let file = #"""
        # yaml-language-server: $schema=./lookout-rules.schema.json
        version: 1
        lists:
          us:     [US, United States, Washington, =美, 미국, 米国, 美国]
          japan:  [Japan, Tokyo, =日, 일본, 日本]
          rok:    [South Korea, ROK, Seoul, =韓, 한국, 韓国, 韩国]
          trio:   [한미일, 한일미, 韓美日, 韓日美, 日米韓, 米日韓, 日韓米, 美日韩, 韩美日, US-Japan-South Korea, US-ROK-Japan, Japan-US-South Korea]
          nk:     [North Korea, North Korean, DPRK, Pyongyang, Kim Jong Un, 북한, =北, 김정은, 北朝鮮, 金正恩]
          russia: [Russia, Moscow, Putin, Kremlin, 러시아, =러, =露, 푸틴, ロシア, プーチン, 俄罗斯, 普京]
        rules:
          - id: trilateral-secretariat
            title: US–Japan–ROK trilateral secretariat
            priority: alert
            match: |
              ( $trio OR SENTENCE($us AND $japan AND $rok) )
              AND ( secretariat OR ~사무국 OR 事務局 OR 秘书处 )
            except: [ASEAN Secretariat, UN Secretariat, Trilateral Cooperation Secretariat, 한중일, 日中韓, 中日韩]
            tests:
              - {hit: "Tokyo, Seoul and Washington open joint secretariat for security talks"}
              - {hit: "한·미·일 협력사무국 서울서 출범"}
              - {hit: "日米韓 事務局を設置へ"}
              - {hit: "美日韓設立秘書處", note: "Traditional text, Simplified term"}
              - {miss: "한중일 3국 협력사무국, 서울서 토론회", note: the China–Japan–ROK TCS}
              - {miss: "ASEAN Secretariat hosts US, Japan and South Korea envoys"}
          - id: taiwan-strait
            title: Military activity around the Taiwan Strait
            priority: alert
            all:
              - any: [Taiwan Strait, cross-strait, median line, 대만 해협, 台湾海峡, 台海]
              - any: [PLA, warship, warplane, destroyer, carrier, transit, exercise, drill, blockade, ADIZ, coast guard, coastguard,
                      ~훈련, ~군함, 군용기, 봉쇄, 통과, 演習, 軍艦, 军机, 封鎖, 穿越, 中間線]
            within: 25 words
            tests:
              - {hit: "PLA condemns Canadian, Australian warships' Taiwan Straits transit"}
              - {hit: "캐나다·호주 군함, 중국軍 통제 하에서 대만해협 통과"}
              - {hit: "解放軍軍機越過臺灣海峽中線"}
              - {miss: "What is the Taiwan Strait? A short history"}
          - id: nk-russia-military
            title: North Korea–Russia military cooperation
            priority: alert
            match: |
              ( ($nk NEAR/20 $russia) OR 북러 OR 북중러 OR 朝露 OR 露朝 OR 朝俄 OR 俄朝 )
              AND ( troops OR soldier OR shells OR ammunition OR artillery OR missile OR weapon OR "military cooperation"
                    OR 파병 OR 포탄 OR ~무기 OR ~미사일 OR "군사 협력" OR 派兵 OR 砲弾 OR 武器 OR 弾薬 OR 军事合作 )
            tests:
              - {hit: "Russia Is Arming Drones With North Korean Cluster Weapons, Report Says"}
              - {hit: "러 하원의장, 평양 찾아 \"북한군 파병 안 잊겠다\""}
              - {hit: "“ロシア軍の砲弾の約半分は北朝鮮が供与” ウクライナ国防省"}
              - {miss: "Kim Jong Un to join Putin and other leaders at China parade"}
          - id: scs-coast-guard-militia
            title: South China Sea coast guard / militia incidents
            priority: digest
            all:
              - any: [South China Sea, West Philippine Sea, Scarborough Shoal, Second Thomas Shoal, Sabina Shoal, Spratly, Paracel,
                      남중국해, 南シナ海, 南海, 黄岩岛, 仁爱礁]
              - any: [coast guard, coastguard, CCG, maritime militia, water cannon, collision, collide, rammed, ramming, laser, boarded,
                      해경, 물대포, ~민병대, 충돌, 海警, 民兵, 水炮, 放水, 衝突, 碰撞]
            except: [南海トラフ, 南海電鉄, 남해안]     # 南海 in Japanese is mostly Nankai (earthquake) news
            tests:
              - {hit: "China ships collide during clash with Philippine vessel at Scarborough Shoal"}
              - {hit: "中 해군·해경 함정끼리 ‘쾅’... 남중국해서 충돌"}
              - {hit: "海警船在黃岩島附近使用水炮"}
              - {miss: "南海トラフ巨大地震の想定震源域で放水訓練"}
        """#

    @Test func `four rules load without a word and pass their eighteen tests`() {
        let (rules, problems) = RuleText.load(Self.file)
        #expect(problems == [])
        #expect(
            rules.rules.map(\.id.rawValue) == [
                "trilateral-secretariat", "taiwan-strait", "nk-russia-military", "scs-coast-guard-militia",
            ]
        )
        #expect(rules.rules.map(\.tests.count) == [6, 4, 4, 4])
        let outcome = RuleTestRunner.run(rules.rules)
        #expect(outcome.problems == [])
        #expect(outcome.passed == 18)
    }

    /// Each test fails for a reason of its own once what it stands for is taken away.
    @Test(arguments: [
        ("except: [ASEAN Secretariat, UN Secretariat, Trilateral Cooperation Secretariat, 한중일, 日中韓, 中日韩]", "", 1),
        ("한중일, 日中韓, 中日韩]", "日中韓]", 0), ("within: 25 words", "within: 2 words", 2), (", 秘书处", "", 0), ("OR 秘书处", "", 1),
        ("NEAR/20", "NEAR/0", 3), ("except: [南海トラフ, 南海電鉄, 남해안]", "", 1), ("~사무국", "사무국", 1), ("=러", "러시아의", 1),
        ("warship,", "", 0),
    ])
    func `the tests are sharp`(part: String, other: String, failures: Int) {
        let text = Self.file.replacing(part, with: other)
        let outcome = RuleTestRunner.run(RuleText.rules(text).rules)
        #expect(outcome.problems.count == failures, "\(outcome.problems.map(\.fact))")
    }
}
