/// Scripts that tests write and then have run as programs.
package enum ScriptFile {
    /// Writes a program of the shell into `folder`, folders above it included, and gives its path.
    ///
    /// Another process writes it. A file that this one has open for writing, be it for a moment, may be open in a child that
    /// another test starts just then, and the system runs no program that somebody may write to (ETXTBSY).
    ///
    /// - Throws: what the system says.
    @discardableResult
    package static func write(
        _ script: String,
        to name: String,
        in folder: TemporaryFolder,
        shell: String = "/bin/sh"
    ) async throws -> String {
        let path = folder.path(name)
        let result = try await ProgramRun.run(
            "/bin/sh",
            ["-c", "mkdir -p \"$(dirname \"$0\")\" && cat > \"$0\" && chmod 755 \"$0\"", path],
            environment: ["PATH": "/usr/bin:/bin"],
            input: Array("#!\(shell)\n\(script)\n".utf8)
        )
        guard result.status == 0 else { throw Failure(errors: result.errors) }
        return path
    }

    private struct Failure: Error {
        let errors: String
    }
}
