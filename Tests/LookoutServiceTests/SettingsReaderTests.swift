import LookoutModel
import LookoutService
import Platform
import Rules
import Testing
import Transfers

@Suite struct SettingsReaderTests {
    private let zones: TestZones
    private let tokyo: Zone
    private let london: Zone

    init() throws {
        zones = try TestZones()
        tokyo = try zones.zones.zone(named: "Asia/Tokyo")
        london = try zones.zones.zone(named: "Europe/London")
    }

    private func read(_ text: String) -> SettingsReader.Result {
        read(Array(text.utf8))
    }

    private func read(_ bytes: [UInt8]?) -> SettingsReader.Result {
        SettingsReader.read(bytes, file: "lookout.yaml", zones: zones.zones, standard: Zone.utc)
    }

    private func facts(_ text: String) -> [FileProblem.Fact] {
        read(text).problems.map(\.fact)
    }

    @Test(arguments: [nil, "", "# nothing but a comment\n", "\n\n"])
    func `without keys all defaults hold`(text: String?) {
        let result = read(text.map { Array($0.utf8) })
        #expect(result.problems == [])
        #expect(result.settings == Settings(zone: .utc))
        #expect(result.settings.digests == [Settings.DigestPlan(name: "", secondsOfDay: 25_200, zone: .utc)])
    }

    @Test func `every key that is there is read`() throws {
        let result = read(
            """
            zone: Asia/Tokyo
            use: office
            contact: desk@example.org
            fetch:
              interval: 45m
              allow-private: [127.0.0.0/8, intranet.example:8080]
              per-host:
                connections: 2
              timeout: 20s
              deadline: 5m
              max-bytes: 2M
              proxy: http://proxy.example:3128
            digests:
              - at: "6:30"
              - name: evening
                at: "18:00"
                zone: Europe/London
            """
        )
        #expect(result.problems == [])
        var expected = Settings(zone: tokyo)
        expected.use = .office
        expected.contact = "desk@example.org"
        expected.fetch.interval = 2700
        expected.fetch.allowPrivate = try AddressAllowance(parsing: ["127.0.0.0/8", "intranet.example:8080"])
        expected.fetch.connectionsPerHost = 2
        expected.fetch.timeout = 20
        expected.fetch.deadline = 300
        expected.fetch.maxBytes = 2_000_000
        expected.fetch.proxy = "http://proxy.example:3128"
        expected.digests = [
            Settings.DigestPlan(name: "", secondsOfDay: 23_400, zone: tokyo),
            Settings.DigestPlan(name: "evening", secondsOfDay: 64_800, zone: london),
        ]
        #expect(result.settings == expected)
    }

    @Test(arguments: [
        ("{kind: slack, url: nonsense}", "url"), ("{kind: webhook, url: \"ftp://hook.example/a\"}", "url"),
        ("{kind: webhook, url: \"https://\"}", "url"), ("{kind: gotify, server: gotify.example, token: t}", "server"),
        ("{kind: webhook, url: \"https://hook.example\", headers: {Content-Length: 3}}", "headers"),
        ("{kind: webhook, url: \"https://hook.example\", headers: {\"a b\": 3}}", "headers"),
        ("{kind: webhook, url: \"https://hook.example\", secret: short}", "secret"),
        ("{kind: webhook, url: \"https://hook.example\", secret: whsec_c2hvcnQ=}", "secret"),
    ])
    func `a sink that can never send is refused`(sink: String, key: String) {
        let keys = facts("sinks: [\(sink)]\n").map { fact in
            if case .badValue(let key, _, _) = fact { key } else { "\(fact)" }
        }
        #expect(keys == [key])
    }

    @Test(arguments: [
        "{kind: slack, url: {env: HOOK}}", "{kind: webhook, url: \"http://me:secret@127.0.0.1:8080/hook?x=1\"}",
        "{kind: webhook, url: \"https://hook.example\", headers: {X-Desk: \"3\", Authorization: {env: TOKEN}}}",
        "{kind: webhook, url: \"https://hook.example\", secret: whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3}",
    ])
    func `a sink that can send is taken`(sink: String) {
        #expect(facts("sinks: [\(sink)]\n") == [])
    }

    @Test(arguments: ["https://news.example.org/a?b=1", "https://news.example.org/#top", "news.example.org"])
    func `paths are added to the address of the pages`(address: String) {
        #expect(
            facts("base-url: \"\(address)\"\n") == [
                .badValue(key: "base-url", value: address, expected: .baseAddress)
            ]
        )
    }

    @Test func `an address that stands twice is warned of with both places`() {
        let result = read(
            """
            people:
              - {name: Ana, mail: desk@example.org}
              - {name: Ben, mail: Desk@Example.org}
            sinks:
              - {kind: sendmail, from: a@example.org, to: [x@example.org, y@example.org, X@example.org]}
            """
        )
        #expect(result.isUsable)
        #expect(
            result.problems.map(\.fact) == [
                .addressTaken("Desk@Example.org", first: SourcePlace(file: "lookout.yaml", line: 2, column: 23)),
                .addressTaken("X@example.org", first: SourcePlace(file: "lookout.yaml", line: 5, column: 48)),
            ]
        )
        #expect(result.problems.map(\.place.line) == [3, 5])
    }

    @Test func `the zone counts for the digests wherever in the file it stands`() {
        let result = read("digests:\n  - at: \"08:00\"\nzone: Asia/Tokyo\n")
        #expect(result.problems == [])
        #expect(result.settings.digests.map(\.zone) == [tokyo])
    }

    @Test func `a zone that the system does not have is an error at its place`() {
        let result = read("use: personal\nzone: Mars/Olympus\n")
        let place = SourcePlace(file: "lookout.yaml", line: 2, column: 7)
        #expect(
            result.problems == [FileProblem(place: place, endColumn: 19, fact: .noSuchZone("Mars/Olympus"))]
        )
        #expect(!result.isUsable)
    }

    @Test(arguments: ["../../etc/passwd", "/etc/localtime", "Asia/../Asia/Tokyo"])
    func `a zone name cannot leave the folder of the zones`(name: String) {
        #expect(facts("zone: \(name)\n") == [.noSuchZone(name)])
    }

    @Test(arguments: [
        ("zonne: UTC\n", "zonne", "zone", 1, 1),
        ("fetch:\n  intervall: 5m\n", "intervall", "interval", 2, 3),
        ("fetch:\n  per-host:\n    conections: 5\n", "conections", "connections", 3, 5),
        ("digests:\n  - nmae: x\n", "nmae", "name", 2, 5),
    ])
    func `an unknown key is an error that names the nearest one`(
        text: String,
        key: String,
        suggestion: String,
        line: Int,
        column: Int
    ) {
        let place = SourcePlace(file: "lookout.yaml", line: line, column: column)
        let problem = FileProblem(
            place: place,
            endColumn: column + key.utf8.count,
            fact: .unknownKey(key, suggestion: suggestion)
        )
        #expect(read(text).problems == [problem])
    }

    @Test func `an unknown key that is like no other has no suggestion`() {
        #expect(facts("frobnicate: 1\n") == [.unknownKey("frobnicate", suggestion: nil)])
    }

    @Test(arguments: SettingsKey.all.filter(\.isPlanned).map(\.path))
    func `a planned key is refused by name`(path: String) {
        let parts = path.split(separator: ".").map(String.init)
        var text = ""
        for (depth, part) in parts.enumerated() {
            let isListItem = ["digests", "people"].contains(parts[0]) && depth == 1
            text += String(repeating: "  ", count: depth) + (isListItem ? "- " : "") + part + ":"
            text += depth == parts.count - 1 ? " 1\n" : "\n"
        }
        #expect(facts(text).contains(.plannedKey(parts[parts.count - 1])))
        #expect(!read(text).isUsable)
    }

    @Test(arguments: [
        (
            "use: work\n",
            FileProblem.Fact.badValue(key: "use", value: "work", expected: .oneOf(["personal", "office"]))
        ),
        ("fetch:\n  interval: 59s\n", .badValue(key: "interval", value: "59s", expected: .duration)),
        ("fetch:\n  interval: 31d\n", .badValue(key: "interval", value: "31d", expected: .duration)),
        ("fetch:\n  timeout: 0s\n", .badValue(key: "timeout", value: "0s", expected: .duration)),
        ("fetch:\n  timeout: 61m\n", .badValue(key: "timeout", value: "61m", expected: .duration)),
        ("fetch:\n  deadline: 2d\n", .badValue(key: "deadline", value: "2d", expected: .duration)),
        ("fetch:\n  max-bytes: 0\n", .badValue(key: "max-bytes", value: "0", expected: .size)),
        (
            "fetch:\n  per-host:\n    connections: 65\n",
            .badValue(key: "connections", value: "65", expected: .number(1...64))
        ),
        ("digests:\n  - at: 25:00\n", .badValue(key: "at", value: "25:00", expected: .timeOfDay)),
        ("digests:\n  - name: ../x\n", .badValue(key: "name", value: "../x", expected: .identifier)),
        ("contact: \"a\\r\\nX: y\"\n", .badValue(key: "contact", value: "a\r\nX: y", expected: .address)),
        (
            "fetch:\n  allow-private: [10.0.0.0/33]\n",
            .badValue(key: "allow-private", value: "10.0.0.0/33", expected: .hostOrNetwork)
        ),
        ("fetch:\n  allow-private: [[a]]\n", .wrongShape(key: "allow-private", expected: .text)),
        ("use: [office]\n", .wrongShape(key: "use", expected: .text)),
        ("fetch: fast\n", .wrongShape(key: "fetch", expected: .map)),
        ("- zone: UTC\n", .wrongShape(key: "", expected: .map)),
        ("zone:\n", .emptyKey("zone")),
        ("digests:\n  - at: \"07:00\"\n  - at: \"18:00\"\n", .duplicateName("")),
        (
            "digests:\n  - name: a\n  - name: A\n", .duplicateName("A")
        ),
    ])
    func `a value that cannot be is an error`(text: String, fact: FileProblem.Fact) {
        let result = read(text)
        #expect(result.problems.map(\.fact) == [fact])
        #expect(!result.isUsable)
    }

    @Test func `all that is wrong is reported at once`() {
        #expect(facts("use: work\nzone: Nowhere\nzonne: UTC\nfetch:\n  timeout: never\n").count == 4)
    }

    @Test(arguments: ["\u{FEFF}use: office\n", "use: office\r\nzone: Asia/Tokyo\r\n", "\u{FEFF}use: office\r\n"])
    func `a byte order mark and Windows line ends do not matter`(text: String) {
        let result = read(text)
        #expect(result.problems == [])
        #expect(result.settings.use == .office)
    }

    @Test(arguments: ["“Asia/Tokyo”", "„Asia/Tokyo“", "‘Asia/Tokyo’", "「Asia/Tokyo」", "\"Asia/Tokyo\"", "'Asia/Tokyo'"])
    func `quotes of any kind around a value are quotes`(zone: String) {
        let result = read("zone: \(zone)\nfetch:\n  allow-private: [“127.0.0.0/8”]\n")
        #expect(result.problems == [])
        #expect(result.settings.zone == tokyo)
    }

    @Test func `a tab that indents has its own message`() {
        let place = SourcePlace(file: "lookout.yaml", line: 2, column: 1)
        #expect(
            read("fetch:\n\ttimeout: 5s\n").problems == [FileProblem(place: place, fact: .yaml(.tabIndentation))]
        )
    }
}
