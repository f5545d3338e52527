import LookoutModel
import Rules
import Testing

/// Why a rule catches an item, and why not.
@Suite struct ExplanationTests {
    private func explain(_ yaml: String, _ subject: RuleSubject) throws -> RuleExplanation {
        let rule = try #require(RuleText.rules(yaml).rules.first)
        return RuleExplainer(rule).explain(subject)
    }

    private func explain(_ yaml: String, _ title: String) throws -> RuleExplanation {
        try explain(yaml, RuleSubject(title: title))
    }

    /// The one near miss of a rule of one entry.
    private func near(_ entry: String, _ title: String) throws -> NearMiss? {
        let explanation = try explain("any: ['\(entry)']\n", title)
        #expect(!explanation.holds)
        #expect(explanation.nearMisses.count <= 1)
        #expect(!explanation.nearMisses.contains { !$0.isAllThatIsMissing })
        return explanation.nearMisses.first
    }

    @Test func `a regular expression that differs only in capitals is a near miss`() throws {
        let yaml = "match: |\n  /Hwasong-1[5-9]/\n"
        let miss = try #require(try explain(yaml, "HWASONG-17 launched").nearMisses.first)
        #expect(miss.kind == .letterCase && miss.isAllThatIsMissing)
        #expect(miss.found.map(\.text) == ["HWASONG-17"] && miss.remedy == "/Hwasong-1[5-9]/i")
        #expect(try explain(yaml, "Hwasong-20 launched").nearMisses.isEmpty)
        #expect(try explain("match: |\n  /Hwasong-1[5-9]/i\n", "Hwasong launched").nearMisses.isEmpty)
    }

    @Test(arguments: [
        ("Taiwan", "\u{422}\u{430}iwan drill", "\u{422}\u{430}iwan"), ("P\u{443}tin", "Putin and P\u{79}tin", "Pytin"),
        ("Ko\u{3C1}ea", "A Kopea report", "Kopea"),
    ])
    func `letters of another script that look the same are a near miss`(entry: String, title: String, found: String)
        throws
    {
        let miss = try #require(try near(entry, title))
        #expect(miss.kind == .lookAlike && miss.found.map(\.text) == [found] && miss.remedy == nil)
    }

    @Test func `words that only share some shapes are no near miss`() throws {
        #expect(try near("Taiwan", "Тайвань и США") == nil)
        #expect(try near("cop", "сорок") == nil)
        // Letters of full width are the letters that they are.
        #expect(try explain("any: [Taiwan]\n", "Ｔａｉｗａｎ").holds)
    }

    // MARK: Hits

    @Test func `a hit names each term with its text, field, word and sentence`() throws {
        let subject = RuleSubject(title: "Quiet. 캐나다 군함, 대만해협 통과", summary: "Two warships' transit")
        let explanation = try explain("any: [~군함, warship, none of this]\n", subject)
        #expect(explanation.holds && explanation.holdsWithoutContent)
        let found = explanation.root.found
        #expect(found.map(\.term) == ["~군함", "warship"])
        #expect(found.map(\.text) == ["군함", "warships"])
        #expect(found.map(\.field) == [.title, .summary])
        #expect(found.map(\.word) == [3, 2])
        #expect(found.map(\.sentence) == [2, 1])
        #expect(found.map(\.scalars) == [11..<13, 4..<12])
        #expect(explanation.quotes.map(\.text) == ["캐나다 군함, 대만해협 통과", "Two warships' transit"])
        let quote = try #require(explanation.quotes.first)
        let marked = quote.marks.map { String(decoding: Array(quote.text.utf8)[$0], as: UTF8.self) }
        #expect(marked == ["군함"])
    }

    @Test func `distances are measured where the parts stand closest`() throws {
        let near = "match: |\n  missile NEAR/9 Taiwan\n"
        let hit = try explain(near, "Taiwan one two three missile four Taiwan")
        #expect(hit.root.measure == 1)
        #expect(hit.root.found.map(\.word) == [5, 7])
        let window = "all: [{any: [Taiwan]}, {any: [missile]}, {any: [PLA]}]\nwithin: 5 words\n"
        let stretch = try explain(window, "PLA a b c d Taiwan missile e PLA")
        #expect(stretch.root.measure == 4)
        #expect(stretch.root.found.map(\.word) == [6, 7, 9])
    }

    @Test func `the sentence is the one in which the rule holds`() throws {
        let rule = "match: |\n  SENTENCE(Japan AND US)\n"
        let hit = try explain(rule, RuleSubject(title: "Japan", summary: "The US. “Japan and the US agree.” Japan."))
        #expect(hit.quotes.count == 1)
        #expect(hit.quotes.first?.text.contains("Japan and the US agree.") == true)
        #expect(hit.root.parts.first?.parts.flatMap(\.found).map(\.sentence) == [2, 2])
    }

    @Test func `what except covers is named with what stands under it`() throws {
        let rule = "any: [Secretariat]\nexcept: [ASEAN Secretariat]\n"
        let miss = try explain(rule, "ASEAN Secretariat hosts envoys")
        #expect(miss.masks.map(\.found.text) == ["ASEAN Secretariat"])
        #expect(miss.masks.first?.covered.map(\.text) == ["Secretariat"])
        guard case .masked(let mask)? = miss.nearMisses.first?.kind else {
            Issue.record("\(miss.nearMisses)")
            return
        }
        #expect(mask.term == "ASEAN Secretariat")
        let hit = try explain(rule, "ASEAN Secretariat hosts the Secretariat")
        #expect(hit.holds)
        #expect(hit.root.found.map(\.word) == [5])
    }

    // MARK: What is missing

    @Test func `the fewest things are missing, and of as many the way that is begun`() throws {
        let rule = "match: |\n  (Taiwan AND missile AND strait) OR (Japan AND carrier) OR (Korea AND drill)\n"
        let explanation = try explain(rule, "Drill over Taiwan")
        guard case .notFound(let part)? = explanation.missing.first, explanation.missing.count == 1 else {
            Issue.record("\(explanation.missing)")
            return
        }
        #expect(part.kind == .terms(.term("Korea"), count: 1))
    }

    @Test func `none, where and AND NOT are missing things of their own`() throws {
        let yaml = "match: |\n  Taiwan AND NOT drill\nnone: [sports]\nwhere: {language: ja, max-age: 1h}\n"
        let subject = RuleSubject(title: "Taiwan drill sports", language: "en", age: 7200)
        let explanation = try explain(yaml, subject)
        #expect(explanation.missing.count == 4)
        #expect(explanation.conditions.map(\.holds) == [false, false])
        #expect(explanation.conditions.first?.fact == .language(asked: ["ja"], found: "en"))
        #expect(explanation.none.map(\.text) == ["sports"])
        guard case .unwanted(let part)? = explanation.missing.last else {
            Issue.record("\(explanation.missing)")
            return
        }
        #expect(part.found.map(\.text) == ["drill"])
    }

    @Test func `parts that are there but too far, in two sentences or too few are said so`() throws {
        let far = try explain("match: |\n  Taiwan NEAR/2 missile\n", "Taiwan a b c missile")
        #expect(far.missing == [.tooFar(far.root)])
        #expect(far.nearMisses.map(\.kind) == [.distance(words: 3, limit: 2)])
        let turned = try explain("match: |\n  Taiwan BEFORE/2 missile\n", "Missile over Taiwan")
        #expect(turned.nearMisses.map(\.kind) == [.order])
        let apart = try explain("match: |\n  SENTENCE(Taiwan AND missile)\n", "Taiwan is calm. A missile flew.")
        #expect(apart.missing == [.apart(apart.root)])
        #expect(apart.nearMisses.map(\.kind) == [.otherSentence])
        let subject = RuleSubject(title: "Taiwan is calm", summary: "A missile flew")
        #expect(try explain("match: |\n  SENTENCE(Taiwan AND missile)\n", subject).nearMisses == [])
        #expect(apart.nearMisses.first?.found.map(\.sentence) == [1, 2])
        let wide = try explain("all: [[Taiwan], [missile]]\nwithin: 3 words\n", "Taiwan a b missile")
        #expect(wide.nearMisses.map(\.kind) == [.stretch(words: 4, limit: 3)])
        #expect(wide.nearMisses.map(\.isAllThatIsMissing) == [true])
        let few = try explain("match: |\n  ATLEAST/3(missile)\n", "Missile and missiles")
        #expect(few.missing == [.tooFew(few.root)])
        #expect(few.root.measure == 2)
    }

    @Test func `a regular expression is found with its text`() throws {
        let hit = try explain("match: |\n  /F35[AB]/ AND Taiwan\n", "Taiwan sees F35B land")
        #expect(hit.holds)
        #expect(hit.root.parts.first?.found.map(\.text) == ["F35B"])
        let miss = try explain("match: |\n  /F35[AB]/ AND Taiwan\n", "Taiwan sees F-16 land")
        #expect(miss.missing.count == 1)
    }

    // MARK: Near misses

    /// The entry, the title, what is told, what is found, what to write.
    @Test(
        arguments: [
            ("=ASEAN", "Asean leaders meet", NearMiss.Kind.letterCase, "Asean", "ASEAN"),
            ("US", "They told us so", .letterCase, "us", nil),
            ("=台湾", "臺灣: 軍艦", .variant, "臺灣", "台湾"),
            ("=Malmo", "In Malmö today", .variant, "Malmö", "Malmo"),
            ("협력", "한일 경제협력 강화", .insideWord, "경제협력", "~협력"),
            ("guard", "The coastguard said", .insideWord, "coastguard", "~guard"),
            ("インド", "インドネシアで会談", .longerWord, "インドネシア", "インド*"),
            ("Taiwan", "Taiwanese voters", .longerWord, "Taiwanese", "Taiwan*"),
            ("=drone", "Drones? No, drones", .plural, "drones", "drone"),
            ("PLA", "PLAs", .plural, "PLAs", "PLAs"),
            ("Taiwan straits", "In the Taiwan Strait", .singular, "Taiwan Strait", "Taiwan strait"),
            ("coast guard", "The coastguard said", .spacing, "coastguard", "coastguard"),
            ("coastguard", "The coast guard said", .spacing, "coast guard", "coast guard"),
        ] as [(String, String, NearMiss.Kind, String, String?)]
    )
    func `a near miss is found and says what to write`(
        entry: String,
        title: String,
        kind: NearMiss.Kind,
        text: String,
        remedy: String?
    ) throws {
        let miss = try #require(try near(entry, title), "\(entry) in \(title)")
        #expect(miss.kind == kind)
        #expect(miss.found.map(\.text) == [text])
        #expect(miss.remedy == remedy)
        guard let remedy else { return }
        #expect(RuleText.hits(remedy, title), "\(remedy) finds it")
    }

    @Test func `what stands by chance inside another word is no near miss`() throws {
        let chance = try near("ally", "They finally met")
        #expect(chance == nil)
        let other = try near("US", "Russia")
        #expect(other == nil)
    }

    @Test func `what stands in another field is named, and counts alone only where nothing else is missing`() throws {
        let rule = "all: [[Taiwan], [missile]]\nfields: [title]\n"
        let one = try explain(rule, RuleSubject(title: "Taiwan", content: "A missile"))
        #expect(one.nearMisses.map(\.kind) == [.otherField(asked: [.title])])
        #expect(one.nearMisses.first?.isAllThatIsMissing == true)
        #expect(one.nearMisses.first?.found.first?.field == .content)
        let two = try explain(rule, RuleSubject(title: "None", content: "A missile"))
        #expect(two.nearMisses.first?.isAllThatIsMissing == false)
        #expect(two.missing.count == 2)
    }

    @Test func `an item that where keeps out is no near miss of its words`() throws {
        let rule = "any: [=ASEAN]\nwhere: {language: ja}\n"
        let explanation = try explain(rule, RuleSubject(title: "Asean", language: "en"))
        #expect(explanation.nearMisses.map(\.isAllThatIsMissing) == [false])
    }
}
