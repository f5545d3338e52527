/// The quotes that word processors and input methods put around a text.
enum QuoteMarks {
    private static let all = Set("\"“”„‟＂«»「」『』'‘’‚".unicodeScalars)

    /// `text` without quotes around it; as it is where there are none, or more inside.
    static func bare(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count > 2, let first = scalars.first, let last = scalars.last, all.contains(first),
            all.contains(last), !scalars.dropFirst().dropLast().contains(where: all.contains)
        else { return text }
        return String(scalars.dropFirst().dropLast())
    }
}
