import Text

/// Keeps text of others from calling people: `@everyone`, `@channel`, `@room`, a user's name.
enum ChatMention {
    /// Invisible, and the end of any name.
    private static let stop: Unicode.Scalar = "\u{200B}"

    /// An address as it is shown, its at signs percent-encoded, which leads to the same page.
    static func defused(_ link: WebLink) -> String {
        link.address.split(separator: "@", omittingEmptySubsequences: false).joined(separator: "%40")
    }

    /// `text` with a zero-width space after each at sign that something follows.
    static func defused(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "@")) else { return text }
        var defused = String.UnicodeScalarView()
        var isAfterSign = false
        for scalar in text.unicodeScalars {
            if isAfterSign, scalar != " " { defused.append(stop) }
            defused.append(scalar)
            isAfterSign = scalar == "@"
        }
        return String(defused)
    }
}
