/// The way from a text's bytes to its letters, one scalar after the other; runs of ASCII letters go by at once.
struct TextFolder {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let output: FoldedLetters
    private let table = FoldingTable.standard
    private let plain = FoldingTable.standard.plain
    private var sentences = SentenceCounter()
    private var hasBreak = true
    /// Whether all that stood since the last letter is an apostrophe: it parts letters, but not words.
    private var isJoined = false
    private var position: Int32 = -1
    /// Letters in the current position.
    private var positionLength = 0
    /// Letters since the last break or change of script.
    private var wordLength = 0
    /// Whether the current word is capitals with dots between them.
    private var isDotted = false
    /// The script of the last letter; nil before the first.
    private var lastScript: Script?
    /// The first letter of a word that may go on; -1 where there is none.
    private var openWord = -1

    /// Reads `bytes`, which are valid UTF-8, and appends to `output`, which is empty.
    init(_ bytes: UnsafeBufferPointer<UInt8>, into output: FoldedLetters) {
        self.bytes = bytes
        self.output = output
    }

    mutating func fold() {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte >= 0x80 || byte == 0x2E || byte == 0x27 {
                let (scalar, width) = scalar(at: index)
                index += width + treat(scalar, at: index, width: width)
            } else if plain[Int(byte)] != 0 {
                index = appendRun(from: index)
            } else {
                separate(UInt32(byte))
                index += 1
            }
        }
        closeWord()
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
        return (table[scalar], width)
    }

    /// Treats one scalar; returns how many further bytes are done.
    private mutating func treat(_ scalar: UInt32, at index: Int, width: Int) -> Int {
        let entry = table[scalar]
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

    /// Appends the ASCII letters and digits from `start` on; returns the byte after them.
    private mutating func appendRun(from start: Int) -> Int {
        var index = start
        begin(.word)
        output.reserve(bytes.count - start)
        let isEdge = openWord == output.count
        let sentence = sentences.letter(UInt32(bytes[start]))
        let place = UInt64(UInt32(bitPattern: position)) | UInt64(UInt32(bitPattern: sentence)) << 32
        var hash = FoldedWord.Hash()
        var count = output.count
        // The first letter knows what stands before it; the others join it.
        var joint = Letter(0, .word, after: lastScript, hasBreak: hasBreak, isCapital: false).bits
        let following = Letter(0, .word, after: .word, hasBreak: false, isCapital: false).bits
        while index < bytes.count {
            let byte = bytes[index]
            let entry = byte < 0x80 ? plain[Int(byte)] : 0
            if entry == 0 { break }
            let offset = UInt64(index) | UInt64(index &+ 1) << 32
            output.put(joint | entry, form: UInt32(byte), place: place, offset: offset, at: count)
            hash.add(entry & 0x7F)
            joint = following
            count &+= 1
            index &+= 1
        }
        let length = index - start
        wordLength += length
        positionLength += length
        hasBreak = false
        isJoined = false
        lastScript = .word
        if isEdge, index == bytes.count || (bytes[index] < 0x80 && bytes[index] != 0x2E && bytes[index] != 0x27) {
            output.words.append(
                FoldedWord(start: Int32(openWord), end: Int32(count), hash: hash.value, head: hash.firstLetters)
            )
            openWord = -1
        }
        output.count = count
        return index
    }

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

    private mutating func appendLetter(
        _ folded: UInt32,
        form: UInt32,
        _ entry: FoldingTable.Entry,
        from start: Int,
        to end: Int
    ) {
        let script = entry.script
        begin(script)
        output.reserve(1)
        let letter = Letter(folded, script, after: lastScript, hasBreak: hasBreak, isCapital: entry.isUpper)
        let sentence = sentences.letter(form)
        let place = UInt64(UInt32(bitPattern: position)) | UInt64(UInt32(bitPattern: sentence)) << 32
        output.put(letter.bits, form: form, place: place, offset: UInt64(start) | UInt64(end) << 32, at: output.count)
        output.count += 1
        if script != .word { output.hasOnlyWords = false }
        lastScript = script
        wordLength += 1
        positionLength += 1
        hasBreak = false
        isJoined = false
    }

    /// Settles what the next letter, of `script`, begins: a word, a position.
    private mutating func begin(_ script: Script) {
        let isScriptChange = lastScript != script
        if hasBreak || isScriptChange {
            wordLength = 0
            isDotted = false
            closeWord()
            if script == .word { openWord = output.count }
        }
        let isNew: Bool
        if hasBreak && !(isJoined && !isScriptChange) {
            isNew = true
        } else if script.isCountedInPairs, let lastScript, lastScript.isCountedInPairs {
            isNew = positionLength >= 2
        } else {
            isNew = isScriptChange
        }
        if isNew {
            position &+= 1
            positionLength = 0
        }
    }

    /// Ends the word that goes up to the last letter, if there is one.
    private mutating func closeWord() {
        guard openWord >= 0 else { return }
        var hash = FoldedWord.Hash()
        for index in openWord..<output.count { hash.add(output[index].folded) }
        output.words.append(
            FoldedWord(start: Int32(openWord), end: Int32(output.count), hash: hash.value, head: hash.firstLetters)
        )
        openWord = -1
    }

    private mutating func combine(_ mark: UInt32, to end: Int) {
        guard !hasBreak, output.count > 0 else { return }
        let last = output.form(at: output.count - 1)
        replaceLast(form: table.composition(of: last, with: mark) ?? last, to: end)
    }

    private mutating func composeJamo(_ scalar: UInt32, to end: Int) -> Bool {
        guard !hasBreak, output.count > 0 else { return false }
        let last = output.form(at: output.count - 1)
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
        let index = output.count - 1
        let old = output[index]
        let start = output.offset(at: index) & 0xFFFF_FFFF
        var bits = old.bits
        if form != output.form(at: index), table.multiple[form] == nil {
            let entry = table[form]
            let previous = index > 0 ? output[index - 1].script : nil
            bits =
                Letter(
                    entry.folded,
                    entry.script,
                    after: previous,
                    hasBreak: old.hasBreakBefore,
                    isCapital: old.isCapital
                ).bits
            lastScript = entry.script
            if entry.script != .word { output.hasOnlyWords = false }
        }
        output.put(bits, form: form, place: output.place(at: index), offset: start | UInt64(end) << 32, at: index)
    }

    // MARK: What parts them

    private mutating func separate(_ scalar: UInt32) {
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
            !hasBreak && (wordLength == 1 || isDotted) && output.count > 0 && output[output.count - 1].isCapital
        if isInitial, let following = entry(at: next), following.entry.isUpper,
            entry(at: next + following.width).map({ $0.entry.script != .word }) ?? true
        {
            isDotted = true
            return
        }
        sentences.fullStop(after: hasBreak ? 0 : min(wordLength, 5), of: output, isInitial: isInitial)
        hasBreak = true
        isJoined = false
    }
}
