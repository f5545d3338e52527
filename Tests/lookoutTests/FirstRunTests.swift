import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// The main job on the samples and rules that ship.
    @Suite struct FirstRunTests {
        private static let rules = [
            "trilateral-secretariat", "trilateral-cooperation", "taiwan-strait", "south-china-sea",
            "north-korea-russia",
            "north-korea-nuclear-missile", "unsc-north-korea", "indo-pacific-order", "economic-security-tech",
            "us-japan-alliance", "japan-korea-relations", "leadership-transition",
        ]

        private func sampleHome() throws -> TestHome {
            let home = try TestHome(settings: "zone: Asia/Tokyo\n")
            try home.copy("Feeds/samples", "Feeds/samples.yaml", "Rules")
            return home
        }

        @Test func `the first run writes the edition of the latest slot and one first look`() async throws {
            let home = try sampleHome()
            let result = try await home.run("run", at: "2026-11-24T05:00:00Z")
            #expect(result.status == 0)
            #expect(result.output == "")
            for form in ["html", "md", "txt", "json"] {
                #expect((home.folder.read("Digests/2026-11-24." + form) ?? "").contains("SAMPLE"), "\(form)")
            }
            #expect(home.alertTexts.count == 1)
            let alerts = try home.alerts
            #expect(alerts.count == 1)
            #expect(alerts.first?.title.hasPrefix("First look: ") == true)
            // Before the slot of the day the edition is that of the day before.
            let early = try sampleHome()
            #expect(try await early.run("run", at: "2026-11-23T21:59:59Z").status == 0)
            #expect(early.folder.names(in: "Digests").contains("2026-11-23.html"))
        }

        @Test func `every rule that ships has a hit in the samples`() async throws {
            let home = try sampleHome()
            #expect(try await home.run("run", at: "2026-11-24T05:00:00Z").status == 0)
            let line = try #require(try home.alerts.first)
            #expect(Set(line.rules) == Set(Self.rules))
        }

        @Test func `a second run at once tells nothing and changes no edition by a byte`() async throws {
            let home = try sampleHome()
            #expect(try await home.run("run", at: "2026-11-24T05:00:00Z").status == 0)
            let before = (home.files(in: "Digests"), home.files(in: "Alerts"))
            #expect(try await home.run("run", at: "2026-11-24T05:00:01Z").status == 0)
            var after = (home.files(in: "Digests"), home.files(in: "Alerts"))
            // The day so far moves with the clock.
            after.0["today.html"] = before.0["today.html"]
            #expect(after.0 == before.0)
            #expect(after.1 == before.1)
        }

        @Test func `the next day's edition follows and an edition is rendered again byte for byte`() async throws {
            let home = try sampleHome()
            #expect(try await home.run("run", at: "2026-11-24T05:00:00Z").status == 0)
            #expect(try await home.run("run", at: "2026-11-24T22:00:00Z").status == 0)
            let empty = try home.digest("2026-11-25")
            #expect(empty.stories.isEmpty)
            for day in ["2026-11-24", "2026-11-25"] {
                for form in ["html", "md", "txt", "json"] {
                    let again = try await home.run("digest", ["--day", day, "--format", form])
                    #expect(again.output == home.folder.read("Digests/\(day).\(form)"), "\(day) \(form)")
                }
            }
        }
    }
}
