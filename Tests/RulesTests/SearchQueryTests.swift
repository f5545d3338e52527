import LookoutModel
import Rules
import Testing
import Text

@Suite struct SearchQueryTests {
    private let lists = RuleFile(
        path: "Rules/lists.yaml",
        bytes: Array("lists:\n  straits: [Taiwan Strait, 台湾海峡]\n  broken: [$nowhere]\n".utf8)
    )

    private func condition(_ text: String) throws -> IndexCondition {
        try SearchQuery(text, files: [lists]).condition
    }

    private func problem(_ text: String) -> RuleProblem? {
        do throws(RuleProblem) {
            _ = try SearchQuery(text, files: [lists])
            return nil
        } catch {
            return error
        }
    }

    @Test func `words alone are one phrase, whose words must all be there`() throws {
        let missiles = IndexCondition.any([.token("missile"), .token("missiles"), .token("missilees")])
        #expect(try condition("cruise missile") == .all([.token("cruise"), missiles]))
        #expect(try condition("=US") == .token("us"))
        #expect(try condition("missil*") == .beginning("missil"))
        #expect(try condition("~hip") == .containing("hip"))
    }

    @Test func `letters without spaces are looked for in pairs`() throws {
        #expect(try condition("台湾海峡") == condition("臺灣海峽"))
        #expect(try condition("한미일") == .all([.token("한미"), .token("미일")]))
        #expect(try condition("~훈련") == .token("훈련"))
        #expect(try condition("=美") == .beginning("美"))
        #expect(try condition("F-15K 전투기") == .all([.token("f"), .token("15k"), .token("전투"), .token("투기")]))
    }

    @Test func `operators say what must be there, and what must not says nothing`() throws {
        let (a, b) = (IndexCondition.token("abc"), IndexCondition.token("bcd"))
        #expect(try condition("abc AND bcd") == .all([a, b]))
        #expect(try condition("abc NEAR/3 bcd") == .all([a, b]))
        #expect(try condition("abc AND NOT bcd") == a)
        #expect(try condition("abc OR bcd") == .any([a, b]))
        #expect(try condition("SENTENCE(abc AND bcd)") == .all([a, b]))
        #expect(try condition("title:abc AND lang:ko") == a)
        #expect(try condition("lang:ko OR abc") == .anything)
        #expect(try condition("/Hwasong-?1[5-9]/i") == .containing("hwasong"))
    }

    @Test func `a list stands for its phrases`() throws {
        let strait = IndexCondition.any([.token("strait"), .token("straits"), .token("straites")])
        let han = try condition("台湾海峡")
        #expect(try condition("$straits") == .any([.all([.token("taiwan"), strait]), han]))
        #expect(try SearchQuery("$straits", files: [lists]).rule.lists["straits"]?.count == 2)
    }

    @Test func `what is wrong is told with its place in the expression`() {
        #expect(problem("abc and bcd")?.code == "E103")
        #expect(problem("abc and bcd")?.place == SourcePlace(file: "", line: 1, column: 5))
        #expect(problem("abc and bcd")?.endColumn == 8)
        #expect(problem("abc OR $strait")?.fact == .unknownList("strait", suggestion: "straits"))
        #expect(problem("abc OR $strait")?.place.column == 8)
        let place = SourcePlace(file: "Rules/lists.yaml", line: 3, column: 3)
        #expect(problem("$broken")?.fact == .brokenList("broken", place: place))
        #expect(problem("abc AND bcd OR cde")?.code == "E101")
        #expect(problem("")?.code == "E109")
    }
}
