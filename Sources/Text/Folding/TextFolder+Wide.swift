/// Letters of three bytes in scripts that are not written in words between spaces, or in Korean: Han, kana, Hangul.
extension TextFolder {
    /// Appends the letters from `start` on, parted as they are; returns the byte after what is done.
    ///
    /// What `treat`, `begin` and `appendLetter` do for any scalar is done here for those that take no more than looking up.
    /// Where one stands that takes more, or one of a script with spaces, it goes no further.
    mutating func appendWide(from start: Int) -> Int {
        guard let base = bytes.baseAddress else { return bytes.count }
        output.pointee.reserve((bytes.count - start) / 3 + 1)
        let letters = output.pointee.letters
        var (count, last, length) = (output.pointee.count, lastScript, positionLength)
        let before = count
        var hasBreak = hasBreak
        var index = start
        while index &+ 2 < bytes.count {
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
            let entry = FoldingTable.Entry(bits: entries[Int(scalar)])
            let script = entry.script
            if entry.isSpecial || entry.isUpper || script == .word { break }
            index &+= 3
            if script == .separator {
                sentences.separator(scalar)
                hasBreak = true
                continue
            }
            // Only the first letter can find a word that is open.
            if openWord >= 0 { closeWord() }
            let isChange = last != script
            let isEdge = hasBreak || isChange
            wordLength = isEdge ? 1 : wordLength &+ 1
            let isPair = script.isCountedInPairs && !hasBreak && (last?.isCountedInPairs ?? false)
            let isNew = isPair ? length >= 2 : isEdge
            let sentence = sentences.letter(scalar)
            length = isNew ? 1 : length &+ 1
            if isNew { position &+= 1 }
            if isNew || sentence != lastSentence {
                output.pointee.count = count
                output.pointee.place(position, sentence)
                lastSentence = sentence
            }
            let folded = entry.folded
            var bits = folded | TextFolder.wide | UInt32(script.rawValue) << 27
            if isEdge { bits |= Letter.edge }
            if isEdge || script.startsAnywhere { bits |= Letter.start }
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
        self.hasBreak = hasBreak
        (output.pointee.count, lastScript, positionLength) = (count, last, length)
        return index
    }

    /// The joint of a letter that is not of a script with spaces.
    private static let wide: UInt32 = Letter.Joint.optional.rawValue << 21
}
