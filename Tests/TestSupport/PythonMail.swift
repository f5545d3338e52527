import Foundation

/// Mails as Python's email package reads them.
package enum PythonMail {
    /// What a reader sees of a mail.
    package struct Parsed: Decodable, Sendable {
        /// All fields in their order, names and decoded values.
        package let fields: [[String]]
        package let text: String
        package let html: String
        /// What the parser found wrong, in the whole, its parts and its fields.
        package let defects: [String]
        package let types: [String]
        /// Addresses as the parser takes the fields apart.
        package let to: [String]
        package let from: [String]
        package let fromName: String

        /// The values of a field.
        package func values(_ name: String) -> [String] {
            fields.filter { $0[0].lowercased() == name.lowercased() }.map { $0[1] }
        }
    }

    /// Reads mails with the package's strictest reading, all in one run.
    ///
    /// - Throws: what Python says where it fails.
    package static func parse(_ mails: [[UInt8]]) async throws -> [Parsed] {
        let folder = try TemporaryFolder()
        for (index, mail) in mails.enumerated() { try folder.write(mail, to: "\(index).eml") }
        let result = try await ProgramRun.run(PythonMailServer.python, ["-c", script, folder.path(), "\(mails.count)"])
        guard result.status == 0 else { throw Failure(errors: result.errors) }
        return try JSONDecoder().decode([Parsed].self, from: Data(result.output.utf8))
    }

    private struct Failure: Error {
        let errors: String
    }

    private static let script = """
        import email, email.policy, json, os, sys
        folder, count = sys.argv[1], int(sys.argv[2])

        def defects(part):
            found = [repr(d) for d in part.defects]
            for name, value in part.items():
                found += ['%s: %r' % (name, d) for d in getattr(value, 'defects', ())]
            return found

        def content(part):
            return part.get_content().replace('\\r\\n', '\\n')

        read = []
        for index in range(count):
            with open(os.path.join(folder, '%d.eml' % index), 'rb') as file:
                mail = email.message_from_bytes(file.read(), policy=email.policy.default)
            parts = list(mail.walk())
            texts = [content(p) for p in parts if p.get_content_type() == 'text/plain']
            pages = [content(p) for p in parts if p.get_content_type() == 'text/html']
            read.append({
                'fields': [[name, str(value)] for name, value in mail.items()],
                'text': '|'.join(texts), 'html': '|'.join(pages),
                'defects': [d for p in parts for d in defects(p)],
                'types': [p.get_content_type() for p in parts],
                'to': [a.addr_spec for a in mail['to'].addresses],
                'from': [a.addr_spec for a in mail['from'].addresses],
                'fromName': mail['from'].addresses[0].display_name,
            })
        json.dump(read, sys.stdout)
        """
}
