import LookoutModel
import Rules
import TestSupport
import Testing

@Suite struct RuleArchiveTests {
    private let full = """
        version: 1
        lists: {us: [US, =美, $more], more: ["it's", 'a "b" c', missil*]}
        rules:
          - id: full
            title: "All: of “it” \\ \\u00A0"
            priority: critical
            tags: [korea, sea]
            any: [$us, Taiwan]
            all: [{any: [$more]}, x1]
            within: 7 words
            match: |
              ($us NEAR/5 "a b") AND NOT title:~협력 AND ATLEAST/2($us) AND /a \\\\ "b" \\/cde/i AND title:(SENTENCE(a1))
            none: [football]
            except: [US Open]
            fields: [title, content]
            where: {language: [ko, ja], source: yna.example, kind: wire, tag: x, max-age: 2d}
            alert-on: content
            trial: true
            expect: {per-day: 20}
            tests:
              - {hit: "x: y # z", title: t, language: ko, note: "n\\tn", todo: true}
              - {miss: "한\\u3000국"}
        """

    @Test func `a rule survives its archive`() throws {
        let rule = try #require(RuleText.rules(full).rules.first)
        let again = try Rule(archive: rule.archive)
        #expect(again == rule)
        #expect(again.archive == rule.archive)
        #expect(again.definitionHash == rule.definitionHash)
        #expect(again.title == rule.title)
        #expect(again.priority == .critical)
        #expect(again.tags == rule.tags)
        #expect(again.any == rule.any)
        #expect(again.all == rule.all)
        #expect(again.within == .words(7))
        #expect(again.match == rule.match)
        #expect(again.none == rule.none)
        #expect(again.except == rule.except)
        #expect(again.fields == [.title, .content])
        #expect(again.condition == rule.condition)
        #expect(again.alertsOnContent)
        #expect(again.isOnTrial)
        #expect(again.expectedPerDay == 20)
        #expect(again.tests == rule.tests)
        #expect(again.lists == rule.lists)
        #expect(rule.lists["us"]?.map(\.entry) == ["US", "=美", "it's", "a \"b\" c", "missil*"])
    }

    @Test func `random rules survive their archives`() throws {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<30 {
            for rule in RuleText.rules(RandomRule(using: &generator).file(count: 10, using: &generator)).rules {
                let again = try Rule(archive: rule.archive)
                #expect(again == rule)
                #expect(again.match == rule.match)
            }
        }
    }

    @Test func `what is no archive is refused`() {
        for text in [
            "", "{}", "{\"version\": 1, \"rules\": []}", "any: [$x]", "any: [", "{\"rules\": [{\"id\": \"a\"}]}",
        ] {
            #expect(throws: RuleProblem.self) { try Rule(archive: text) }
        }
    }

    @Test func `the hash changes with what is matched alone`() throws {
        func hash(_ yaml: String) throws -> String {
            try #require(RuleText.rules(yaml).rules.first?.definitionHash)
        }
        let plain = try hash("any: [$x, b1]\nlists: {x: [a1]}\n")
        #expect(plain.utf8.count == 32)
        for same in [
            "any: [ $x , 'b1' ] # comment\nlists: {x: [a1], y: [z1]}\n",
            "any: [$x, b1]\ntitle: other\npriority: alert\ntags: [t]\ntests: [{hit: a1}]\nlists: {x: [a1]}\n",
            "any: [$x, b1]\ntrial: true\nexpect: {per-day: 7}\nlists: {x: [a1]}\n",
            "any: [$x, b1]\nid: other\nfields: [title, summary, content]\nlists: {x: [$z], z: [a1]}\n",
        ] {
            #expect(try hash(same) == plain)
        }
        for other in [
            "any: [$x, b2]\nlists: {x: [a1]}\n", "any: [$x, b1]\nlists: {x: [a2]}\n",
            "any: [$x, =b1]\nlists: {x: [a1]}\n",
            "any: [$x, b1]\nfields: [title]\nlists: {x: [a1]}\n", "any: [$x, b1]\nnone: [c1]\nlists: {x: [a1]}\n",
            "any: [$x, b1]\nwhere: {language: ko}\nlists: {x: [a1]}\n",
        ] {
            #expect(try hash(other) != plain)
        }
    }

    @Test func `the hash stays what it is from version to version`() throws {
        let rule = try #require(RuleText.rules("any: [Taiwan Strait]\n").rules.first)
        #expect(rule.definitionHash == "8b7cfe86155162993d4ffc8aa3b9e202")
    }
}
