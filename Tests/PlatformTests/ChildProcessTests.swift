import Platform
import Testing

/// Programs that are run for what they print.
@Suite struct ChildProcessTests {
    private let environment = ["PATH": "/usr/bin:/bin", "WORD": "here"]

    private func shell(_ script: String, limit: Int = 1 << 20, seconds: Int = 30) throws -> ChildProcess.Result {
        try ChildProcess.run("sh", ["-c", script], environment: environment, limit: limit, seconds: seconds)
    }

    @Test func `output, errors and status come back, and nothing of the environment but what is given`() throws {
        let result = try shell("echo \"$WORD $HOME\"; echo no >&2; exit 3")
        #expect(result.status == 3)
        #expect(String(decoding: result.output, as: UTF8.self) == "here \n")
        #expect(String(decoding: result.errors, as: UTF8.self) == "no\n")
    }

    @Test func `arguments are not read by a shell`() throws {
        let words = ["%s|", "a b", "$WORD", "; exit 1", ""]
        let result = try ChildProcess.run("printf", words, environment: environment, limit: 100, seconds: 30)
        #expect(String(decoding: result.output, as: UTF8.self) == "a b|$WORD|; exit 1||")
    }

    @Test func `much output on both sides does not lock up`() throws {
        let script =
            "i=0; while [ $i -lt 3000 ]; do echo 0123456789012345678901234567890123456789; "
            + "echo 0123456789012345678901234567890123456789 >&2; i=$((i+1)); done"
        let result = try shell(script)
        #expect(result.output.count == 123_000)
        #expect(result.errors.count == 65_536)
    }

    @Test func `what is absent, too slow or too long is said`() {
        #expect(throws: ChildProcess.Failure.start(code: 2)) {
            _ = try ChildProcess.run("no-such-program", [], environment: environment, limit: 1, seconds: 1)
        }
        #expect(throws: ChildProcess.Failure.tooSlow) { _ = try shell("while :; do :; done", seconds: 1) }
        #expect(throws: ChildProcess.Failure.tooLong) { _ = try shell("while :; do echo long; done", limit: 1000) }
    }

    @Test func `standard input is empty`() throws {
        #expect(try shell("cat; echo end").output == Array("end\n".utf8))
    }
}
