import Text

/// Takes secrets out of what a server said, for many an answer repeats what it was asked with.
struct SecretRedaction {
    static let mark = "[secret]"

    /// The longest first, so that no part of one is left behind.
    private let needles: [[UInt8]]
    /// Whether nothing may be shown at all, since a secret is too short to be looked for.
    let hidesAll: Bool

    init(_ secrets: [String]) {
        let forms = SecretForms(secrets)
        needles = forms.needles.sorted { $0.count > $1.count }
        hidesAll = forms.hasShort
    }

    /// `text` as one safe line in which every secret, and every telling part of one, is replaced; empty where a secret
    /// is too short to be looked for.
    ///
    /// Where `text` may end in the midst of a secret, what is there of it is replaced too.
    func line(_ text: String, isCut: Bool = false) -> String {
        if hidesAll { return "" }
        // What cannot be seen may have stood within a secret.
        let line = VisibleText.line(redacted(Array(text.utf8), isCut: false))
        return VisibleText.line(redacted(Array(line.utf8), isCut: isCut))
    }

    private func redacted(_ text: [UInt8], isCut: Bool) -> String {
        let lower = text.map(ASCII.lowercased)
        let firsts = Set(needles.compactMap(\.first))
        var kept: [UInt8] = []
        kept.reserveCapacity(text.count)
        var place = 0
        while place < text.count {
            if firsts.contains(lower[place]), let length = secretLength(in: lower, at: place, isCut: isCut) {
                kept += Array(SecretRedaction.mark.utf8)
                place += length
            } else {
                kept.append(text[place])
                place += 1
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }

    /// How many bytes of a secret begin at `place`; nil where none does.
    private func secretLength(in text: [UInt8], at place: Int, isCut: Bool) -> Int? {
        let rest = text[place...]
        for needle in needles where rest.starts(with: needle) { return needle.count }
        guard isCut, rest.count >= SecretForms.shortest else { return nil }
        return needles.contains { $0.starts(with: rest) } ? rest.count : nil
    }
}
