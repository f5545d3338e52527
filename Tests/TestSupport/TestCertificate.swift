import Foundation

/// A certificate of a test's own, signed by itself: made by the `openssl` command, which a system may lack.
package struct TestCertificate: Sendable {
    /// Whether the command is there.
    package static let isAvailable = FileManager.default.isExecutableFile(atPath: program)

    private static let program = "/usr/bin/openssl"

    /// The paths of the certificate, to be trusted or not, and of its key.
    package let certificate: String
    package let key: String
    private let folder: TemporaryFolder

    /// Makes a certificate for `name`, a subject alternative name as OpenSSL writes it, such as `IP:127.0.0.1`.
    ///
    /// - Throws: `CocoaError` where OpenSSL does not do its part.
    package init(name: String) async throws {
        folder = try TemporaryFolder()
        certificate = folder.path("leaf.pem")
        key = folder.path("leaf.key")
        let result = try await ProgramRun.run(
            Self.program,
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                "-subj", "/CN=test", "-addext", "subjectAltName=\(name)", "-keyout", key, "-out", certificate,
            ]
        )
        guard result.status == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
}
