/// The letters of one text after another, in memory that is used again: what the matcher walks over.
///
/// All indices are checked. Unchecked `Sendable`: it may go from one thread to another, but no two may use it at once.
///
/// Public for the reason that `Letter` gives.
public final class FoldedLetters: @unchecked Sendable {
    /// Everything that changes, behind one pointer: a pointer is followed without asking who else does.
    @usableFromInline
    @frozen
    struct Storage {
        @usableFromInline var letters: UnsafeMutablePointer<UInt32>
        @usableFromInline var forms: UnsafeMutablePointer<UInt32>
        /// Where positions and sentences change.
        @usableFromInline var places: UnsafeMutablePointer<FoldedPlace>
        @usableFromInline var placeCount = 0
        @usableFromInline var offsets: UnsafeMutablePointer<UInt64>
        @usableFromInline var words: UnsafeMutablePointer<FoldedWord>
        @usableFromInline var capacity: Int
        @usableFromInline var count = 0
        @usableFromInline var wordCount = 0
        @usableFromInline var hasOnlyWords = true
        let knowsBytes: Bool

        init(capacity: Int, knowsBytes: Bool) {
            letters = .allocate(capacity: capacity)
            forms = .allocate(capacity: capacity)
            places = .allocate(capacity: capacity)
            offsets = .allocate(capacity: knowsBytes ? capacity : 1)
            words = .allocate(capacity: capacity)
            self.capacity = capacity
            self.knowsBytes = knowsBytes
        }

        func deallocate() {
            letters.deallocate()
            forms.deallocate()
            places.deallocate()
            offsets.deallocate()
            words.deallocate()
        }

        /// Notes that the letters from `count` on stand in `position` and `sentence`.
        @inline(__always)
        mutating func place(_ position: Int32, _ sentence: Int32) {
            places[placeCount] = FoldedPlace(
                letter: Int32(truncatingIfNeeded: count),
                position: position,
                sentence: sentence
            )
            placeCount &+= 1
        }

        /// Makes room for `further` letters, of which each may be a word.
        mutating func reserve(_ further: Int) {
            guard count + further > capacity else { return }
            var larger = Storage(capacity: max(capacity * 2, count + further), knowsBytes: knowsBytes)
            larger.letters.update(from: letters, count: count)
            larger.forms.update(from: forms, count: count)
            larger.places.update(from: places, count: placeCount)
            if knowsBytes { larger.offsets.update(from: offsets, count: count) }
            larger.words.update(from: words, count: wordCount)
            (larger.count, larger.wordCount, larger.placeCount) = (count, wordCount, placeCount)
            larger.hasOnlyWords = hasOnlyWords
            deallocate()
            self = larger
        }
    }

    /// The most room that is kept for short texts.
    private static let keptCapacity = 1 << 16

    /// Whether it notes where each letter stands in the text.
    private let knowsBytes: Bool
    @usableFromInline let storage: UnsafeMutablePointer<Storage>

    /// Room for texts of up to `capacity` letters; it grows where that is not enough.
    package init(capacity: Int = 256, knowsBytes: Bool = false) {
        self.knowsBytes = knowsBytes
        storage = .allocate(capacity: 1)
        storage.initialize(to: Storage(capacity: max(16, capacity), knowsBytes: knowsBytes))
    }

    deinit {
        storage.pointee.deallocate()
        storage.deallocate()
    }

    /// How many letters the text has.
    @inlinable @inline(__always) public var count: Int { storage.pointee.count }
    /// How many words of scripts with spaces it has.
    @inlinable @inline(__always) public var wordCount: Int { storage.pointee.wordCount }
    /// Whether every letter is of a script with spaces.
    @inlinable @inline(__always) public var hasOnlyWords: Bool { storage.pointee.hasOnlyWords }
    /// Its words of scripts with spaces, in order.
    package var words: [FoldedWord] { (0..<wordCount).map { word(at: $0) } }

    /// The letters of `text`, and where each stands in it.
    package convenience init(_ text: String) {
        self.init(capacity: text.utf8.count, knowsBytes: true)
        fold(text)
    }

    /// Folds `text`, in time proportional to its length; what was there before is gone.
    package func fold(_ text: String) {
        let capacity = storage.pointee.capacity
        if capacity > FoldedLetters.keptCapacity, text.utf8.count < capacity / 4 {
            // One long text does not keep its memory for ever.
            storage.pointee.deallocate()
            storage.pointee = Storage(capacity: FoldedLetters.keptCapacity, knowsBytes: knowsBytes)
        }
        storage.pointee.count = 0
        storage.pointee.wordCount = 0
        storage.pointee.placeCount = 0
        storage.pointee.hasOnlyWords = true
        var text = text
        text.withUTF8 { bytes in
            var folder = TextFolder(bytes, into: storage, knowsBytes: knowsBytes)
            folder.fold()
        }
    }

    /// The letter at an index.
    @inlinable
    @inline(__always)
    public subscript(index: Int) -> Letter {
        precondition(index >= 0 && index < count)
        return Letter(bits: storage.pointee.letters[index])
    }

    /// Whether the letters from `start` on are those of a term: `count` steps (`Letter.step`) from `first` on in `steps`, of
    /// which only the bits of a step count, and of the first step only the folded scalar.
    @inlinable
    public func hasSteps(_ steps: [UInt32], from first: Int, count: Int, at start: Int) -> Bool {
        precondition(start >= 0 && first >= 0 && count > 0 && first + count <= steps.count)
        guard start + count <= self.count else { return false }
        let letters = storage.pointee.letters + start
        return steps.withUnsafeBufferPointer { steps in
            guard (letters[0] ^ steps[first]) & 0x1F_FFFF == 0 else { return false }
            for offset in 1..<max(1, count) where (letters[offset] ^ steps[first + offset]) & 0x7F_FFFF != 0 {
                return false
            }
            return true
        }
    }

    /// The scalar at an index with its case, accents and variant, but in its plain typographic form; 0 where the letter
    /// continues the one before (`ß` is two letters).
    @inlinable
    public func form(at index: Int) -> UInt32 {
        precondition(index >= 0 && index < count)
        return self[index].plainForm ?? storage.pointee.forms[index]
    }

    /// Which position a letter stands in: a word, a Korean eojeol, or two Han or kana characters are one.
    package func position(at index: Int) -> Int32 { place(at: index).position }

    /// Which sentence a letter stands in, from 0.
    package func sentence(at index: Int) -> Int32 { place(at: index).sentence }

    /// The position and the sentence of a letter, found in time proportional to the logarithm of their number.
    package func place(at index: Int) -> FoldedPlace {
        precondition(index >= 0 && index < count)
        let places = storage.pointee.places
        var (low, high) = (0, storage.pointee.placeCount)
        while high - low > 1 {
            let middle = (low + high) / 2
            if places[middle].letter <= index { low = middle } else { high = middle }
        }
        return places[low]
    }

    /// Where a letter stands in the text's UTF-8, with combining marks; only where it was asked to know.
    package func bytes(at index: Int) -> Range<Int> {
        precondition(index >= 0 && index < count && knowsBytes)
        let offset = storage.pointee.offsets[index]
        return Int(offset & 0xFFFF_FFFF)..<Int(offset >> 32)
    }

    /// The word at an index.
    @inlinable
    @inline(__always)
    public func word(at index: Int) -> FoldedWord {
        precondition(index >= 0 && index < wordCount)
        return storage.pointee.words[index]
    }
}
