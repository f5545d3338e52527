import Platform
import TestSupport
import Testing

/// What a child process is given, and what becomes of it when it does not end as it should.
@Suite struct ChildInputTests {
    private let environment = ["PATH": "/usr/bin:/bin"]

    private func shell(
        _ script: String,
        input: [UInt8]? = nil,
        limit: Int = 1 << 20,
        dropsExcess: Bool = false,
        seconds: Int = 60
    ) throws -> ChildProcess.Result {
        try ChildProcess.run(
            "sh",
            ["-c", script],
            environment: environment,
            input: input,
            limit: limit,
            dropsExcess: dropsExcess,
            seconds: seconds
        )
    }

    @Test(arguments: [0, 1, 65_536, 1_000_000])
    func `input of any size is read to its end`(size: Int) throws {
        let result = try shell("wc -c", input: [UInt8](repeating: 0x61, count: size))
        #expect(String(decoding: result.output, as: UTF8.self).split(separator: " ").joined() == "\(size)\n")
    }

    /// More than a pipe holds, so that somebody would have to be there to write it as it is read.
    @Test(arguments: [1, 1_000_000])
    func `all of the input is there before a program reads its first byte, and nobody can change it`(size: Int) throws {
        let input = [UInt8](repeating: 0x61, count: size)
        let result = try shell("stat -L -c %s /dev/stdin; echo more >&0 && exit 3; wc -c", input: input)
        let words = String(decoding: result.output, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        #expect(words == ["\(size)", "\(size)"], "\(result)")
        #expect(result.status == 0)
    }

    @Test func `a program that reads late reads all, though nobody is left who started it`() throws {
        let folder = try TemporaryFolder()
        let (gate, end) = (folder.path("gate"), folder.path("end"))
        // It is left running by the one that we start, and may not read before that one has ended.
        let late = "read word < '\(gate)'; wc -c <&3 > '\(folder.path("late"))'; echo > '\(end)'"
        let input = [UInt8](repeating: 0x61, count: 300_000)
        #expect(try shell("mkfifo '\(gate)' '\(end)'; exec 3<&0; (\(late)) >&- 2>&- &", input: input).status == 0)
        #expect(try shell("echo go > '\(gate)'; read word < '\(end)'").status == 0)
        #expect(folder.read("late")?.split(whereSeparator: \.isWhitespace) == ["300000"])
    }

    @Test func `input and output at once do not lock up`() throws {
        let input = (0..<500_000).map { UInt8(truncatingIfNeeded: $0) }
        #expect(try shell("cat", input: input, limit: 1 << 20).output == input)
    }

    @Test func `a program that reads nothing ends as it likes`() throws {
        let input = [UInt8](repeating: 0x61, count: 1_000_000)
        let result = try shell("exec <&-; echo done; exit 3", input: input)
        #expect(result.status == 3)
        #expect(result.output == Array("done\n".utf8))
        #expect(try shell("head -c 5; exit 0", input: input).output == Array("aaaaa".utf8))
    }

    @Test func `a broken pipe is the child's to die of`() throws {
        // As the system has it: a program that ignores the signal would print for ever.
        let result = try shell("(yes; echo \"status $?\" >&2) | head -1")
        #expect(result.output == Array("y\n".utf8))
        #expect(!String(decoding: result.errors, as: UTF8.self).contains("Broken pipe"))
    }

    @Test func `of much output the beginning is kept where the rest is not wanted`() throws {
        let result = try shell("head -c 3000000 /dev/zero; exit 4", limit: 100, dropsExcess: true)
        #expect(result.output == [UInt8](repeating: 0, count: 100))
        #expect(result.status == 4)
    }

    @Test func `what hangs is killed, and all that it started`() async throws {
        let folder = try TemporaryFolder()
        let script = "sleep 1000 & echo $! > \(folder.path("grandchild")); echo $$ > \(folder.path("child")); wait"
        #expect(throws: ChildProcess.Failure.tooSlow) { try shell(script, seconds: 1) }
        for name in ["child", "grandchild"] {
            let number = try #require(folder.read(name)).split(separator: "\n").joined()
            #expect(await ProcessEnd.comes(to: number))
        }
    }

    @Test func `what closes its output and stays is killed in time`() {
        #expect(throws: ChildProcess.Failure.tooSlow) { try shell("exec >&- 2>&-; sleep 1000", seconds: 1) }
    }

    @Test func `what it leaves running does not keep the run waiting`() throws {
        let result = try shell("sleep 20 & echo $!", seconds: 600)
        #expect(result.status == 0)
        let number = String(decoding: result.output, as: UTF8.self).split(separator: "\n").joined()
        #expect(try shell("kill \(number)").status == 0)
    }

    @Test func `a run that waits keeps no thread of the caller's waiting`() async throws {
        let result = try await ChildProcess.running(
            "cat",
            [],
            environment: environment,
            input: Array("over there".utf8),
            limit: 100,
            seconds: 60
        )
        #expect(result.output == Array("over there".utf8))
        await #expect(throws: ChildProcess.Failure.start(code: 2)) {
            try await ChildProcess.running("/no/such", [], environment: environment, limit: 1, seconds: 1)
        }
    }
}
