import Text

/// A word of a command line that a person may copy into a shell.
enum ShellWord {
    /// `text` as it stands, or between quotation marks where a shell would read something into it.
    static func quoted(_ text: String) -> String {
        let text = VisibleText.line(text)
        let isPlain = text.utf8.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || "-._/:".utf8.contains($0) }
        return isPlain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }
}
