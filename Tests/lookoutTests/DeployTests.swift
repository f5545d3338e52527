import Foundation
import TestSupport
import Testing

/// The scripts of `deploy/`, on a machine that is made up of stubs: nothing is built, installed or owned.
@Suite struct DeployTests {
    private let folder: TemporaryFolder
    private let deploy = PackageFolder.root.appending(path: "deploy").path

    /// What the scripts may use of the real machine.
    private static let tools = [
        "bash", "cut", "dirname", "env", "find", "grep", "head", "ls", "realpath", "sed", "sort", "tail", "test", "tr",
    ]

    init() async throws {
        folder = try TemporaryFolder()
        try folder.write("", to: "bin/empty")
        for tool in Self.tools {
            let real = ["/usr/bin/", "/bin/"].map { $0 + tool }.first {
                FileManager.default.isExecutableFile(atPath: $0)
            }
            try FileManager.default.createSymbolicLink(
                atPath: folder.path("bin/" + tool),
                withDestinationPath: try #require(real)
            )
        }
        try await stub("dpkg-query", "echo installed")
        try await stub("chown", "exit 0")
    }

    private func stub(_ name: String, _ script: String, in place: String = "bin") async throws {
        try await ScriptFile.write(script, to: place + "/" + name, in: folder, shell: "/bin/bash")
    }

    private func bash(_ arguments: [String], _ environment: [String: String] = [:]) async throws -> ProgramRun.Result {
        try await ProgramRun.run(
            folder.path("bin/bash"),
            arguments,
            environment: ["PATH": folder.path("bin"), "HOME": folder.path("root")].merging(environment) { $1 }
        )
    }

    @Test func `under sudo the toolchain in the caller's home is found and the caller builds`() async throws {
        try await stub("id", "echo 0")
        try await stub("getent", "[ \"$2\" = alice ] && echo \"alice:x:1000:1000::\(folder.path("alice")):/bin/bash\"")
        try await stub("runuser", "[ \"$1 $2 $3\" = '-u alice --' ] || exit 9; shift 3; AS=alice exec \"$@\"")
        try await stub(
            "swift",
            "if [ \"$1\" = --version ]; then echo 'Swift version 6.3.1 (x)'; else echo \"$1 by $AS at $HOME\"; fi",
            in: "alice/.local/share/swiftly/bin"
        )
        let command = ["-c", ". '\(deploy)/prepare'; as_builder swift build"]
        let sudo = try await bash(command, ["SUDO_USER": "alice"])
        #expect(sudo.status == 0, "\(sudo.errors)")
        #expect(sudo.output == "build by alice at \(folder.path("alice"))\n")
    }

    @Test func `without sudo the one who runs it builds`() async throws {
        try await stub("id", "echo 1000")
        try await stub(
            "swift",
            "if [ \"$1\" = --version ]; then echo 'Swift version 6.2 (x)'; else echo \"$1 at $HOME\"; fi",
            in: "root/.local/share/swiftly/bin"
        )
        let result = try await bash(["-c", ". '\(deploy)/prepare'; as_builder swift build"], ["SUDO_USER": "alice"])
        #expect(result.output == "build at \(folder.path("root"))\n")
    }

    /// A machine on which only what tests use is absent, and that installs nothing.
    private func machineWithoutTestPackages(user: Int) async throws {
        try await stub("id", "echo \(user)")
        try await stub("dpkg-query", "case \"$*\" in *aiosmtpd*) exit 1 ;; *) printf installed ;; esac")
        try await stub("apt-get", "echo \"$*\" >> '\(folder.path("asked"))'; exit 100")
        try await stub("sudo", "exit 1")
        try await stub("swift", "echo 'Swift version 6.3.1 (x)'")
    }

    @Test(arguments: [0, 1000])
    func `what only tests use is asked for by the tests alone, and nothing stops where it cannot be had`(user: Int)
        async throws
    {
        try await machineWithoutTestPackages(user: user)
        let plain = try await bash(["-c", ". '\(deploy)/prepare'; echo prepared"])
        #expect(plain.status == 0 && plain.output == "prepared\n" && plain.errors == "")
        #expect(folder.read("asked") == nil)

        let packages = "wanted_for_tests='python3 python3-aiosmtpd'"
        let tests = try await bash(["-c", "\(packages); . '\(deploy)/prepare'; echo prepared"])
        #expect(tests.status == 0 && tests.output == "prepared\n", "\(tests.errors)")
        #expect(tests.errors.contains("not installed: python3-aiosmtpd. The tests that use them are skipped"))
        #expect((folder.read("asked") != nil) == (user == 0), "only root may ask")
    }

    @Test(arguments: [
        "srv/lookout", "/", "//", "/srv", "/srv/", "/etc", "/home/alice/lookout", "/root/lookout", "/tmp/lookout",
        "/var/tmp/x/lookout", "/srv/../etc/lookout", "/srv/./lookout", "/usr/share", "/etc/lookout", "/run/lookout",
        "/srv/look out", "/var/lib", "/usr/local/share/lookout",
    ])
    func `a home that cannot work is refused before anything is done`(home: String) async throws {
        try await stub("id", "echo 1000")
        let result = try await bash([deploy + "/install", home])
        #expect(result.status == 64, "\(result.errors)")
        #expect(result.errors.hasPrefix("lookout: "))
        #expect(result.output == "")
    }

    @Test(arguments: ["/srv/lookout-test", "/var/lib/lookout-test", "/opt/desk/lookout", "/srv/lookout-test//"])
    func `a home that can work comes as far as asking for root`(home: String) async throws {
        try await stub("id", "echo 1000")
        #expect(try await bash([deploy + "/install", home]).status == 77)
    }
}
