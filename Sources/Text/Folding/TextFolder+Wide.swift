/// Letters of three bytes in scripts that are not written in words between spaces, or in Korean: Han, kana, Hangul.
extension TextFolder {
    /// Appends the letters from `start` on, parted as they are; returns the byte after what is done.
    ///
    /// What `treat`, `begin` and `appendLetter` do for any scalar is done here for those that take no more than looking up.
    /// Where one stands that takes more, or one of a script with spaces, it goes no further. Scripts are compared by their
    /// raw values here, 0 before the first letter.
    mutating func appendWide(from start: Int) -> Int {
        guard let base = bytes.baseAddress else { return bytes.count }
        output.pointee.reserve((bytes.count &- start) / 3 &+ 1)
        let (letters, entries, end) = (output.pointee.letters, entries, bytes.count &- 2)
        var (count, length) = (output.pointee.count, positionLength)
        var last = UInt32(lastScript?.rawValue ?? 0)
        let before = count
        var (hasBreak, sentences, run) = (hasBreak, sentences, wordLength)
        var index = start
        while index < end {
            let first = base[index]
            if first == 0x20 {
                sentences.separator(0x20)
                hasBreak = true
                index &+= 1
                continue
            }
            guard first & 0xF0 == 0xE0 else { break }
            let scalar =
                (UInt32(first) & 0x0F) << 12 | (UInt32(base[index &+ 1]) & 0x3F) << 6 | UInt32(base[index &+ 2]) & 0x3F
            let entry = entries[Int(truncatingIfNeeded: scalar)]
            let script = entry >> 16 & 7
            if entry & TextFolder.flags != 0 || script == TextFolder.word { break }
            index &+= 3
            if script == 0 {
                sentences.separator(scalar)
                hasBreak = true
                continue
            }
            // Only the first letter can find a word that is open.
            if openWord >= 0 { closeWord() }
            let isEdge = hasBreak || last != script
            run = isEdge ? 1 : run &+ 1
            let isPair = !hasBreak && min(script, last) >= TextFolder.katakana
            let isNew = isPair ? length >= 2 : isEdge
            let sentence = sentences.letter(scalar)
            length = isNew ? 1 : length &+ 1
            if isNew { position &+= 1 }
            if isNew || sentence != lastSentence {
                output.pointee.count = count
                output.pointee.place(position, sentence)
                lastSentence = sentence
            }
            let folded = entry & 0xFFFF
            var bits = folded | TextFolder.wide | script << 27
            if isEdge { bits |= Letter.edge }
            if isEdge || script > TextFolder.katakana { bits |= Letter.start }
            if hasBreak { bits |= Letter.breakBefore }
            if folded != scalar {
                bits |= Letter.ownForm
                output.pointee.forms[count] = scalar
            }
            letters[count] = bits
            if knowsBytes { output.pointee.offsets[count] = UInt64(index &- 3) | UInt64(index) << 32 }
            count &+= 1
            last = script
            hasBreak = false
        }
        guard index != start else { return start }
        if count != before {
            isDotted = false
            output.pointee.hasOnlyWords = false
        }
        isJoined = false
        (self.hasBreak, self.sentences, wordLength) = (hasBreak, sentences, run)
        (output.pointee.count, positionLength) = (count, length)
        lastScript = last == 0 ? nil : Script(rawValue: UInt8(truncatingIfNeeded: last))
        return index
    }

    /// The joint of a letter that is not of a script with spaces.
    private static let wide: UInt32 = Letter.Joint.optional.rawValue << 21
    private static let flags = FoldingTable.Entry.upperFlag | FoldingTable.Entry.specialFlag
    private static let word = UInt32(Script.word.rawValue)
    /// It and the scripts after it are counted in pairs; in those after it, a term may start anywhere.
    private static let katakana = UInt32(Script.katakana.rawValue)
}
