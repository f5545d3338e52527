import Foundation
import TestSupport
import Testing
import Transfers

struct EnvironmentTests {
    // In a process of its own, whose environment is nobody else's.
    @Test func `proxies of the environment are ignored`() async {
        await #expect(processExitsWith: .success) {
            let (server, proxy) = (try LoopbackServer(), try LoopbackServer())
            for name in ["http_proxy", "https_proxy", "all_proxy", "ALL_PROXY"] {
                setenv(name, "http://127.0.0.1:\(proxy.port)", 1)
            }
            server.respond(to: "/") { _ in LoopbackAnswer(text: "ok") }
            let client = TransferClient()
            let response = try await client.fetch(.loopback(server.url("/")))
            precondition(response.status == 200 && proxy.connectionCount == 0)
            await client.shutdown()
            server.stop()
        }
    }

    @Test func `exceptions of the environment do not get round a configured proxy`() async {
        await #expect(processExitsWith: .success) {
            let (server, proxy) = (try LoopbackServer(), try LoopbackServer())
            for name in ["no_proxy", "NO_PROXY"] { setenv(name, "*", 1) }
            var request = TransferRequest.loopback(server.url("/"))
            request.proxy = "http://127.0.0.1:\(proxy.port)"
            let client = TransferClient()
            let response = try await client.fetch(request)
            precondition(response.status == 404 && proxy.requests.count == 1 && server.connectionCount == 0)
            await client.shutdown()
            server.stop()
        }
    }

    @Test func `a netrc file of the user is ignored`() async {
        await #expect(processExitsWith: .success) {
            let home = try TemporaryFolder()
            try home.write("machine 127.0.0.1 login a password b\n", to: ".netrc")
            setenv("HOME", home.path(), 1)
            let server = try LoopbackServer()
            let client = TransferClient()
            _ = try await client.fetch(.loopback(server.url("/")))
            precondition(server.requests.map { $0["Authorization"] } == [nil])
            await client.shutdown()
            server.stop()
        }
    }
}
