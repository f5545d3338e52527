/// Tells the encoding of a text that is not UTF-8 and does not say what it is.
enum EncodingGuess {
    /// What can be told.
    struct Finding {
        let label: EncodingLabel
        /// Whether the bytes show it; else nothing speaks for it but custom.
        let isProven: Bool
    }

    /// How much of a text is looked at, in bytes.
    private static let reach = 1 << 16
    /// What a language that the text names adds to the writing that goes with it.
    private static let languageBonus = 100
    /// A score from which on a text is written as it was decoded.
    private static let good = 150
    /// A score below which it is surely not.
    private static let bad = 0
    /// How much better than any other writing one must be to be proven.
    private static let margin = 40
    /// The same for Latin letters: most accents are those of several languages, and few tell them apart.
    private static let latinMargin = 10

    /// A text that one encoding makes of the bytes, as one writing.
    private struct Reading {
        let writing: Int
        let label: EncodingLabel
        let score: Int
        let text: [UInt8]
    }

    /// The likeliest encoding of `bytes`; where they show none, what goes with the language that they name, else
    /// windows-1252.
    static func find(_ bytes: [UInt8]) -> Finding {
        let language = LanguageDeclaration.language(in: bytes)
        let readings = readings(Array(bytes.prefix(reach)), language)
        var best: Reading?
        for reading in readings where reading.score > best?.score ?? bad { best = reading }
        if let best, best.score >= good {
            let rival = readings.lazy.filter { $0.writing != best.writing && $0.text != best.text }.map(\.score).max()
            let margin = Writing.all[best.writing].kind == .latin ? latinMargin : margin
            if best.score - (rival ?? bad) >= margin { return Finding(label: best.label, isProven: true) }
        }
        let customary = language.flatMap { language in
            Writing.all.first { $0.languages.contains(language) }?.encodings.first.flatMap { EncodingLabel($0) }
        }
        let likely = best.flatMap { $0.score >= good ? $0.label : nil }
        return Finding(label: customary ?? likely ?? .windows1252, isProven: false)
    }

    private static func readings(_ sample: [UInt8], _ language: String?) -> [Reading] {
        var texts: [String: (bytes: [UInt8], faults: Int)] = [:]
        var readings: [Reading] = []
        for (index, writing) in Writing.all.enumerated() {
            let isNamed = language.map { writing.languages.contains($0) } ?? false
            for name in writing.encodings {
                guard let label = EncodingLabel(name) else { continue }
                if texts[name] == nil { texts[name] = LegacyEncoding.decode(sample, label) }
                guard let text = texts[name], let plain = writing.score(text.bytes) else { continue }
                let score = plain + (isNamed ? languageBonus : 0)
                readings.append(Reading(writing: index, label: label, score: score, text: text.bytes))
            }
        }
        return readings
    }

    /// Whether `bytes` are text in the encoding that a document declares, rather than the Latin-1 that a server calls it.
    static func speaks(for label: EncodingLabel, _ bytes: [UInt8]) -> Bool {
        let sample = Array(bytes.prefix(reach))
        guard label != .utf8, let text = LegacyEncoding.decode(sample, label), text.faults == 0 else { return false }
        func best(_ text: [UInt8], _ name: String) -> Int {
            Writing.all.lazy.filter { $0.encodings.contains(name) }.compactMap { $0.score(text) }.max() ?? bad
        }
        let score = best(text.bytes, label.name)
        return score >= good && score >= best(Windows1252.decoded(sample), EncodingLabel.windows1252.name) + margin
    }

    /// The encoding of `bytes`, which say that they are Latin-1 as software says that knows no better, where they show that
    /// they are not.
    static func other(thanLatin bytes: [UInt8]) -> EncodingLabel? {
        // What its own language is not written in, it is not in.
        let language = LanguageDeclaration.language(in: bytes)
        let writing = language.flatMap { language in Writing.all.first { $0.languages.contains(language) } }
        let isLatin = writing?.encodings.contains(EncodingLabel.windows1252.name) ?? true
        guard hasRuns(bytes) || (!isLatin && bytes.contains { $0 >= 0x80 }) else { return nil }
        let finding = find(bytes)
        return finding.isProven && finding.label != .windows1252 ? finding.label : nil
    }

    /// Whether most of what is not ASCII in `bytes` stands together, as accents on Latin letters do not.
    private static func hasRuns(_ bytes: [UInt8]) -> Bool {
        var (high, inRuns, run) = (0, 0, 0)
        for byte in bytes.prefix(reach) {
            guard byte >= 0x80 else {
                run = 0
                continue
            }
            high += 1
            run += 1
            if run == 3 { inRuns += 3 } else if run > 3 { inRuns += 1 }
        }
        return high >= 12 && inRuns * 2 > high
    }
}
