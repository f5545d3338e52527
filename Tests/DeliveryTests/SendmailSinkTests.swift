import Delivery
import Foundation
import LookoutModel
import Storage
import TestSupport
import Testing
import Text

/// Mail by way of a program, which here is a script.
@Suite struct SendmailSinkTests {
    private let folder: TemporaryFolder
    private let program: String

    init() throws {
        folder = try TemporaryFolder()
        program = folder.path("sendmail")
    }

    private func deliver(
        _ script: String,
        to recipient: String = "reader@desk.example",
        seconds: Int = 30
    ) async throws -> Result<String, DeliveryError> {
        try await ScriptFile.write("here='\(folder.path())'\n" + script, to: "sendmail", in: folder)
        return try await send(to: recipient, seconds: seconds)
    }

    /// Sends by way of the program as it stands.
    private func send(
        to recipient: String = "reader@desk.example",
        seconds: Int = 30
    ) async throws -> Result<String, DeliveryError> {
        let settings = SendmailSettings(
            name: "mail",
            program: program,
            from: try MailAddress("lookout@desk.example"),
            seconds: seconds
        )
        let entry = OutboxEntry(
            id: "00112233445566778899aabbccddeeff",
            sink: "mail",
            recipient: recipient,
            kind: .alert,
            story: nil,
            fileName: "",
            body: try MailSamples.form().body(of: MailSamples.alert(), to: recipient),
            record: "",
            createdAt: MailSamples.created,
            expiresAt: MailSamples.created.advanced(bySeconds: Outbox.lifetime)
        )
        do throws(DeliveryError) {
            return .success(try await SendmailSink(settings: settings).deliver(entry, mayHaveArrived: false))
        } catch {
            return .failure(error)
        }
    }

    @Test func `the message goes in on standard input with the line ends of files`() async throws {
        let result = try await deliver(
            "cat > \"$here/mail\"; printf '%s|' \"$@\" > \"$here/words\"; echo 'queued as 1'"
        )
        #expect(result == .success("exit 0: queued as 1"))
        #expect(folder.read("words") == "-i|-f|lookout@desk.example|--|reader@desk.example|")
        let body = try MailSamples.form().body(of: MailSamples.alert(), to: "reader@desk.example")
        #expect(Array((folder.read("mail") ?? "").utf8) == body.utf8.filter { $0 != 0x0D })
    }

    @Test(arguments: [65, 67, 68])
    func `a status that speaks of the message makes it dead`(status: Int) async throws {
        let result = try await deliver("cat > /dev/null; echo 'no such user' >&2; exit \(status)")
        #expect(result == .failure(.refused(answer: "exit \(status): no such user")))
    }

    @Test(arguments: [69, 70, 71, 74, 75])
    func `a status that speaks of now means later`(status: Int) async throws {
        let result = try await deliver("cat > /dev/null; exit \(status)")
        #expect(result == .failure(.postponed(answer: "exit \(status)", after: nil)))
    }

    @Test(arguments: [1, 64, 72, 77, 78, 127])
    func `a status that speaks of the program is the sink's fault`(status: Int) async throws {
        let result = try await deliver("cat > /dev/null; exit \(status)")
        #expect(result == .failure(.unavailable(answer: "exit \(status)")))
    }

    @Test func `a program that reads nothing is judged by its status all the same`() async throws {
        #expect(try await deliver("exit 75") == .failure(.postponed(answer: "exit 75", after: nil)))
        #expect(try await deliver("exec 0<&-; exit 0") == .success("exit 0"))
    }

    @Test func `a program that takes too long is killed with all that it started`() async throws {
        let result = try await deliver(
            "(trap '' TERM; while :; do :; done) & echo $! > \"$here/child\"; wait",
            seconds: 1
        )
        #expect(result == .failure(.tooSlow(seconds: 1)))
        let child = try #require(folder.read("child")).split(separator: "\n").joined()
        #expect(await ProcessEnd.comes(to: child))
    }

    @Test func `a program that a signal ends is tried again`() async throws {
        #expect(try await deliver("kill -9 $$") == .failure(.postponed(answer: "killed by a signal", after: nil)))
    }

    @Test func `a program that somebody writes to just now is tried again`() async throws {
        try await ScriptFile.write("exit 0", to: "sendmail", in: folder)
        let writing = try #require(FileHandle(forUpdatingAtPath: program))
        let busy = DeliveryError.notStarted(code: ETXTBSY)
        #expect(try await send() == .failure(busy))
        #expect(!busy.isFinal)
        try writing.close()
    }

    @Test func `a program that is not there is the sink's fault`() async throws {
        let settings = SendmailSettings(
            name: "mail",
            program: folder.path("absent"),
            from: try MailAddress("lookout@desk.example")
        )
        let entry = OutboxEntry(
            id: "a",
            sink: "mail",
            recipient: "a@b.example",
            kind: .alert,
            story: nil,
            fileName: "",
            body: "",
            record: "",
            createdAt: MailSamples.created,
            expiresAt: MailSamples.created
        )
        let sink = SendmailSink(settings: settings)
        await #expect(throws: DeliveryError.notStarted(code: 2)) {
            _ = try await sink.deliver(entry, mayHaveArrived: false)
        }
    }

    @Test func `an address is never an option or a shell's word`() async throws {
        let result = try await deliver(
            "printf '%s|' \"$@\" > \"$here/words\"; cat > /dev/null",
            to: "-o$HOME`id`@desk.example"
        )
        #expect(result == .success("exit 0"))
        #expect(folder.read("words") == "-i|-f|lookout@desk.example|--|-o$HOME`id`@desk.example|")
    }

    @Test func `what a program says is one safe line`() async throws {
        let result = try await deliver("cat > /dev/null; printf 'a\\033[2J\\nb\\r\\nc' >&2; exit 65")
        #expect(result == .failure(.refused(answer: "exit 65: a[2J b c")))
    }
}
