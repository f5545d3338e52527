import Foundation

/// A mail server of Python's aiosmtpd as a process of its own, on 127.0.0.1 and a port of the system's choosing.
///
/// Each message that it takes is a file: the envelope as lines of JSON beside the bytes.
package final class PythonMailServer: Sendable {
    /// Python as the system has it, where its packages are.
    package static let python = "/usr/bin/python3"
    /// Whether Python is there.
    package static let hasPython = FileManager.default.isExecutableFile(atPath: python)
    /// Whether the server is there too.
    package static let isAvailable = hasPython && hasPackage

    private static let hasPackage: Bool = {
        let folders = ["/usr/lib/python3/dist-packages", "/usr/local/lib/python3/dist-packages"]
        return folders.contains { FileManager.default.fileExists(atPath: $0 + "/aiosmtpd") }
    }()

    /// What came with a message.
    package struct Envelope: Decodable, Sendable {
        package let sender: String
        package let recipients: [String]
        package let isEncrypted: Bool
        package let user: String?
    }

    /// How connections are protected, as the script calls it.
    package enum Security: String, Sendable {
        case plain
        case startTLS = "starttls"
        case tls
    }

    package let port: UInt16
    private let folder: TemporaryFolder
    private let process: Process

    /// Starts a server; with `login`, only those who sign in so may send.
    ///
    /// - Throws: `CocoaError` where it does not start.
    package init(
        _ security: Security = .plain,
        certificate: TestCertificate? = nil,
        login: (user: String, password: String)? = nil
    ) throws {
        folder = try TemporaryFolder()
        process = Process()
        process.executableURL = URL(filePath: Self.python)
        process.arguments = [
            "-c", Self.script, folder.path(), security.rawValue, certificate?.certificate ?? "", certificate?.key ?? "",
            login?.user ?? "", login?.password ?? "",
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        var text = ""
        while !text.hasSuffix("\n") {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw CocoaError(.fileReadUnknown) }
            text += String(decoding: more, as: UTF8.self)
        }
        port = UInt16(text.dropLast()) ?? 0
    }

    /// The messages that have come, in order.
    package var messages: [(envelope: Envelope, bytes: [UInt8])] {
        folder.names().filter { $0.hasSuffix(".json") }.compactMap { name in
            let bytes = try? Data(contentsOf: folder.url.appending(path: String(name.dropLast(5)) + ".eml"))
            let envelope = folder.read(name).flatMap { try? JSONDecoder().decode(Envelope.self, from: Data($0.utf8)) }
            guard let bytes, let envelope else { return nil }
            return (envelope, Array(bytes))
        }
    }

    /// Ends the server.
    package func stop() {
        // Not SIGTERM: a child of a test's thread has all signals blocked that can be.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    private static let script = """
        import asyncio, json, os, ssl, sys
        from aiosmtpd.smtp import SMTP, AuthResult
        folder, security, certificate, key, user, password = sys.argv[1:]
        count = 0

        class Handler:
            async def handle_DATA(self, server, session, envelope):
                global count
                count += 1
                name = os.path.join(folder, '%04d' % count)
                with open(name + '.eml', 'wb') as file:
                    file.write(envelope.original_content)
                facts = {'sender': envelope.mail_from, 'recipients': envelope.rcpt_tos,
                         'isEncrypted': session.ssl is not None or security == 'tls', 'user': session.auth_data}
                with open(name + '.part', 'w') as file:
                    json.dump(facts, file)
                os.rename(name + '.part', name + '.json')
                return '250 2.0.0 kept as %d' % count

        def authenticate(server, session, envelope, mechanism, data):
            if (data.login, data.password) == (user.encode(), password.encode()):
                return AuthResult(success=True, auth_data=user)
            return AuthResult(success=False, handled=False)

        context = None
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, key)

        def make():
            options = {'hostname': 'loopback', 'enable_SMTPUTF8': False}
            if security == 'starttls':
                options.update(tls_context=context, require_starttls=True)
            if user:
                options.update(authenticator=authenticate, auth_required=True,
                               auth_require_tls=security == 'starttls')
            return SMTP(Handler(), **options)

        async def main():
            loop = asyncio.get_running_loop()
            server = await loop.create_server(make, '127.0.0.1', 0, ssl=context if security == 'tls' else None)
            print(server.sockets[0].getsockname()[1], flush=True)
            await server.serve_forever()

        asyncio.run(main())
        """
}
