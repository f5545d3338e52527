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

    init() throws {
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
        try stub("dpkg-query", "echo installed")
        try stub("chown", "exit 0")
    }

    private func stub(_ name: String, _ script: String, in place: String = "bin") throws {
        try folder.write("#!/bin/bash\n\(script)\n", to: place + "/" + name)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755],
            ofItemAtPath: folder.path(place + "/" + name)
        )
    }

    private func bash(_ arguments: [String], _ environment: [String: String] = [:]) async throws -> ProgramRun.Result {
        try await ProgramRun.run(
            folder.path("bin/bash"),
            arguments,
            environment: ["PATH": folder.path("bin"), "HOME": folder.path("root")].merging(environment) { $1 }
        )
    }

    @Test func `under sudo the toolchain in the caller's home is found and the caller builds`() async throws {
        try stub("id", "echo 0")
        try stub("getent", "[ \"$2\" = alice ] && echo \"alice:x:1000:1000::\(folder.path("alice")):/bin/bash\"")
        try stub("runuser", "[ \"$1 $2 $3\" = '-u alice --' ] || exit 9; shift 3; AS=alice exec \"$@\"")
        try stub(
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
        try stub("id", "echo 1000")
        try stub(
            "swift",
            "if [ \"$1\" = --version ]; then echo 'Swift version 6.2 (x)'; else echo \"$1 at $HOME\"; fi",
            in: "root/.local/share/swiftly/bin"
        )
        let result = try await bash(["-c", ". '\(deploy)/prepare'; as_builder swift build"], ["SUDO_USER": "alice"])
        #expect(result.output == "build at \(folder.path("root"))\n")
    }

    @Test(arguments: [
        "srv/lookout", "/", "//", "/srv", "/srv/", "/etc", "/home/alice/lookout", "/root/lookout", "/tmp/lookout",
        "/var/tmp/x/lookout", "/srv/../etc/lookout", "/srv/./lookout", "/usr/share", "/etc/lookout", "/run/lookout",
        "/srv/look out", "/var/lib", "/usr/local/share/lookout",
    ])
    func `a home that cannot work is refused before anything is done`(home: String) async throws {
        try stub("id", "echo 1000")
        let result = try await bash([deploy + "/install", home])
        #expect(result.status == 64, "\(result.errors)")
        #expect(result.errors.hasPrefix("lookout: "))
        #expect(result.output == "")
    }

    @Test(arguments: ["/srv/lookout-test", "/var/lib/lookout-test", "/opt/desk/lookout", "/srv/lookout-test//"])
    func `a home that can work comes as far as asking for root`(home: String) async throws {
        try stub("id", "echo 1000")
        #expect(try await bash([deploy + "/install", home]).status == 77)
    }
}
