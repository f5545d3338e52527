/// Finds what stands below an article and is none of it: invitations to read on, lists of related stories, rows of buttons,
/// notes of copyright.
///
/// Rules must not match it. Only the end of a text is looked at, and in doubt text stays: a sentence that is lost is worse
/// than a button that is kept. A text that would be empty stays whole.
package enum Boilerplate {
    /// A longer line is a paragraph, in bytes.
    private static let longestLine = 240
    /// A longer line is no headline in a list of stories, in bytes.
    private static let longestHeadline = 160
    /// How many lines of a list of related stories are looked at.
    private static let longestList = 10
    /// A longer name of a site is part of a sentence, in bytes.
    private static let longestName = 80
    /// How many lines may be taken away one by one.
    private static let lines = 12

    /// Where the article ends in `text`, plain text whose paragraphs are separated by line feeds, in bytes.
    package static func articleEnd(in text: UnsafeBufferPointer<UInt8>) -> Int {
        var end = text.count
        for _ in 0..<lines {
            guard let shorter = withoutLastLine(text, end) ?? withoutTail(text, end) else { break }
            guard shorter > 0 else { return text.count }
            end = shorter
        }
        end = withoutList(text, end) ?? end
        return end > 0 ? end : text.count
    }

    /// The end without the last line, where that is boilerplate.
    private static func withoutLastLine(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int? {
        let start = lineStart(text, end)
        guard end - start <= longestLine, start < end else { return nil }
        let line = UnsafeBufferPointer(rebasing: text[start..<end])
        return isBoilerplate(line) ? max(start - 1, 0) : nil
    }

    /// Whether a whole line is boilerplate.
    private static func isBoilerplate(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        let words = undecorated(line)
        if words.isEmpty || BoilerplateWords.isPhrase(words) { return true }
        if BoilerplateWords.openings.contains(where: { opens($0, words, in: line) }) { return true }
        if BoilerplateWords.marks(ofCopyright: words) { return true }
        if BoilerplateWords.closings.contains(where: { hasSuffix($0, words) }) { return true }
        return isPost(line, at: 0) || isRowOfButtons(words)
    }

    /// Whether the line begins with these words and says nothing more than where they lead: a sentence is none of them.
    private static func opens(
        _ opening: StaticString,
        _ words: UnsafeBufferPointer<UInt8>,
        in line: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard ByteSearch.hasPrefix(opening, in: words, at: 0) else { return false }
        let rest = UnsafeBufferPointer(rebasing: words[min(opening.utf8CodeUnitCount, words.count)...])
        guard !rest.isEmpty else { return true }
        if let last = line.last, BoilerplateWords.endsSentence(last, line) { return false }
        return !rest.contains(UInt8(ascii: ",")) && ByteSearch.index(of: ". ", in: rest, from: 0) == nil
    }

    /// The end without an invitation to read on that stands behind the last sentence, or without "The post … appeared first on".
    private static func withoutTail(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int? {
        let start = max(lineStart(text, end), end - 2 * longestLine)
        let line = UnsafeBufferPointer(rebasing: text[start..<end])
        let shown = undecorated(line)
        for tail in BoilerplateWords.tails where hasSuffix(tail, shown) {
            guard let base = line.baseAddress, let inner = shown.baseAddress else { continue }
            var cut = inner - base + shown.count - tail.utf8CodeUnitCount
            while cut > 0, BoilerplateWords.isOpeningMark(line[cut - 1]) { cut -= 1 }
            guard cut > 0, endsSentence(line, cut) else { continue }
            return start + cut
        }
        var candidate = 0
        while let found = ByteSearch.index(of: "The post ", in: line, from: candidate) {
            if isPost(line, at: found) {
                let cut = found > 0 && line[found - 1] == 0x20 ? found - 1 : found
                return start + cut > 0 ? start + cut : nil
            }
            candidate = found + 1
        }
        return nil
    }

    /// The end without a list of related stories: a heading and lines that are headlines.
    private static func withoutList(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int? {
        var lineEnd = end
        for _ in 0..<longestList {
            let start = lineStart(text, lineEnd)
            guard start > 0, lineEnd - start <= longestHeadline else { return nil }
            let line = UnsafeBufferPointer(rebasing: text[start..<lineEnd])
            if lineEnd < end, BoilerplateWords.isHeading(undecorated(line)) { return start - 1 }
            guard let last = line.last, !BoilerplateWords.isFullStop(last, line) else { return nil }
            lineEnd = start - 1
        }
        return nil
    }

    /// Whether "The post … appeared first on …." stands at `position` and goes to the end of the line.
    private static func isPost(_ line: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
        guard ByteSearch.hasPrefix("the post ", in: line, at: position) else { return false }
        let found =
            ByteSearch.index(of: " appeared first on ", in: line, from: position)
            ?? ByteSearch.index(of: " first appeared on ", in: line, from: position)
        guard let found else { return false }
        // Behind it stands a name, and nothing more of a sentence.
        let name = UnsafeBufferPointer(rebasing: line[(found + 19)...])
        return name.count <= longestName && !name.contains(UInt8(ascii: ","))
            && ByteSearch.index(of: ". ", in: name, from: 0) == nil
    }

    /// Whether the line is nothing but names of services to share by, two at least.
    private static func isRowOfButtons(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        var count = 0
        var position = 0
        while position < line.count {
            var end = position
            while end < line.count, line[end] != 0x20, line[end] != UInt8(ascii: "|") { end += 1 }
            if end > position {
                guard BoilerplateWords.isButton(UnsafeBufferPointer(rebasing: line[position..<end])) else {
                    return false
                }
                count += 1
            }
            position = end + 1
        }
        return count > 1
    }

    /// `line` without arrows, brackets, bullets and dots at its ends.
    private static func undecorated(_ line: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var (start, end) = (0, line.count)
        while let length = BoilerplateWords.decoration(line, start..<end, atStart: true) { start += length }
        while let length = BoilerplateWords.decoration(line, start..<end, atStart: false) { end -= length }
        return UnsafeBufferPointer(rebasing: line[start..<end])
    }

    /// Whether a sentence, or what was cut short, ends right before `position`.
    private static func endsSentence(_ line: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        let before = UnsafeBufferPointer(rebasing: line[..<position])
        return before.last.map { BoilerplateWords.isFullStop($0, before) } ?? false
    }

    private static func hasSuffix(_ suffix: StaticString, _ line: UnsafeBufferPointer<UInt8>) -> Bool {
        ByteSearch.hasPrefix(suffix, in: line, at: line.count - suffix.utf8CodeUnitCount)
    }

    private static func lineStart(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
        // A paragraph is not searched to its start.
        let limit = max(0, end - 4 * longestLine)
        return ByteSearch.lastIndex(of: 0x0A, in: text, limit..<end).map { $0 + 1 } ?? limit
    }
}
