import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// Private addresses that no setting allows, from the list to the words that a person reads.
    @Suite struct PrivateAddressTests {
        private static let refusal = "its address, or the one it leads to, is private and not allowed"

        private func feed(_ title: String) -> AtomFeed {
            AtomFeed(title: title, entries: [.init(id: "1", title: title, published: "2026-11-24T01:00:00Z")])
        }

        private func list(_ home: TestHome) async throws -> String {
            try await home.feeds(["list"], at: "2026-11-24T05:01:00Z").output
        }

        @Test func `without an allowance no connection is made, and the list says why and what to do`() async throws {
            let server = try LoopbackServer()
            defer { server.stop() }
            let home = try TestHome(settings: "zone: Asia/Tokyo\n")
            let port = server.port
            try home.list([server.url("/feed"), "http://localhost:\(port)/feed", "http://0x7f.1:\(port)/feed"])
            server.serve(feed("Secret"), at: "/feed")
            #expect(try await home.run("run", at: "2026-11-24T05:00:00Z").status == 0)
            #expect(server.connectionCount == 0)
            let text = try await list(home)
            #expect(text.components(separatedBy: Self.refusal).count == 4)
            #expect(text.contains("allow-private:"))
        }

        @Test func `a redirect from an allowed host to one that is not makes no connection`() async throws {
            let (server, other) = (try LoopbackServer(), try LoopbackServer())
            defer {
                server.stop()
                other.stop()
            }
            let settings = "zone: Asia/Tokyo\nfetch:\n  allow-private: [\"127.0.0.1:\(server.port)\"]\n"
            let home = try TestHome(settings: settings)
            try home.list([server.url("/moved")])
            server.respond(to: "/moved") { _ in .redirect(301, to: other.url("/feed")) }
            other.serve(feed("Secret"), at: "/feed")
            #expect(try await home.run("run", at: "2026-11-24T05:00:00Z").status == 0)
            #expect(server.requests.map(\.path) == ["/moved"])
            #expect(other.connectionCount == 0)
            #expect(try await list(home).contains(Self.refusal))
        }

        @Test func `a connection that an allowed feed has made serves no feed that is led there`() async throws {
            let server = try LoopbackServer(onAll: true)
            defer { server.stop() }
            let settings =
                "zone: Asia/Tokyo\nfetch:\n  per-host: {connections: 1}\n  allow-private: [127.0.0.1, 127.0.0.2]\n"
            let home = try TestHome(settings: settings)
            let gate = RequestGate(count: 2)
            server.serve(feed("Own"), at: "/own")
            server.respond(to: "/moved") { _ in
                // By now the other host has a connection that is idle.
                gate.arriveAndWait()
                return .redirect(302, to: server.url("/secret"))
            }
            let document = feed("Second").text
            server.respond(to: "/second") { _ in
                gate.arriveAndWait()
                return LoopbackAnswer(text: document)
            }
            try home.list([
                server.url("/own"), server.url("/second"), "http://127.0.0.2:\(server.port)/moved",
            ])
            #expect(try await home.run("run", at: "2026-11-24T05:00:00Z").status == 0)
            #expect(Set(server.requests.map(\.path)) == ["/own", "/second", "/moved"])
            #expect(try await list(home).contains(Self.refusal))
        }
    }
}
