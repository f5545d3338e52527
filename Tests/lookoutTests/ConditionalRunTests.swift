import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// Two hundred feeds, twice.
    @Suite struct ConditionalRunTests {
        @Test func `the second pass sends every validator back byte for byte and tells nothing`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.list((0..<200).map { server.url("/\($0)") })
            try home.folder.write("any: [Taiwan Strait]\npriority: alert\n", to: "Rules/strait.yaml")
            var etags: [String?] = []
            var dates: [String?] = []
            for number in 0..<200 {
                let entry = AtomFeed.Entry(
                    id: "e\(number)",
                    title: "Taiwan Strait, part \(number)",
                    published: "2026-11-24T01:00:00Z"
                )
                // Quotes, weakness, bytes beyond ASCII, odd dates: validators are opaque.
                etags.append(
                    number % 4 == 3
                        ? nil : ["\"v\(number)\"", "W/\"v-\(number)\\x\"", "unquoted-\u{E9}\(number)"][number % 4]
                )
                dates.append(number % 2 == 0 ? nil : "Tue, 24 Nov 2041 01:02:0\(number % 10) GMT")
                server.serve(
                    AtomFeed(title: "Feed \(number)", entries: [entry]),
                    at: "/\(number)",
                    etag: etags[number],
                    lastModified: dates[number]
                )
            }
            let first = try await home.run("run", at: "2026-11-24T05:00:00Z")
            #expect(first.status == 0)
            let alerts = home.files(in: "Alerts")
            let second = try await home.run("run", ["--json"], at: "2026-11-24T07:00:00Z")
            #expect(second.status == 0)
            #expect(second.output.contains("\"unchanged\":200"))
            #expect(second.output.contains("\"failed\":0"))
            #expect(home.files(in: "Alerts") == alerts)
            for number in 0..<200 {
                let requests = server.requests(to: "/\(number)")
                #expect(requests.count == 2)
                #expect(requests.first?["If-None-Match"] == nil)
                #expect(requests.last?["If-None-Match"] == etags[number], "\(number)")
                #expect(requests.last?["If-Modified-Since"] == dates[number], "\(number)")
            }
        }

        @Test func `a feed is not asked again before its interval`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome()
            try home.list([server.url("/a")])
            server.serve(AtomFeed(title: "A", entries: []), at: "/a", etag: "\"1\"")
            #expect(try await home.run("run", at: "2026-11-24T05:00:00Z").status == 0)
            #expect(try await home.run("run", at: "2026-11-24T05:15:00Z").status == 0)
            #expect(server.requests.count == 1)
            #expect(try await home.run("run", at: "2026-11-24T05:30:00Z").status == 0)
            #expect(server.requests.count == 2)
        }
    }
}
