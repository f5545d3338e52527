/// A regular expression of a rule, as its author wrote it: `/F-?35[AB]? jets?/`, `/taiwan .{0,20} drill/i`.
///
/// It is compared with the plain text of a field as it stands: case, accents and all, unless an `i` follows it.
package struct TextPattern: Hashable, Sendable {
    /// What stands between the slashes; a slash inside is plain here.
    package let source: String
    /// `i`: capitals and small letters are the same.
    package let isCaseInsensitive: Bool

    package init(_ source: String, isCaseInsensitive: Bool = false) {
        self.source = source
        self.isCaseInsensitive = isCaseInsensitive
    }

    /// As it stands in an expression: between slashes, a slash inside as `\/`.
    package var text: String {
        var result = "/"
        var isEscaped = false
        for scalar in source.unicodeScalars {
            if scalar == "/", !isEscaped { result += "\\" }
            isEscaped = scalar == "\\" && !isEscaped
            result.unicodeScalars.append(scalar)
        }
        return result + (isCaseInsensitive ? "/i" : "/")
    }
}
