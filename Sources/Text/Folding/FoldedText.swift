/// A text or a term as matching sees it: letters without what does not matter, and where words and sentences part.
///
/// Both go through the same folding: typographic forms (full width, half-width kana, ligatures), case, accents of Latin
/// and Greek letters, variants of Han characters; invisible characters are dropped, Jamo and kana marks composed; any run
/// of spaces and punctuation is a break before the next letter. A possessive `'s` leaves no trace, `U.S.` is `US`.
package struct FoldedText: Sendable {
    /// What is true of a cell besides its letter.
    package struct Marks: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// Something other than letters stands before it, or nothing at all.
        package static let breakBefore = Marks(rawValue: 1)
        /// It is a capital in the text.
        package static let capital = Marks(rawValue: 2)
    }

    /// One letter or digit.
    package struct Cell: Hashable, Sendable {
        /// The folded scalar.
        package let folded: UInt32
        /// The scalar with its case, accents and variant, but in its plain typographic form; 0 where the cell continues
        /// the one before (`ß` is two cells).
        package let form: UInt32
        /// Bytes of UTF-8 from the start of the text.
        package let start: Int32
        /// The end of its bytes, combining marks and dropped dots included.
        package let end: Int32
        /// Which word it stands in: a word, a Korean eojeol, or two Han or kana characters are one position.
        package let position: Int32
        /// Which sentence it stands in, from 0.
        package let sentence: Int32
        package let script: Script
        package let marks: Marks

        /// Whether something other than letters stands before it.
        package var hasBreakBefore: Bool { marks.contains(.breakBefore) }
        /// Whether it is a capital in the text.
        package var isCapital: Bool { marks.contains(.capital) }
    }

    /// The letters and digits, in order.
    package let cells: [Cell]

    /// The cells of letters that were folded already, and know where they stand.
    package init(_ letters: FoldedLetters) {
        cells = (0..<letters.count).map { index in
            let letter = letters[index]
            var marks: Marks = []
            if letter.hasBreakBefore { marks.insert(.breakBefore) }
            if letter.isCapital { marks.insert(.capital) }
            let bytes = letters.bytes(at: index)
            return Cell(
                folded: letter.folded,
                form: letters.form(at: index),
                start: Int32(bytes.lowerBound),
                end: Int32(bytes.upperBound),
                position: letters.position(at: index),
                sentence: letters.sentence(at: index),
                script: letter.script,
                marks: marks
            )
        }
    }

    /// Folds `text`, in time proportional to its length.
    package init(_ text: String) {
        self.init(FoldedLetters(text))
    }

    /// The folded letters, a space where there is a break between them.
    package var folded: String {
        var scalars = String.UnicodeScalarView()
        for (index, cell) in cells.enumerated() {
            if index > 0, cell.hasBreakBefore { scalars.append(" ") }
            if let scalar = Unicode.Scalar(cell.folded) { scalars.append(scalar) }
        }
        return String(scalars)
    }
}
