import Foundation
import TestSupport
import Testing

/// Servers for sinks of every kind, homes that send to them all, and what must be true of a home whose run was killed.
struct SinkDesk {
    /// How many messages had come when a home began.
    struct Mark {
        fileprivate let hooks: Int
        fileprivate let mails: Int
    }

    /// Developments that a run tells at once, each to each sink.
    static let topics = ["harbour", "bridge", "museum"]
    /// When a home's run is killed, and when the next ones are.
    static let time = "2026-11-24T09:00:00Z"
    private static let later = ["2026-11-24T10:00:00Z", "2026-11-24T12:00:00Z"]

    private let hook: LoopbackServer
    private let mail: SMTPServer

    init() throws {
        hook = try LoopbackServer()
        hook.respond(to: "/hook") { _ in LoopbackAnswer(text: "ok") }
        mail = try SMTPServer()
    }

    func stop() {
        hook.stop()
        mail.stop()
    }

    var mark: Mark { Mark(hooks: hook.requests(to: "/hook").count, mails: mail.messages.count) }

    /// A home after its first pass, whose feed has news by now.
    func home() async throws -> TestHome {
        let home = try TestHome()
        try home.folder.write(
            """
            zone: UTC
            digests: [{at: "08:30", sinks: [mail, webhook, command]}]
            sinks:
              - {kind: mail, host: 127.0.0.1, port: \(mail.port), security: none, from: a@example.org, to: b@example.org, allow-private: [127.0.0.0/8]}
              - {kind: webhook, url: "\(hook.url("/hook"))", allow-private: [127.0.0.0/8]}
              - kind: command
                command: [/bin/sh, -c, 'printf "%s %s\\n" "$LOOKOUT_ID" "$(cat)" >> "$0"', "\(home.folder.path("received"))"]

            """,
            to: "lookout.yaml"
        )
        try home.folder.write("feeds:\n  - {path: s.xml, id: s}\n", to: "Feeds/s.yaml")
        try home.folder.write("any: [Taiwan]\npriority: alert\n", to: "Rules/t.yaml")
        try home.folder.write(feed(isNew: false), to: "Feeds/s.xml")
        #expect(try await home.run("run", at: "2026-11-24T08:00:00Z").status == 0)
        // What the command had of the first pass: its edition.
        try FileManager.default.removeItem(atPath: home.folder.path("received"))
        try home.folder.write(feed(isNew: true), to: "Feeds/s.xml")
        return home
    }

    private func feed(isNew: Bool) -> String {
        let items = Self.topics.map { topic in
            "<item><guid>\(topic)\(isNew)</guid><title>\(isNew ? "Taiwan \(topic): \(topic)goers" : "Nothing")</title>"
                + "<description>\(topic)builders and \(topic)guards</description></item>"
        }
        return "<rss version=\"2.0\"><channel><title>S</title>\(items.joined())</channel></rss>"
    }

    /// Lets two runs take up what a killed one left, and compares what has come with what was promised.
    func expectPromises(of home: TestHome, since mark: Mark, _ place: String) async throws {
        let recorded = try await receipts(of: home)
        for time in Self.later { #expect(try await home.run("run", at: time).status == 0, "\(place)") }
        for (sink, arrivals) in arrivals(at: home, since: mark) {
            let bodies = Dictionary(grouping: arrivals, by: \.id).mapValues { $0.map(\.body) }
            // Each development, and the edition of the day, which the killed run was to make.
            #expect(bodies.count == Self.topics.count + 1, "\(sink), lost, \(place)")
            for (id, bodies) in bodies {
                #expect(Set(bodies).count == 1, "\(sink), other bytes under an id, \(place)")
                #expect(bodies.count <= (recorded.contains(id) ? 1 : 2), "\(sink), again after its receipt, \(place)")
            }
        }
        let alerts = try home.alerts
        #expect(alerts.count == Self.topics.count && Set(alerts.map(\.id)).count == alerts.count, "files, \(place)")
        #expect(home.alertTexts.count == Self.topics.count, "files, \(place)")
        #expect(try home.digest("2026-11-24").sections.flatMap(\.stories).count == Self.topics.count, "\(place)")
        #expect(home.folder.read("Digests/digests.atom")?.contains("2026-11-24.html") == true, "\(place)")
    }

    /// The ids of which a receipt is in the store.
    ///
    /// They are read from a copy, in which a run has rolled back what was broken off.
    private func receipts(of home: TestHome) async throws -> Set<String> {
        let copy = try TestHome(settings: "zone: UTC\n")
        for name in ["State", "Feeds", "Rules"] { try copy.copy(name, from: home) }
        let time = ["--home", copy.folder.path(), "--at", Self.time]
        // It knows no sinks, and says that what is for them is stuck.
        let repair = try await LookoutProgram.run(["run"] + time)
        #expect(repair.status == 1 || repair.status == 0, "\(repair)")
        let list = try await LookoutProgram.run(["alerts", "list", "--json", "--limit", "100"] + time.prefix(2))
        #expect(list.status == 0, "\(list)")
        let sent = try list.output.split(separator: "\n").map {
            try JSONDecoder().decode(Sent.self, from: Data($0.utf8))
        }
        return Set(sent.filter { $0.state == "delivered" }.map(\.id))
    }

    private struct Sent: Decodable {
        let id: String
        let state: String
    }

    /// What each sink was given, in order; every body that a command has read is whole.
    private func arrivals(at home: TestHome, since mark: Mark) -> [(
        sink: String, arrivals: [(id: String, body: String)]
    )] {
        let byHook = hook.requests(to: "/hook").dropFirst(mark.hooks).map {
            (id: $0["webhook-id"] ?? "", body: String(decoding: $0.body, as: UTF8.self))
        }
        let byMail = mail.messages.dropFirst(mark.mails).map { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            let line = text.split(whereSeparator: \.isNewline).first { $0.lowercased().hasPrefix("message-id:") }
            return (id: String((line ?? "").drop { $0 != "<" }.dropFirst().prefix(32)), body: text)
        }
        let byCommand = (home.folder.read("received") ?? "").split(separator: "\n").map { line in
            (id: String(line.prefix(32)), body: String(line.dropFirst(33)))
        }
        for (id, body) in byCommand {
            let isWhole = (try? JSONSerialization.jsonObject(with: Data(body.utf8))) != nil
            #expect(isWhole, "the command's input of \(id) is cut: \(body)")
        }
        return [("hook", byHook), ("mail", byMail), ("command", byCommand)]
    }
}
