/// The letters of one text after another, in memory that is used again: what the matcher walks over.
///
/// All indices are checked. Unchecked `Sendable`: it may go from one thread to another, but no two may use it at once.
package final class FoldedLetters: @unchecked Sendable {
    /// Everything that changes, behind one pointer: a pointer is followed without asking who else does.
    @usableFromInline
    @frozen
    struct Storage {
        @usableFromInline var letters: UnsafeMutablePointer<UInt32>
        @usableFromInline var forms: UnsafeMutablePointer<UInt32>
        @usableFromInline var places: UnsafeMutablePointer<UInt64>
        @usableFromInline var offsets: UnsafeMutablePointer<UInt64>
        @usableFromInline var words: UnsafeMutablePointer<FoldedWord>
        @usableFromInline var capacity: Int
        @usableFromInline var count = 0
        @usableFromInline var wordCount = 0
        @usableFromInline var hasOnlyWords = true

        init(capacity: Int) {
            letters = .allocate(capacity: capacity)
            forms = .allocate(capacity: capacity)
            places = .allocate(capacity: capacity)
            offsets = .allocate(capacity: capacity)
            words = .allocate(capacity: capacity)
            self.capacity = capacity
        }

        func deallocate() {
            letters.deallocate()
            forms.deallocate()
            places.deallocate()
            offsets.deallocate()
            words.deallocate()
        }

        /// Makes room for `further` letters, of which each may be a word.
        mutating func reserve(_ further: Int) {
            guard count + further > capacity else { return }
            var larger = Storage(capacity: max(capacity * 2, count + further))
            larger.letters.update(from: letters, count: count)
            larger.forms.update(from: forms, count: count)
            larger.places.update(from: places, count: count)
            larger.offsets.update(from: offsets, count: count)
            larger.words.update(from: words, count: wordCount)
            (larger.count, larger.wordCount, larger.hasOnlyWords) = (count, wordCount, hasOnlyWords)
            deallocate()
            self = larger
        }
    }

    /// Whether it notes where each letter stands in the text.
    private let knowsBytes: Bool
    @usableFromInline let storage: UnsafeMutablePointer<Storage>

    /// Room for texts of up to `capacity` letters; it grows where that is not enough.
    package init(capacity: Int = 256, knowsBytes: Bool = false) {
        self.knowsBytes = knowsBytes
        storage = .allocate(capacity: 1)
        storage.initialize(to: Storage(capacity: max(16, capacity)))
    }

    deinit {
        storage.pointee.deallocate()
        storage.deallocate()
    }

    /// How many letters the text has.
    @inlinable package var count: Int { storage.pointee.count }
    /// How many words of scripts with spaces it has.
    @inlinable package var wordCount: Int { storage.pointee.wordCount }
    /// Whether every letter is of a script with spaces.
    @inlinable package var hasOnlyWords: Bool { storage.pointee.hasOnlyWords }
    /// Its words of scripts with spaces, in order.
    package var words: [FoldedWord] { (0..<wordCount).map { word(at: $0) } }

    /// The letters of `text`, and where each stands in it.
    package convenience init(_ text: String) {
        self.init(capacity: text.utf8.count, knowsBytes: true)
        fold(text)
    }

    /// Folds `text`, in time proportional to its length; what was there before is gone.
    package func fold(_ text: String) {
        storage.pointee.count = 0
        storage.pointee.wordCount = 0
        storage.pointee.hasOnlyWords = true
        var text = text
        text.withUTF8 { bytes in
            var folder = TextFolder(bytes, into: storage, knowsBytes: knowsBytes)
            folder.fold()
        }
    }

    /// The letter at an index.
    @inlinable
    package subscript(index: Int) -> Letter {
        precondition(index >= 0 && index < count)
        return Letter(bits: storage.pointee.letters[index])
    }

    /// The scalar at an index with its case, accents and variant, but in its plain typographic form; 0 where the letter
    /// continues the one before (`ß` is two letters).
    @inlinable
    package func form(at index: Int) -> UInt32 {
        precondition(index >= 0 && index < count)
        return self[index].plainForm ?? storage.pointee.forms[index]
    }

    /// Which position a letter stands in: a word, a Korean eojeol, or two Han or kana characters are one.
    @inlinable
    package func position(at index: Int) -> Int32 {
        precondition(index >= 0 && index < count)
        return Int32(truncatingIfNeeded: storage.pointee.places[index])
    }

    /// Which sentence a letter stands in, from 0.
    @inlinable
    package func sentence(at index: Int) -> Int32 {
        precondition(index >= 0 && index < count)
        return Int32(truncatingIfNeeded: storage.pointee.places[index] >> 32)
    }

    /// Where a letter stands in the text's UTF-8, with combining marks; only where it was asked to know.
    package func bytes(at index: Int) -> Range<Int> {
        precondition(index >= 0 && index < count && knowsBytes)
        let offset = storage.pointee.offsets[index]
        return Int(offset & 0xFFFF_FFFF)..<Int(offset >> 32)
    }

    /// The word at an index.
    @inlinable
    package func word(at index: Int) -> FoldedWord {
        precondition(index >= 0 && index < wordCount)
        return storage.pointee.words[index]
    }
}
