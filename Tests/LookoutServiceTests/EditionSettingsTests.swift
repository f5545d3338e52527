import Digests
import LookoutModel
import LookoutService
import Platform
import Testing

/// What the settings say of digests, and of people with editions of their own.
@Suite struct EditionSettingsTests {
    private let zones: TestZones

    init() throws {
        zones = try TestZones()
    }

    private func read(_ text: String) -> SettingsReader.Result {
        SettingsReader.read(Array(text.utf8), file: "lookout.yaml", zones: zones.zones, standard: Zone.utc)
    }

    @Test(
        arguments: [
            ("monday", [1]), ("Mon", [1]), ("Thurs.", [4]), ("Sundays", [0]), ("weekly", [1]),
            ("Mon-Fri", [1, 2, 3, 4, 5]),
            ("weekdays", [1, 2, 3, 4, 5]), ("weekend", [0, 6]), ("fri - mon", [5, 6, 0, 1]), ("tue, thu", [2, 4]),
            ("daily", [0, 1, 2, 3, 4, 5, 6]), ("sun-sun", [0]),
            ("mo", nil), ("someday", nil), ("mon-", [1]), ("mon-tue-wed", nil), ("", nil), ("mondayish", nil),
            ("8", nil),
        ] as [(String, Set<Int>?)]
    )
    func `days are read as people write them`(text: String, days: Set<Int>?) {
        #expect(Weekdays.read(text) == days)
    }

    @Test(
        arguments: [
            ("merge", .merge), ("each", .each), ("skip 3d", .skip(seconds: 259_200)),
            ("skip 36 h", .skip(seconds: 129_600)),
            ("skip", nil), ("skip 0d", nil), ("each 3d", nil), ("", nil), ("none", nil),
        ] as [(String, CatchUp?)]
    )
    func `what is made of missed slots is read`(text: String, catchUp: CatchUp?) {
        #expect(CatchUp(text) == catchUp)
    }

    @Test func `every key of a digest is read`() throws {
        let result = read(
            """
            digests:
              - days: [tue, fri]
                rules: [strait, tag:maritime, folder:korea]
                formats: [txt, html]
                catch-up: skip 3d
              - name: week
                days: weekly
              - name: all
                days: daily
            """
        )
        #expect(result.problems == [])
        let plan = try #require(result.settings.digests.first)
        #expect(plan.weekdays == [2, 5] && plan.formats == [.text, .html] && plan.catchUp == .skip(seconds: 259_200))
        #expect(plan.rules.parts == [.id("strait"), .tag("maritime"), .folder("korea")])
        #expect(result.settings.digests.map(\.weekdays) == [[2, 5], [1], []])
        #expect(result.settings.digests[1].formats == DigestFormat.allCases)
        // Names of rules that nobody has are warned of like those of people.
        #expect(result.settings.mentions.map(\.part) == plan.rules.parts)
    }

    @Test(arguments: [
        ("digests: [{days: someday}]\n", FileProblem.Fact.badValue(key: "days", value: "someday", expected: .weekdays)),
        ("digests: [{days: []}]\n", .emptyKey("days")),
        ("digests: [{formats: []}]\n", .emptyKey("formats")),
        (
            "digests: [{formats: pdf}]\n",
            .badValue(key: "formats", value: "pdf", expected: .oneOf(["html", "md", "txt", "json"]))
        ),
        ("digests: [{catch-up: never}]\n", .badValue(key: "catch-up", value: "never", expected: .catchUp)),
        ("people: [{name: Ana, at: noon}]\n", .badValue(key: "at", value: "noon", expected: .timeOfDay)),
        ("digests: [{name: ana}]\npeople: [{name: Ana, rules: x}]\n", .duplicateName("Ana")),
        ("people: [{name: A B, rules: x}, {name: a.b, rules: x}]\n", .duplicateName("a.b")),
    ])
    func `a value that cannot be is an error`(text: String, fact: FileProblem.Fact) {
        let result = read(text)
        #expect(result.problems.map(\.fact) == [fact])
        #expect(!result.isUsable)
    }

    @Test func `who has an hour or rules has editions, by their own clocks, else as the first digest`() throws {
        let result = read(
            """
            zone: Asia/Tokyo
            digests:
              - at: "06:30"
                days: weekdays
                formats: txt
                catch-up: each
                rules: strait
            people:
              - {name: Ana, zone: Europe/London, rules: [navy]}
              - {name: 田中, at: "9:00"}
              - {name: Bob}
            """
        )
        #expect(result.problems == [])
        let editions = result.settings.editions
        #expect(editions.map(\.name) == ["", "Ana", "田中"])
        #expect(editions.map(\.secondsOfDay) == [23_400, 23_400, 32_400])
        #expect(editions.map(\.zone.name) == ["Asia/Tokyo", "Europe/London", "Asia/Tokyo"])
        #expect(editions.map(\.rules.parts) == [[.id("strait")], [.id("navy")], []])
        #expect(editions.allSatisfy { $0.weekdays == [1, 2, 3, 4, 5] && $0.formats == [.text] && $0.catchUp == .each })
        let day = Day(number: 20_779)
        #expect(editions.map { $0.fileName(day: day) }.prefix(2) == ["2026-11-22.txt", "2026-11-22-ana.txt"])
        #expect(Set(editions.map { $0.fileName(day: day) }).count == 3)
    }
}
