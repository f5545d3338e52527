import Foundation
import TestSupport

/// OpenSSL's test server with certificates of a test's own making.
final class TLSServer {
    /// Whether the `openssl` command is there.
    static let isAvailable = FileManager.default.isExecutableFile(atPath: path)

    private static let path = "/usr/bin/openssl"

    /// What a certificate says and who has signed it.
    enum Certificate {
        case selfSigned(name: String, days: Int)
        /// By an authority whose own certificate the server does not send.
        case signedByAnother(name: String)
    }

    let port: UInt16
    /// The certificate, to be trusted or not.
    let certificates: String
    private let folder: TemporaryFolder
    private let process: Process

    /// Starts a server in `folder`; `name` is a subject alternative name as OpenSSL writes it, such as `IP:127.0.0.1`.
    ///
    /// - Throws: `CocoaError` where OpenSSL does not do its part.
    init(_ certificate: Certificate, options: [String] = ["-www"], in folder: TemporaryFolder? = nil) throws {
        let folder = try folder ?? TemporaryFolder()
        self.folder = folder
        certificates = folder.path("leaf.pem")
        let key = folder.path("leaf.key")
        try Self.makeRequest(in: folder, "leaf")
        let signing: [String]
        switch certificate {
        case .selfSigned(let name, let days):
            try folder.write("subjectAltName=\(name)\n", to: "leaf.ext")
            signing = ["-signkey", key, "-days", "\(days)"]
        case .signedByAnother(let name):
            try folder.write("subjectAltName=\(name)\n", to: "leaf.ext")
            try folder.write("basicConstraints=critical,CA:true\n", to: "root.ext")
            try Self.makeRequest(in: folder, "root")
            try Self.run(Self.sign("root", in: folder) + ["-signkey", folder.path("root.key"), "-days", "2"])
            signing = [
                "-CA", folder.path("root.pem"), "-CAkey", folder.path("root.key"), "-CAcreateserial", "-days", "2",
            ]
        }
        try Self.run(Self.sign("leaf", in: folder) + signing)
        process = Process()
        process.executableURL = URL(filePath: Self.path)
        process.arguments =
            ["s_server", "-accept", "127.0.0.1:0", "-cert", certificates, "-key", key] + options
        process.currentDirectoryURL = folder.url
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        var text = ""
        while !text.contains("ACCEPT") || !text.hasSuffix("\n") {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw CocoaError(.fileReadUnknown) }
            text += String(decoding: more, as: UTF8.self)
        }
        let port = text.split(separator: "\n").first { $0.hasPrefix("ACCEPT") }
            .flatMap { $0.split(separator: ":").last }.flatMap { UInt16($0) }
        self.port = port ?? 0
    }

    /// Ends the server.
    func stop() {
        // Not SIGTERM: a child of a test's thread has all signals blocked that can be.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    private static func makeRequest(in folder: TemporaryFolder, _ name: String) throws {
        try run([
            "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
            folder.path(name + ".key"), "-out", folder.path(name + ".csr"), "-subj", "/CN=\(name)",
        ])
    }

    private static func sign(_ name: String, in folder: TemporaryFolder) -> [String] {
        [
            "x509", "-req", "-in", folder.path(name + ".csr"), "-extfile", folder.path(name + ".ext"), "-out",
            folder.path(name + ".pem"),
        ]
    }

    private static func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
}
