import Delivery
import Foundation
import LookoutModel
import Storage
import TestSupport
import Testing

@Suite struct CommandSinkTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func deliver(
        _ words: [String],
        seconds: Int = 60,
        message: Message = SampleMessages.plain,
        attempts: Int = 1,
        environment: [String: String] = [:]
    ) async -> Result<String, DeliveryError> {
        let settings = CommandSettings(name: "pager", words: words, seconds: seconds, environment: environment)
        let sink = CommandSink(settings)
        var entry = SampleMessages.entry(message, body: WebhookForm().body(of: message, to: "reader"), sink: "pager")
        entry.attempts = attempts
        let claimed = entry
        return await delivered { () async throws(DeliveryError) in
            try await sink.deliver(claimed, mayHaveArrived: claimed.attempts > 1)
        }
    }

    private func shell(_ script: String, seconds: Int = 60, attempts: Int = 1) async -> Result<String, DeliveryError> {
        await deliver(["sh", "-c", script], seconds: seconds, attempts: attempts)
    }

    @Test func `the program reads the message and its first line is the receipt`() async {
        let path = folder.path("in")
        #expect(await shell("cat > '\(path)'; echo; echo 'queued as 7'; echo more") == .success("queued as 7"))
        #expect(folder.read("in") == WebhookForm().body(of: SampleMessages.plain, to: "reader"))
        #expect(await shell("exit 0") == .success("exit 0"))
    }

    @Test func `the environment is what we say and nothing of ours`() async throws {
        let result = await deliver(
            ["sh", "-c", "env > '\(folder.path("env"))'"],
            message: SampleMessages.drill,
            attempts: 2,
            environment: ["HOME": "/home/desk", "LC_ALL": "ja_JP.UTF-8"]
        )
        #expect(result == .success("exit 0"))
        let lines = Set(try #require(folder.read("env")).split(separator: "\n").map(String.init))
        let own: Set = [
            "PATH=\(CommandSettings.path)", "LC_ALL=ja_JP.UTF-8", "HOME=/home/desk",
            "LOOKOUT_ID=00112233445566778899aabbccddeeff", "LOOKOUT_KIND=alert", "LOOKOUT_SINK=pager",
            "LOOKOUT_RECIPIENT=reader", "LOOKOUT_STORY=0123456789abcdef", "LOOKOUT_ATTEMPT=2",
            "LOOKOUT_MAY_BE_REPEAT=1", "LOOKOUT_PRIORITY=critical", "LOOKOUT_HEADLINE=DRILL: 日米韓の事務局、ソウルに",
            "LOOKOUT_TOPIC=The trilateral secretariat", "LOOKOUT_DRILL=1",
        ]
        // What a shell sets by itself.
        #expect(
            lines.subtracting(own).allSatisfy {
                $0.hasPrefix("PWD=") || $0.hasPrefix("SHLVL=") || $0.hasPrefix("_=") || $0.hasPrefix("OLDPWD")
            }
        )
        #expect(own.subtracting(lines) == [])
    }

    @Test func `no shell reads the words`() async {
        #expect(await deliver(["printf", "%s|%s", "$HOME; exit 1", "a b"]) == .success("$HOME; exit 1|a b"))
    }

    @Test func `hostile text is a value in the environment and nothing else`() async {
        let result = await deliver(
            ["sh", "-c", "printf '%s' \"$LOOKOUT_HEADLINE\" | wc -l"],
            message: SampleMessages.message("$(touch x); `id` \n\u{0}\u{1B}[2J", items: [])
        )
        #expect(result == .success("0"))
    }

    @Test(arguments: [1, 2, 64, 75, 126, 255])
    func `any other status means later`(status: Int) async {
        let result = await shell("echo 'not now' >&2; exit \(status)")
        #expect(result == .failure(.postponed(answer: "exit \(status): not now", after: nil)))
    }

    @Test func `a program that a signal ends means later`() async {
        #expect(await shell("kill -9 $$") == .failure(.postponed(answer: "killed", after: nil)))
    }

    @Test func `what is no program is the sink's own fault`() async throws {
        try folder.write("#!/bin/sh\n", to: "plain.sh")
        for (words, code) in [
            (["/no/such/program"], Int32(2)), (["no-such-program-anywhere"], 2), ([folder.path("plain.sh")], 13),
            ([], 2), ([""], 2),
        ] {
            let result = await deliver(words)
            #expect(result == .failure(.notStarted(code: code)), "\(words)")
        }
        #expect(DeliveryError.notStarted(code: 2).isOfSink && !DeliveryError.notStarted(code: 2).isFinal)
    }

    @Test func `a program that hangs is killed with all that it started`() async throws {
        let script = "sleep 1000 & echo $! > '\(folder.path("grandchild"))'; wait"
        #expect(await shell(script, seconds: 1) == .failure(.tooSlow(seconds: 1)))
        let number = try #require(folder.read("grandchild")).split(separator: "\n").joined()
        #expect(await ProcessEnd.comes(to: number))
    }

    @Test func `much output is read and dropped, and never-ending output ends with the time`() async {
        let receipt = String(repeating: "a", count: 200) + "…"
        #expect(await shell("head -c 5000000 /dev/zero | tr '\\0' a") == .success(receipt))
        #expect(await shell("yes", seconds: 1) == .failure(.tooSlow(seconds: 1)))
    }

    @Test func `a program that does not read its input is not to blame`() async {
        var message = SampleMessages.plain
        message.text = String(repeating: "long ", count: 200_000)
        #expect(await deliver(["sh", "-c", "exec <&-; echo fine"], message: message) == .success("fine"))
        #expect(await deliver(["true"], message: message) == .success("exit 0"))
    }

    @Test func `a receipt is one safe line`() async {
        #expect(await shell("printf '\\033[2J\\tgot\\001it\\r\\n'") == .success("[2J gotit"))
    }
}
