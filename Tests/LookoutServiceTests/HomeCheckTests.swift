import Foundation
import LookoutModel
import Rules
import TestSupport
import Testing

@testable import LookoutService

@Suite struct HomeCheckTests {
    private let folder: TemporaryFolder
    private let zones: TestZones

    init() throws {
        folder = try TemporaryFolder()
        zones = try TestZones()
    }

    private func check() throws -> HomeCheck {
        try HomeCheck(Home(root: folder.path()), zones: zones.zones)
    }

    @Test func `a home in order has nothing wrong, and is counted`() throws {
        try folder.write("zone: Asia/Tokyo\n", to: "lookout.yaml")
        try folder.write("feeds:\n  - https://example.org/a\n  - path: own.xml\n", to: "Feeds/a.yaml")
        try folder.write("<rss/>", to: "Feeds/own.xml")
        try folder.write(
            "any: [destroyer]\ntests:\n  - hit: A destroyer\n  - miss: A frigate\n",
            to: "Rules/navy.yaml"
        )
        let check = try check()
        #expect(!check.hasErrors && !check.hasWarnings)
        #expect(check.feeds == 2 && check.rules == 1 && check.testsPassed == 2)
    }

    @Test func `a failing test is an error of the data, a broken setting one of the settings`() throws {
        try folder.write("zonne: UTC\n", to: "lookout.yaml")
        try folder.write("any: [destroyer]\ntests:\n  - hit: A frigate\n", to: "Rules/navy.yaml")
        let check = try check()
        #expect(check.hasSettingsErrors && check.hasDataErrors)
        #expect(check.ruleProblems.map(\.place.file) == ["Rules/navy.yaml"])
        #expect(check.rules == 1 && check.testsPassed == 0)
    }

    @Test func `a file that a list names and that is not there is an error at its place`() throws {
        try folder.write("feeds:\n  - path: absent.xml\n", to: "Feeds/a.yaml")
        let problems = try check().feedProblems.filter { $0.level == .error }
        #expect(problems.map(\.place) == [SourcePlace(file: "Feeds/a.yaml", line: 2, column: 5)])
    }

    @Test func `a home without feeds or without rules is not all well`() throws {
        try folder.write("any: [destroyer]\n", to: "Rules/navy.yaml")
        #expect(try check().feedProblems.map(\.fact) == [.noFeeds])
        try folder.write("", to: "Rules/navy.yaml")
        try folder.write("https://example.org/a\n", to: "Feeds/a.txt")
        let check = try check()
        #expect(check.feedProblems.map(\.fact) == [.noRules])
        #expect(check.ruleProblems.map(\.fact) == [.nothingInFile])
        #expect(check.hasWarnings && !check.hasErrors)
        #expect(check.limited(to: ["Feeds/a.txt"]).feedProblems.isEmpty)
    }

    @Test
    func `rules, tags and folders that are not there are warned of at their places, with what was probably meant`()
        throws
    {
        try folder.write("https://example.org/a\n", to: "Feeds/a.txt")
        try folder.write("tags: [maritime]\nany: [destroyer]\n", to: "Rules/korea/secretariat.yaml")
        try folder.write(
            """
            people:
              - name: Ana
                mail: ana@example.org
                rules: [secretariatt, "tag:maritme", "folder:koreas"]
              - name: Bob
                rules: [secretariat]
                quiet: 22:00-07:00
            sinks:
              - kind: sendmail
                program: /bin/cat
                from: lookout@example.org

            """,
            to: "lookout.yaml"
        )
        let check = try check()
        #expect(!check.hasErrors)
        let facts = check.settingsProblems.map(\.fact)
        #expect(
            facts == [
                .unusedKey("quiet", needed: "mail", of: "Bob"),
                .noSuchRule(.id("secretariatt"), suggestion: .id("secretariat")),
                .noSuchRule(.tag("maritme"), suggestion: .tag("maritime")),
                .noSuchRule(.folder("koreas"), suggestion: .folder("korea")),
                .toldOfNothing(sink: "digests", recipient: "Ana"),
            ]
        )
        let places = check.settingsProblems.map(\.place)
        #expect(places.dropFirst(1).first == SourcePlace(file: "lookout.yaml", line: 4, column: 13))
        #expect(check.settingsProblems.allSatisfy { $0.level == .warning && $0.place.line > 0 })
    }

    @Test func `a choice of the person and one of the sink that have nothing in common are warned of`() throws {
        try folder.write("https://example.org/a\n", to: "Feeds/a.txt")
        try folder.write("any: [strait]\npriority: alert\n", to: "Rules/strait.yaml")
        try folder.write(
            "people: [{name: Ana, mail: ana@example.org, rules: navy}]\n"
                + "sinks: [{kind: sendmail, program: /bin/cat, from: lookout@example.org, rules: strait}]\n",
            to: "lookout.yaml"
        )
        // Her own editions tell her of her rules, so that only alerts of hers can be missing.
        for (priority, facts) in [
            ("alert", [FileProblem.Fact.alertedOfNothing(sink: "sendmail", recipient: "ana@example.org")]),
            ("digest", []),
        ] {
            try folder.write("any: [destroyer]\npriority: \(priority)\n", to: "Rules/navy.yaml")
            #expect(try check().settingsProblems.map(\.fact) == facts)
        }
    }

    @Test func `a person whose own rules leave nothing is warned of`() throws {
        try folder.write("https://example.org/a\n", to: "Feeds/a.txt")
        try folder.write("any: [storm]\npriority: mute\n", to: "Rules/storm.yaml")
        try folder.write("any: [destroyer]\n", to: "Rules/navy.yaml")
        try folder.write("people: [{name: Ana, rules: storm}]\n", to: "lookout.yaml")
        #expect(try check().settingsProblems.map(\.fact) == [.toldOfNothing(sink: "digests", recipient: "Ana")])
    }

    @Test func `mail that nobody sends, or that goes to others, is warned of where it is named`() throws {
        try folder.write("https://example.org/a\n", to: "Feeds/a.txt")
        try folder.write("any: [destroyer]\npriority: alert\n", to: "Rules/navy.yaml")
        let people = "people:\n  - name: Ana\n    mail: ana@example.org\n"
        let mail = "sinks: [{kind: sendmail, program: /bin/cat, from: lookout@example.org"
        for (text, sinks) in [
            (people, [String]()), (people + mail + ", to: desk@example.org}]\n", ["sendmail"]),
            (people + "sinks: [{kind: ntfy, topic: desk}]\n", []),
        ] {
            try folder.write(text, to: "lookout.yaml")
            let problems = try check().settingsProblems
            #expect(problems.map(\.fact) == [.unmailed(person: "Ana", sinks: sinks)])
            #expect(problems.map(\.place) == [SourcePlace(file: "lookout.yaml", line: 3, column: 11)])
            #expect(problems.allSatisfy { $0.level == .warning })
        }
        for further in ["}]\n", ", to: Ana@example.org}]\n"] {
            try folder.write(people + mail + further, to: "lookout.yaml")
            #expect(try check().settingsProblems == [])
        }
    }

    @Test func `a program and a secret that are not there are warned of`() throws {
        try folder.write("https://example.org/a\n", to: "Feeds/a.txt")
        try folder.write("any: [destroyer]\npriority: alert\n", to: "Rules/navy.yaml")
        try folder.write("there", to: "State/token")
        try folder.write(
            """
            sinks:
              - {name: one, kind: command, command: [/nowhere/program, -x]}
              - {name: two, kind: command, command: [nosuchprogramanywhere]}
              - {name: three, kind: command, command: cat}
              - {name: four, kind: ntfy, topic: desk, token: {file: State/token}}
              - {name: five, kind: ntfy, topic: desk, token: {file: State/none}}
            """,
            to: "lookout.yaml"
        )
        let problems = try check().settingsProblems
        #expect(
            problems.map(\.fact) == [
                .noSuchProgram("/nowhere/program"), .noSuchProgram("nosuchprogramanywhere"),
                .noSuchSecret("State/none"),
            ]
        )
        #expect(problems.map(\.place.line) == [2, 3, 6] && problems.allSatisfy { $0.level == .warning })
        #expect(problems.first?.place.column == 42)
    }

    @Test func `who is told of digest rules alone gets no alert, and is warned of`() throws {
        try folder.write("https://example.org/a\n", to: "Feeds/a.txt")
        try folder.write("any: [destroyer]\npriority: alert\n", to: "Rules/navy.yaml")
        try folder.write("any: [strait]\n", to: "Rules/strait.yaml")
        try folder.write("any: [storm]\nsurge: 3\n", to: "Rules/storm.yaml")
        for (rules, isWarned) in [("strait", true), ("[strait, navy]", false), ("storm", false)] {
            try folder.write(
                "people: [{name: Ana, mail: ana@example.org}]\n"
                    + "sinks: [{kind: sendmail, program: /bin/cat, from: lookout@example.org, rules: \(rules)}]\n",
                to: "lookout.yaml"
            )
            let facts = try check().settingsProblems.map(\.fact)
            #expect(facts == (isWarned ? [.alertedOfNothing(sink: "sendmail", recipient: "ana@example.org")] : []))
            // Whoever has rules of their own is told by their own editions.
            try folder.write(
                "people: [{name: Ana, mail: ana@example.org, rules: \(rules)}]\n"
                    + "sinks: [{kind: sendmail, program: /bin/cat, from: lookout@example.org}]\n",
                to: "lookout.yaml"
            )
            #expect(try check().settingsProblems == [])
        }
    }

    @Test func `a digest whose choice leaves no rule is warned of at the choice`() throws {
        try folder.write("https://example.org/a\n", to: "Feeds/a.txt")
        try folder.write("any: [destroyer]\n", to: "Rules/navy.yaml")
        try folder.write("any: [storm]\npriority: mute\n", to: "Rules/storm.yaml")
        try folder.write("digests:\n  - rules: storm\n  - {name: sea, rules: [navy, storm]}\n", to: "lookout.yaml")
        let problems = try check().settingsProblems
        #expect(problems.map(\.fact) == [.toldOfNothing(sink: "digests", recipient: "the one without a name")])
        #expect(problems.map(\.place) == [SourcePlace(file: "lookout.yaml", line: 2, column: 12)])
    }

    @Test func `what was asked for alone is told`() throws {
        try folder.write("nonsense\n", to: "Feeds/a.txt")
        try folder.write("nonsense\n", to: "Feeds/desk/b.txt")
        try folder.write("title: Bad\nanny: [x1]\n", to: "Rules/bad.yaml")
        let check = try check()
        #expect(check.limited(to: ["Feeds/desk"]).feedProblems.map(\.place.file) == ["Feeds/desk/b.txt"])
        #expect(check.limited(to: ["Feeds/desk"]).ruleProblems == [])
        #expect(check.limited(to: ["Rules/bad.yaml"]).ruleProblems.count == 1)
        #expect(check.limited(to: ["Feeds"]).feedProblems.count == 2)
        #expect(check.limited(to: ["Fee"]).feedProblems == [])
        #expect(check.limited(to: [""]).hasErrors)
    }

    @Test func `a source that no feed list has is an error, a host is none`() throws {
        try folder.write("feeds:\n  - {id: yonhap, url: \"https://yna.example/feed\"}\n", to: "Feeds/a.yaml")
        try folder.write(
            "any: [destroyer]\nwhere: {source: [Yonhap, yna.example, nhk.or.jp, yonap]}\n",
            to: "Rules/navy.yaml"
        )
        let problems = try check().ruleProblems
        #expect(problems.map(\.fact) == [.lint(.unknownFeed("yonap", suggestion: "yonhap"))])
        #expect(problems.map(\.place) == [SourcePlace(file: "Rules/navy.yaml", line: 2, column: 50)])
        // Without feed lists nothing is known of feeds.
        try folder.write("", to: "Feeds/a.yaml")
        #expect(try check().ruleProblems == [])
    }

    @Test func `an archive that cannot be read is said, and the rest is checked`() throws {
        try folder.write("any: [destroyer]\n", to: "Rules/navy.yaml")
        try folder.write("this is no store at all, whatever its name says".padded(to: 4096), to: "State/lookout.db")
        let check = try HomeCheck(Home(root: folder.path()), zones: zones.zones, asksArchive: true)
        #expect(check.archiveError != nil)
        #expect(check.rules == 1 && !check.hasErrors)
    }

    @Test func `the archive is asked a page at a time, also for more than a page`() throws {
        let desk = try Desk(rules: ["drill.yaml": "any: [drill]\n"])
        try desk.pass((0..<700).map { desk.item("a\($0)", "A drill, number \($0)") })
        desk.wait(10 * Desk.day)
        try desk.pass((0..<600).map { desk.item("b\($0)", "Nothing of note \($0)") })
        let files = [RuleFile(path: "Rules/x.yaml", bytes: Array("any: [drill]\n".utf8))]
        let outcome = RuleLinter.lint(files)
        let problems = try ArchiveCheck(store: desk.store, sources: desk.sources).problems { outcome.survey() }
        let share = LintFact.TermShare(term: "drill", percent: 100)
        #expect(problems.map(\.fact) == [.lint(.broad(hits: 700, items: 1300, term: share))])
    }

    @Test func `what ships has no error and no warning`() throws {
        let check = try HomeCheck(Home(root: PackageFolder.root.path), zones: zones.zones)
        #expect(check.feedProblems.filter { $0.level != .note } == [])
        #expect(check.ruleProblems.filter { $0.level != .note } == [])
        #expect(check.rules >= 12 && check.testsPassed > 50)
    }
}

extension String {
    /// The text, repeated up to a length.
    fileprivate func padded(to length: Int) -> String {
        String(repeating: self, count: length / count + 1)
    }
}
