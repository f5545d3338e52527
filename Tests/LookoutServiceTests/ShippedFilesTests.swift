import LookoutService
import TestSupport
import Testing

@Suite struct ShippedFilesTests {
    private let source: TemporaryFolder
    private let home: TemporaryFolder

    init() throws {
        source = try TemporaryFolder()
        home = try TemporaryFolder()
        try source.write("one", to: "Rules/one.yaml")
        try source.write("deep", to: "Rules/lists/deep.txt")
        try source.write("feeds", to: "Feeds/japan.yaml")
        try source.write("samples", to: "Feeds/samples.yaml")
        try source.write("<rss/>", to: "Feeds/samples/a.xml")
    }

    private func copy() throws -> [String: ShippedFiles.Outcome] {
        let outcomes = try ShippedFiles(from: source.path(), to: Home(root: home.path())).copy()
        return Dictionary(uniqueKeysWithValues: outcomes.map { ($0.path, $0.outcome) })
    }

    @Test func `a new home gets all but the samples`() throws {
        #expect(
            try copy() == ["Rules/one.yaml": .copied, "Rules/lists/deep.txt": .copied, "Feeds/japan.yaml": .copied]
        )
        #expect(home.read("Rules/lists/deep.txt") == "deep")
        #expect(home.names(in: "Feeds") == ["japan.yaml"])
    }

    @Test func `the same version again changes nothing`() throws {
        _ = try copy()
        #expect(try copy().values.allSatisfy { $0 == .unchanged })
    }

    @Test func `a file that nobody touched is brought up to date`() throws {
        _ = try copy()
        try source.write("one, better", to: "Rules/one.yaml")
        #expect(try copy()["Rules/one.yaml"] == .updated)
        #expect(home.read("Rules/one.yaml") == "one, better")
    }

    @Test func `beside a file that a user edited the new one is laid, once`() throws {
        _ = try copy()
        try home.write("mine", to: "Rules/one.yaml")
        #expect(try copy()["Rules/one.yaml"] == .unchanged)
        try source.write("one, better", to: "Rules/one.yaml")
        #expect(try copy()["Rules/one.yaml"] == .beside("Rules/one.yaml.new"))
        #expect(home.read("Rules/one.yaml") == "mine")
        #expect(home.read("Rules/one.yaml.new") == "one, better")
        try home.remove("Rules/one.yaml.new")
        #expect(try copy()["Rules/one.yaml"] == .unchanged)
        #expect(home.names(in: "Rules") == ["lists", "one.yaml"])
    }

    @Test func `a user who takes up the new version gets the next one without asking`() throws {
        _ = try copy()
        try home.write("mine", to: "Rules/one.yaml")
        try source.write("two", to: "Rules/one.yaml")
        _ = try copy()
        try home.write("two", to: "Rules/one.yaml")
        #expect(try copy()["Rules/one.yaml"] == .unchanged)
        try source.write("three", to: "Rules/one.yaml")
        #expect(try copy()["Rules/one.yaml"] == .updated)
    }

    @Test func `what a user took away stays away`() throws {
        _ = try copy()
        try home.remove("Rules/one.yaml")
        #expect(try copy()["Rules/one.yaml"] == .leftAway)
        try source.write("one, better", to: "Rules/one.yaml")
        #expect(try copy()["Rules/one.yaml"] == .leftAway)
        #expect(home.read("Rules/one.yaml") == nil)
    }

    @Test func `a file of the same name that was there before is left as it is`() throws {
        try home.write("mine", to: "Rules/one.yaml")
        #expect(try copy()["Rules/one.yaml"] == .beside("Rules/one.yaml.new"))
        #expect(home.read("Rules/one.yaml") == "mine")
    }

    @Test func `a record that cannot be read costs no edit of a user`() throws {
        _ = try copy()
        try home.write("mine", to: "Rules/one.yaml")
        try home.write("{", to: "State/shipped.json")
        try source.write("one, better", to: "Rules/one.yaml")
        #expect(try copy()["Rules/one.yaml"] == .beside("Rules/one.yaml.new"))
        #expect(home.read("Rules/one.yaml") == "mine")
    }
}
