/// The letters of one text after another, in memory that is used again: what the matcher walks over.
///
/// Not for two threads at once. All indices are checked.
package final class FoldedLetters {
    @usableFromInline private(set) var letters: UnsafeMutablePointer<UInt32>
    @usableFromInline private(set) var forms: UnsafeMutablePointer<UInt32>
    @usableFromInline private(set) var places: UnsafeMutablePointer<UInt64>
    @usableFromInline private(set) var offsets: UnsafeMutablePointer<UInt64>
    private var capacity: Int
    /// How many letters the text has.
    @usableFromInline package internal(set) var count = 0
    /// Its words of scripts with spaces, in order.
    package internal(set) var words: [FoldedWord] = []
    /// Whether every letter is of a script with spaces.
    package internal(set) var hasOnlyWords = true

    /// Room for texts of up to `capacity` letters; it grows where that is not enough.
    package init(capacity: Int = 256) {
        self.capacity = max(16, capacity)
        letters = .allocate(capacity: self.capacity)
        forms = .allocate(capacity: self.capacity)
        places = .allocate(capacity: self.capacity)
        offsets = .allocate(capacity: self.capacity)
    }

    /// The letters of `text`.
    package convenience init(_ text: String) {
        self.init(capacity: text.utf8.count)
        fold(text)
    }

    deinit {
        letters.deallocate()
        forms.deallocate()
        places.deallocate()
        offsets.deallocate()
    }

    /// Folds `text`, in time proportional to its length; what was there before is gone.
    package func fold(_ text: String) {
        count = 0
        words.removeAll(keepingCapacity: true)
        hasOnlyWords = true
        var text = text
        text.withUTF8 { bytes in
            var folder = TextFolder(bytes, into: self)
            folder.fold()
        }
    }

    /// The letter at an index.
    @inlinable
    package subscript(index: Int) -> Letter {
        precondition(index >= 0 && index < count)
        return Letter(bits: letters[index])
    }

    /// The scalar at an index with its case, accents and variant, but in its plain typographic form; 0 where the letter
    /// continues the one before (`ß` is two letters).
    @inlinable
    package func form(at index: Int) -> UInt32 {
        precondition(index >= 0 && index < count)
        return forms[index]
    }

    /// Which position a letter stands in: a word, a Korean eojeol, or two Han or kana characters are one.
    @inlinable
    package func position(at index: Int) -> Int32 {
        precondition(index >= 0 && index < count)
        return Int32(truncatingIfNeeded: places[index])
    }

    /// Which sentence a letter stands in, from 0.
    @inlinable
    package func sentence(at index: Int) -> Int32 {
        precondition(index >= 0 && index < count)
        return Int32(truncatingIfNeeded: places[index] >> 32)
    }

    /// Where a letter stands in the text's UTF-8, with combining marks and dropped dots.
    package func bytes(at index: Int) -> Range<Int> {
        precondition(index >= 0 && index < count)
        let offset = offsets[index]
        return Int(offset & 0xFFFF_FFFF)..<Int(offset >> 32)
    }

    // MARK: For the folder

    /// Makes room for `further` letters.
    func reserve(_ further: Int) {
        guard count + further > capacity else { return }
        let larger = max(capacity * 2, count + further)
        func grow<Element>(_ pointer: inout UnsafeMutablePointer<Element>) {
            let new = UnsafeMutablePointer<Element>.allocate(capacity: larger)
            new.moveInitialize(from: pointer, count: count)
            pointer.deallocate()
            pointer = new
        }
        grow(&letters)
        grow(&forms)
        grow(&places)
        grow(&offsets)
        capacity = larger
    }

    /// Puts a letter at `index`, for which there is room.
    @inline(__always)
    func put(_ bits: UInt32, form: UInt32, place: UInt64, offset: UInt64, at index: Int) {
        letters[index] = bits
        forms[index] = form
        places[index] = place
        offsets[index] = offset
    }

    func offset(at index: Int) -> UInt64 {
        offsets[index]
    }

    func place(at index: Int) -> UInt64 {
        places[index]
    }
}
