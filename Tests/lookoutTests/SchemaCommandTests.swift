import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// The schema of rule files: printed, shipped, and copied into a new home.
    @Suite struct SchemaCommandTests {
        private static let name = "Rules/lookout-rules.schema.json"

        private func shipped() throws -> String {
            try String(contentsOf: PackageFolder.root.appending(path: Self.name), encoding: .utf8)
        }

        @Test func `the shipped schema is the one that the program prints, which needs no home for it`() async throws {
            let result = try await LookoutProgram.run(["check", "--schema"])
            #expect(result.status == 0)
            #expect(result.output == (try shipped()), "lookout check --schema > \(Self.name)")
            #expect(result.output.hasSuffix("}\n"))
        }

        @Test func `a new home has the schema beside its rules`() async throws {
            let folder = try TemporaryFolder()
            let result = try await LookoutProgram.run([
                "init", folder.path("home"), "--zone", "Asia/Seoul", "--at", "6:30", "--use", "office",
            ])
            #expect(result.status == 0)
            #expect(folder.read("home/" + Self.name) == (try shipped()))
            let rule = try #require(folder.read("home/Rules/taiwan-strait.yaml"))
            #expect(rule.hasPrefix("# yaml-language-server: $schema=./lookout-rules.schema.json\n"))
            #expect(try await LookoutProgram.run(["check", "--home", folder.path("home")]).status == 0)
        }
    }
}
