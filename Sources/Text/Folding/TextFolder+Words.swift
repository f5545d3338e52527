/// ASCII letters and digits, eight at once: the commonest text by far.
extension TextFolder {
    /// Appends words of ASCII letters and digits, each of them with a break before it; returns the byte after what is done.
    ///
    /// The commonest text by far goes this way: what `begin` and `appendLetter` do for any letter is done here for a word.
    mutating func appendWords(from start: Int) -> Int {
        guard let base = bytes.baseAddress else { return bytes.count }
        if openWord >= 0 { closeWord() }
        output.pointee.reserve(bytes.count - start + 8)
        let (letters, words) = (output.pointee.letters, output.pointee.words)
        var marks = TextFolder.afterBreak | (lastScript == .word ? 1 << 21 : 2 << 21)
        var index = start
        repeat {
            let (first, wordStart) = (output.pointee.count, index)
            position &+= 1
            lastSentence = sentences.letter(UInt32(base[index]))
            output.pointee.place(position, lastSentence)
            var hash = FoldedWord.Hash()
            var piece = PlainBytes(base + index, available: bytes.count &- index)
            piece.write(to: letters + first, marks: TextFolder.joined)
            while piece.count == 8 {
                hash.add(piece)
                index &+= 8
                piece = PlainBytes(base + index, available: bytes.count &- index)
                piece.write(to: letters + (first &+ index &- wordStart), marks: TextFolder.joined)
            }
            hash.addLast(piece)
            index &+= piece.count
            letters[first] |= marks
            marks = TextFolder.afterBreak | 1 << 21
            output.pointee.count = first &+ index &- wordStart
            if knowsBytes { note(from: wordStart, to: index, at: first) }
            if index < bytes.count, !TextFolder.endsWord(base[index]) {
                // What follows may belong to it.
                openWord = first
                wordLength = index &- wordStart
                positionLength = wordLength
                hasBreak = false
                isDotted = false
                lastScript = .word
                return index
            }
            words[output.pointee.wordCount] = FoldedWord(
                start: Int32(truncatingIfNeeded: first),
                end: Int32(truncatingIfNeeded: output.pointee.count),
                hash: hash.value,
                head: hash.firstLetters
            )
            output.pointee.wordCount &+= 1
            while index < bytes.count, TextFolder.endsWord(base[index]), plain[Int(base[index])] == 0 {
                sentences.separator(UInt32(base[index]))
                index &+= 1
            }
        } while index < bytes.count && plain[Int(base[index])] != 0
        hasBreak = true
        lastScript = .word
        return index
    }

    /// Notes where the letters from `first` on stand, a byte each.
    private func note(from start: Int, to end: Int, at first: Int) {
        for offset in 0..<(end - start) {
            let byte = UInt64(start + offset)
            output.pointee.offsets[first + offset] = byte | (byte + 1) << 32
        }
    }

    /// Appends the ASCII letters and digits from `start` on to what has begun; returns the byte after them.
    mutating func appendRun(from start: Int) -> Int {
        guard let base = bytes.baseAddress else { return bytes.count }
        output.pointee.reserve(bytes.count - start + 8)
        begin(.word, form: UInt32(base[start]))
        let letters = output.pointee.letters
        let first = output.pointee.count
        // The first letter knows what stands before it; the others join it.
        let marks =
            hasBreak || lastScript != .word
            ? (hasBreak ? TextFolder.afterBreak : TextFolder.afterOther) | (lastScript == .word ? 1 << 21 : 2 << 21)
            : TextFolder.joined
        var index = start
        var count = 8
        while count == 8 {
            let piece = PlainBytes(base + index, available: bytes.count - index)
            piece.write(to: letters + (first + index - start), marks: TextFolder.joined)
            count = piece.count
            index += count
        }
        letters[first] |= marks
        if knowsBytes { note(from: start, to: index, at: first) }
        wordLength += index - start
        positionLength += index - start
        hasBreak = false
        isJoined = false
        lastScript = .word
        output.pointee.count = first + index - start
        return index
    }

    /// The marks of an ASCII letter after another, after a letter of another script, and after a break.
    private static let joined: UInt32 = 1 << 27
    private static let afterOther: UInt32 = joined | Letter.edge | Letter.start
    private static let afterBreak: UInt32 = afterOther | Letter.breakBefore

    /// Whether a byte that is no ASCII letter or digit ends a word for good.
    private static func endsWord(_ byte: UInt8) -> Bool {
        byte < 0x80 && byte != 0x2E && byte != 0x27
    }
}
