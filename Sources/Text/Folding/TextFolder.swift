/// The way from a text's bytes to its letters, one scalar after the other; runs of ASCII letters go by at once.
struct TextFolder {
    let bytes: UnsafeBufferPointer<UInt8>
    let output: UnsafeMutablePointer<FoldedLetters.Storage>
    /// The two tables of which every letter has need, without the others: to hold those is to count who does.
    let entries = FoldingTable.standard.entries
    let plain = FoldingTable.standard.plain
    let knowsBytes: Bool
    var sentences = SentenceCounter()
    var hasBreak = true
    /// Whether all that stood since the last letter is an apostrophe: it parts letters, but not words.
    var isJoined = false
    var position: Int32 = -1
    /// The sentence of the last place.
    var lastSentence: Int32 = 0
    /// Letters in the current position.
    var positionLength = 0
    /// Letters since the last break or change of script.
    var wordLength = 0
    /// Whether the current word is capitals with dots between them.
    var isDotted = false
    /// The script of the last letter; nil before the first.
    var lastScript: Script?
    /// The first letter of a word that may go on; -1 where there is none.
    var openWord = -1

    /// Reads `bytes`, which are valid UTF-8, and appends to `output`, which is empty.
    init(
        _ bytes: UnsafeBufferPointer<UInt8>,
        into output: UnsafeMutablePointer<FoldedLetters.Storage>,
        knowsBytes: Bool
    ) {
        self.bytes = bytes
        self.output = output
        self.knowsBytes = knowsBytes
    }

    mutating func fold() {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte >= 0x80 || byte == 0x2E || byte == 0x27 {
                if byte & 0xF0 == 0xE0 {
                    let next = appendWide(from: index)
                    if next != index {
                        index = next
                        continue
                    }
                }
                let (scalar, width) = scalar(at: index)
                index += width + treat(scalar, at: index, width: width)
            } else if plain[Int(byte)] != 0 {
                index = hasBreak && !isJoined ? appendWords(from: index) : appendRun(from: index)
            } else {
                separate(UInt32(byte))
                index += 1
            }
        }
        closeWord()
    }

    /// All tables.
    private var table: FoldingTable { FoldingTable.standard }

    /// What is known of a scalar.
    @inline(__always)
    private func entry(of scalar: UInt32) -> FoldingTable.Entry {
        scalar < 0x10000 ? FoldingTable.Entry(bits: entries[Int(scalar)]) : table[scalar]
    }

    /// The scalar at a byte, and its bytes.
    private func scalar(at index: Int) -> (value: UInt32, width: Int) {
        let first = UInt32(bytes[index])
        if first < 0x80 { return (first, 1) }
        func rest(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset]) & 0x3F }
        if first < 0xE0 { return ((first & 0x1F) << 6 | rest(1), 2) }
        if first < 0xF0 { return ((first & 0x0F) << 12 | rest(1) << 6 | rest(2), 3) }
        return ((first & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3), 4)
    }

    /// What is known of the scalar at a byte; nil at the end.
    private func entry(at index: Int) -> (entry: FoldingTable.Entry, width: Int)? {
        guard index < bytes.count else { return nil }
        let (scalar, width) = scalar(at: index)
        return (entry(of: scalar), width)
    }

    /// Treats one scalar; returns how many further bytes are done.
    private mutating func treat(_ scalar: UInt32, at index: Int, width: Int) -> Int {
        let entry = entry(of: scalar)
        if !entry.isSpecial {
            if entry.script == .separator {
                separate(scalar)
            } else {
                append(scalar, entry, from: index, to: index + width)
            }
            return 0
        }
        if FoldingTable.isDropped(scalar) { return 0 }
        if FoldingTable.isApostrophe(scalar) { return apostrophe(before: index + width) }
        let end = index + width
        if scalar == 0x2E || scalar == 0xFF0E {
            dot(before: end)
        } else if FoldingTable.isCombining(scalar) {
            combine(scalar, to: end)
        } else if let expansion = table.expansions[scalar] {
            // A full-width sign ends a sentence with no space after it.
            if scalar == 0xFF01 || scalar == 0xFF1F { sentences.end() }
            for part in expansion {
                if FoldingTable.isCombining(part) {
                    combine(part, to: end)
                } else if table[part].script == .separator {
                    separate(part)
                } else {
                    append(part, table[part], from: index, to: end)
                }
            }
        } else if entry.script == .separator {
            separate(scalar)
        } else if !composeJamo(scalar, to: end) {
            append(scalar, entry, from: index, to: end)
        }
        return 0
    }

    // MARK: Letters

    private mutating func append(_ scalar: UInt32, _ entry: FoldingTable.Entry, from start: Int, to end: Int) {
        guard entry.isSpecial, let letters = table.multiple[scalar] else {
            let folded = scalar < 0x10000 ? entry.folded : scalar
            appendLetter(folded, form: scalar, entry, from: start, to: end)
            return
        }
        for (index, letter) in letters.enumerated() {
            appendLetter(letter, form: index == 0 ? scalar : 0, entry, from: start, to: end)
        }
    }

    @inline(__always)
    private mutating func appendLetter(
        _ folded: UInt32,
        form: UInt32,
        _ entry: FoldingTable.Entry,
        from start: Int,
        to end: Int
    ) {
        let script = entry.script
        output.pointee.reserve(1)
        begin(script, form: form)
        let letter = Letter(
            folded,
            form: form,
            script,
            after: lastScript,
            hasBreak: hasBreak,
            isCapital: entry.isUpper
        )
        put(letter.bits, form: form, offset: UInt64(start) | UInt64(end) << 32, at: output.pointee.count)
        output.pointee.count += 1
        if script != .word { output.pointee.hasOnlyWords = false }
        lastScript = script
        wordLength += 1
        positionLength += 1
        hasBreak = false
        isJoined = false
    }

    /// Settles what the next letter, of `script`, begins: a word, a position, a sentence; there must be room for it.
    @inline(__always)
    mutating func begin(_ script: Script, form: UInt32) {
        let isScriptChange = lastScript != script
        if hasBreak || isScriptChange {
            wordLength = 0
            isDotted = false
            if openWord >= 0 { closeWord() }
            if script == .word { openWord = output.pointee.count }
        }
        let isNew: Bool
        if hasBreak && !(isJoined && !isScriptChange) {
            isNew = true
        } else if script.isCountedInPairs, let lastScript, lastScript.isCountedInPairs {
            isNew = positionLength >= 2
        } else {
            isNew = isScriptChange
        }
        let sentence = sentences.letter(form)
        if isNew {
            position &+= 1
            positionLength = 0
        }
        if isNew || sentence != lastSentence {
            output.pointee.place(position, sentence)
            lastSentence = sentence
        }
    }

    /// Ends the word that goes up to the last letter, if there is one.
    mutating func closeWord() {
        guard openWord >= 0 else { return }
        var hash = FoldedWord.Hash()
        for index in openWord..<output.pointee.count { hash.add(letter(at: index).folded) }
        appendWord(to: output.pointee.count, hash)
    }

    @inline(__always)
    private mutating func appendWord(to end: Int, _ hash: FoldedWord.Hash) {
        output.pointee.words[output.pointee.wordCount] = FoldedWord(
            start: Int32(truncatingIfNeeded: openWord),
            end: Int32(truncatingIfNeeded: end),
            hash: hash.value,
            head: hash.firstLetters
        )
        output.pointee.wordCount += 1
        openWord = -1
    }

    /// The form of the last letter, of which there is one.
    private var lastForm: UInt32 {
        let index = output.pointee.count - 1
        return letter(at: index).plainForm ?? output.pointee.forms[index]
    }

    private func letter(at index: Int) -> Letter {
        Letter(bits: output.pointee.letters[index])
    }

    /// Puts a letter at `index`, for which there is room.
    private func put(_ bits: UInt32, form: UInt32, offset: UInt64, at index: Int) {
        output.pointee.letters[index] = bits
        output.pointee.forms[index] = form
        if knowsBytes { output.pointee.offsets[index] = offset }
    }

    private mutating func combine(_ mark: UInt32, to end: Int) {
        guard !hasBreak, output.pointee.count > 0 else { return }
        let last = lastForm
        replaceLast(form: table.composition(of: last, with: mark) ?? last, to: end)
    }

    private mutating func composeJamo(_ scalar: UInt32, to end: Int) -> Bool {
        guard !hasBreak, output.pointee.count > 0 else { return false }
        let last = lastForm
        if (0x1161...0x1175).contains(scalar), (0x1100...0x1112).contains(last) {
            replaceLast(form: 0xAC00 + ((last - 0x1100) * 21 + (scalar - 0x1161)) * 28, to: end)
            return true
        }
        if (0x11A8...0x11C2).contains(scalar), (0xAC00...0xD7A3).contains(last), (last - 0xAC00) % 28 == 0 {
            replaceLast(form: last + scalar - 0x11A7, to: end)
            return true
        }
        return false
    }

    /// Puts a composed letter in the place of the last one.
    private mutating func replaceLast(form: UInt32, to end: Int) {
        let index = output.pointee.count - 1
        let old = letter(at: index)
        let start = knowsBytes ? output.pointee.offsets[index] & 0xFFFF_FFFF : 0
        var bits = old.bits
        let oldForm = old.plainForm ?? output.pointee.forms[index]
        if form != oldForm { bits |= Letter.ownForm }
        if form != oldForm, table.multiple[form] == nil {
            let entry = table[form]
            let previous = index > 0 ? letter(at: index - 1).script : nil
            bits =
                Letter(
                    entry.folded,
                    form: form,
                    entry.script,
                    after: previous,
                    hasBreak: old.hasBreakBefore,
                    isCapital: old.isCapital
                ).bits
            lastScript = entry.script
            if entry.script != .word { output.pointee.hasOnlyWords = false }
        }
        put(bits, form: form, offset: start | UInt64(end) << 32, at: index)
    }

    // MARK: What parts them

    @inline(__always)
    mutating func separate(_ scalar: UInt32) {
        hasBreak = true
        isJoined = false
        sentences.separator(scalar)
    }

    /// Drops the apostrophe of a possessive with its `s`, and parts letters at any other.
    ///
    /// `next` is the byte after the apostrophe; returns how many further bytes are dropped.
    private mutating func apostrophe(before next: Int) -> Int {
        let follows = !hasBreak && lastScript == .word
        if follows, next < bytes.count, bytes[next] == 0x73 || bytes[next] == 0x53 {
            if entry(at: next + 1).map({ $0.entry.script != .word || $0.entry.isSpecial }) ?? true { return 1 }
        }
        hasBreak = true
        isJoined = follows
        sentences.separator(0x27)
        return 0
    }

    /// A full stop: joins single capitals (`U.S.`), parts words otherwise; `next` is the byte after it.
    private mutating func dot(before next: Int) {
        let isInitial =
            !hasBreak && (wordLength == 1 || isDotted) && output.pointee.count > 0
            && letter(at: output.pointee.count - 1).isCapital
        if isInitial, let following = entry(at: next), following.entry.isUpper,
            entry(at: next + following.width).map({ $0.entry.script != .word }) ?? true
        {
            isDotted = true
            return
        }
        sentences.fullStop(after: hasBreak ? 0 : min(wordLength, 5), of: output.pointee, isInitial: isInitial)
        hasBreak = true
        isJoined = false
    }
}
