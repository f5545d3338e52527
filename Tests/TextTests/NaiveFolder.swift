@testable import Text

/// The way from a text to its cells, one scalar after the other, with nothing done for speed.
struct NaiveFolder {
    private let scalars: [Unicode.Scalar]
    private let table = FoldingTable.standard
    private var cells: [FoldedText.Cell] = []
    private var sentences = NaiveSentences()
    private var hasBreak = true
    /// Whether all that stood since the last letter is an apostrophe: it parts letters, but not words.
    private var isJoined = false
    private var position: Int32 = -1
    /// Cells in the current position.
    private var positionLength = 0
    /// Cells since the last break or change of script.
    private var wordLength = 0
    /// Whether the current word is capitals with dots between them.
    private var isDotted = false

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        cells.reserveCapacity(scalars.count)
    }

    mutating func fold() -> [FoldedText.Cell] {
        var index = 0
        var offset: Int32 = 0
        while index < scalars.count {
            let scalar = scalars[index].value
            let width = Int32(UTF8.width(scalars[index]))
            let entry = table[scalar]
            if !entry.isSpecial {
                if entry.script == .separator {
                    separate(scalar)
                } else {
                    append(scalar, entry, from: offset, to: offset &+ width)
                }
            } else {
                let skipped = treat(scalar, at: index, offset: offset, width: width)
                for further in 0..<skipped { offset &+= Int32(UTF8.width(scalars[index + 1 + further])) }
                index += skipped
            }
            index += 1
            offset &+= width
        }
        return cells
    }

    /// Treats one of the scalars that mean something to the text around them; returns how many further ones are done.
    private mutating func treat(_ scalar: UInt32, at index: Int, offset: Int32, width: Int32) -> Int {
        if FoldingTable.isDropped(scalar) { return 0 }
        if FoldingTable.isApostrophe(scalar) { return apostrophe(at: index) }
        if scalar == 0x2E || scalar == 0xFF0E {
            dot(at: index)
        } else if FoldingTable.isCombining(scalar) {
            combine(scalar, to: offset &+ width)
        } else if let expansion = table.expansions[scalar] {
            // A full-width sign ends a sentence with no space after it.
            if scalar == 0xFF01 || scalar == 0xFF1F { sentences.end() }
            for part in expansion {
                if FoldingTable.isCombining(part) {
                    combine(part, to: offset &+ width)
                } else if table[part].script == .separator {
                    separate(part)
                } else {
                    append(part, table[part], from: offset, to: offset &+ width)
                }
            }
        } else {
            let entry = table[scalar]
            if entry.script == .separator {
                separate(scalar)
            } else if !composeJamo(scalar, to: offset &+ width) {
                append(scalar, entry, from: offset, to: offset &+ width)
            }
        }
        return 0
    }

    // MARK: Letters

    private mutating func append(_ scalar: UInt32, _ entry: FoldingTable.Entry, from start: Int32, to end: Int32) {
        guard entry.isSpecial, let letters = table.multiple[scalar] else {
            let folded = scalar < 0x10000 ? entry.folded : scalar
            appendCell(folded, form: scalar, entry, from: start, to: end)
            return
        }
        for (index, letter) in letters.enumerated() {
            appendCell(letter, form: index == 0 ? scalar : 0, entry, from: start, to: end)
        }
    }

    private mutating func appendCell(
        _ folded: UInt32,
        form: UInt32,
        _ entry: FoldingTable.Entry,
        from start: Int32,
        to end: Int32
    ) {
        let script = entry.script
        let isScriptChange = cells.last.map { $0.script != script } ?? true
        if hasBreak || isScriptChange {
            wordLength = 0
            isDotted = false
        }
        advancePosition(to: script, isScriptChange: isScriptChange)
        var marks: FoldedText.Marks = []
        if hasBreak { marks.insert(.breakBefore) }
        if entry.isUpper { marks.insert(.capital) }
        cells.append(
            FoldedText.Cell(
                folded: folded,
                form: form,
                start: start,
                end: end,
                position: position,
                sentence: sentences.letter(form),
                script: script,
                marks: marks
            )
        )
        wordLength += 1
        hasBreak = false
        isJoined = false
    }

    private mutating func advancePosition(to script: Script, isScriptChange: Bool) {
        let isNew: Bool
        if hasBreak && !(isJoined && !isScriptChange) {
            isNew = true
        } else if script.isCountedInPairs, let last = cells.last?.script, last.isCountedInPairs {
            isNew = positionLength >= 2
        } else {
            isNew = isScriptChange
        }
        if isNew {
            position &+= 1
            positionLength = 0
        }
        positionLength += 1
    }

    private mutating func combine(_ mark: UInt32, to end: Int32) {
        guard !hasBreak, let last = cells.last else { return }
        let form = table.composition(of: last.form, with: mark) ?? last.form
        replaceLast(form: form, to: end)
    }

    private mutating func composeJamo(_ scalar: UInt32, to end: Int32) -> Bool {
        guard !hasBreak, let last = cells.last?.form else { return false }
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

    /// Puts a composed letter in the place of the last cell.
    private mutating func replaceLast(form: UInt32, to end: Int32) {
        guard let last = cells.popLast() else { return }
        let isChanged = form != last.form && table.multiple[form] == nil
        cells.append(
            FoldedText.Cell(
                folded: isChanged ? table[form].folded : last.folded,
                form: form,
                start: last.start,
                end: end,
                position: last.position,
                sentence: last.sentence,
                script: isChanged ? table[form].script : last.script,
                marks: last.marks
            )
        )
    }

    // MARK: What parts them

    private mutating func separate(_ scalar: UInt32) {
        hasBreak = true
        isJoined = false
        sentences.separator(scalar)
    }

    /// Drops the apostrophe of a possessive with its `s`, and parts letters at any other.
    ///
    /// Returns how many further scalars are dropped.
    private mutating func apostrophe(at index: Int) -> Int {
        let follows = !hasBreak && cells.last?.script == .word
        if follows, index + 1 < scalars.count, scalars[index + 1] == "s" || scalars[index + 1] == "S" {
            let next = index + 2 < scalars.count ? table[scalars[index + 2].value] : nil
            if next.map({ $0.script != .word || $0.isSpecial }) ?? true { return 1 }
        }
        hasBreak = true
        isJoined = follows
        sentences.separator(0x27)
        return 0
    }

    /// A full stop: joins single capitals (`U.S.`), parts words otherwise.
    private mutating func dot(at index: Int) {
        let isInitial = !hasBreak && (wordLength == 1 || isDotted) && cells.last?.isCapital == true
        if isInitial, index + 1 < scalars.count, table[scalars[index + 1].value].isUpper,
            index + 2 >= scalars.count || table[scalars[index + 2].value].script != .word
        {
            isDotted = true
            return
        }
        let word = cells.suffix(hasBreak ? 0 : min(wordLength, 5))
        hasBreak = true
        isJoined = false
        sentences.fullStop(after: word, isInitial: isInitial)
    }
}
