import LookoutModel
import Rules
import Testing

/// Four rules as an analyst would write them, in four languages, with their eighteen tests.
@Suite struct ExampleRuleTests {
    private static let file = #"""
        # yaml-language-server: $schema=./lookout-rules.schema.json
        version: 1
        lists:
          us: [US, United States, Washington, =美, 미국, 米国, 美国]
          japan: [Japan, Tokyo, =日, 일본, 日本]
          rok: [South Korea, ROK, Seoul, =韓, 한국, 韓国, 韩国]
          trio: [한미일, 한일미, 韓美日, 韓日美, 日米韓, 米日韓, 日韓米, 美日韩, 韩美日, US-Japan-South Korea, Japan-US-South Korea]
          north: [North Korea, North Korean, DPRK, Pyongyang, Kim Jong Un, 북한, 평양, =北, 김정은, 北朝鮮, 金正恩]
          russia: [Russia, Moscow, Putin, Kremlin, 러시아, =러, =露, 푸틴, ロシア, プーチン, 俄罗斯, 普京]
        rules:
          - id: secretariat
            title: The secretariat of the three
            priority: alert
            match: |
              ( $trio OR SENTENCE($us AND $japan AND $rok) )
              AND ( secretariat OR ~사무국 OR 事務局 OR 秘书处 )
            except: [ASEAN Secretariat, UN Secretariat, 한중일, 日中韓, 中日韩]
            tests:
              - {hit: "Washington, Tokyo and Seoul will share a secretariat"}
              - {hit: "한·미·일, 협력사무국 문 연다"}
              - {hit: "日米韓が事務局を設ける"}
              - {hit: "美日韓同意設立秘書處", note: "traditional text, simplified term"}
              - {miss: "한중일 협력사무국에서 토론회 열려", note: the other three}
              - {miss: "Envoys of the US, Japan and South Korea visit the ASEAN Secretariat"}
          - id: strait
            title: Forces around the strait
            priority: alert
            all:
              - any: [Taiwan Strait, cross-strait, median line, 대만 해협, 台湾海峡, 台海]
              - any: [PLA, warship, warplane, carrier, transit, drill, blockade, coast guard, coastguard, ~훈련, ~군함, 봉쇄, 통과,
                      演習, 軍艦, 军机, 封鎖, 穿越, 中間線]
            within: 25 words
            tests:
              - {hit: "PLA says two allied warships' passage of the Taiwan Straits was followed"}
              - {hit: "호주 군함 대만해협 통과, 중국軍 감시"}
              - {hit: "多架軍機飛越臺灣海峽中線"}
              - {miss: "A short history of the Taiwan Strait"}
          - id: arms
            title: Arms and troops between two neighbours
            match: |
              ( ($north NEAR/20 $russia) OR 북러 OR 북중러 OR 朝露 OR 露朝 OR 朝俄 OR 俄朝 )
              AND ( troops OR soldier OR shells OR ammunition OR artillery OR missile OR weapon OR "military cooperation"
                    OR 파병 OR 포탄 OR ~무기 OR ~미사일 OR "군사 협력" OR 派兵 OR 砲弾 OR 武器 OR 弾薬 OR 军事合作 )
            tests:
              - {hit: "North Korean cluster weapons found on Russian drones; Russia is silent"}
              - {hit: "러 의장, 평양서 \"북한군 파병에 감사\""}
              - {hit: "“砲弾の半分は北朝鮮からロシアへ” 国防省"}
              - {miss: "Putin invites Kim Jong Un and others to a parade"}
          - id: south
            title: Coast guards in the south
            all:
              - any: [South China Sea, West Philippine Sea, Scarborough Shoal, Second Thomas Shoal, Spratly, Paracel, 남중국해,
                      南シナ海, 南海, 黄岩岛, 仁爱礁]
              - any: [coast guard, coastguard, maritime militia, water cannon, collision, collide, ramming, 해경, 물대포, ~민병대,
                      충돌, 海警, 民兵, 水炮, 放水, 衝突, 碰撞]
            except: [南海トラフ, 南海電鉄]
            tests:
              - {hit: "Two ships collide as a Philippine vessel nears Scarborough Shoal"}
              - {hit: "남중국해서 해군과 해경 ‘쾅’"}
              - {hit: "海警在黃岩島用水炮"}
              - {miss: "南海トラフ地震に備え放水訓練"}
        """#

    @Test func `four rules load without a word and pass their eighteen tests`() {
        let (rules, problems) = RuleText.load(Self.file)
        #expect(problems == [])
        #expect(rules.rules.map(\.id.rawValue) == ["secretariat", "strait", "arms", "south"])
        #expect(rules.rules.map(\.tests.count) == [6, 4, 4, 4])
        let outcome = RuleTestRunner.run(rules.rules)
        #expect(outcome.problems == [])
        #expect(outcome.passed == 18)
    }

    /// Each test fails for a reason of its own once what it stands for is taken away.
    @Test(arguments: [
        ("except: [ASEAN Secretariat, UN Secretariat, 한중일, 日中韓, 中日韩]", "", 1),
        ("한중일, 日中韓, 中日韩]", "日中韓]", 0), ("within: 25 words", "within: 2 words", 2), (", 秘书处", "", 0), ("OR 秘书处", "", 1),
        ("NEAR/20", "NEAR/0", 2), ("except: [南海トラフ, 南海電鉄]", "", 1), ("~사무국", "사무국", 1), ("=러", "러시아의", 1),
        ("warship,", "", 0),
    ])
    func `the tests are sharp`(part: String, other: String, failures: Int) {
        let text = Self.file.replacing(part, with: other)
        let outcome = RuleTestRunner.run(RuleText.rules(text).rules)
        #expect(outcome.problems.count == failures, "\(outcome.problems.map(\.fact))")
    }
}
