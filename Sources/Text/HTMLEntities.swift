/// Character references of HTML, named and numeric, decoded on bytes (HTML Living Standard, 13.2.5.72 to 13.2.5.80).
package enum HTMLEntities {
    /// What a reference stands for, and how much of the text it takes.
    package struct Reference: Equatable, Sendable {
        /// The scalars it stands for, as UTF-8.
        package let text: [UInt8]
        /// Bytes from the ampersand to the end of the reference.
        package let length: Int
    }

    /// The longest name there is, in bytes; nothing longer is looked up.
    package static let longestName = 31
    /// The longest name that may stand without a semicolon, in bytes.
    private static let longestBareName = 6

    /// The text of the entity `name`, given without ampersand and semicolon; nil where HTML knows no such name.
    package static func text(named name: some Collection<UInt8>) -> [UInt8]? {
        guard name.count <= longestName else { return nil }
        return Array(name).withUnsafeBufferPointer { index.find($0)?.text }
    }

    /// The reference that begins with the ampersand at `position`; nil where the ampersand is only itself.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8.
    ///   - position: Of an ampersand, within `bytes`.
    ///   - inAttribute: Whether the text is the value of an attribute, where a name without a semicolon counts less.
    /// - Returns: The reference; nil where the ampersand is only itself.
    package static func reference(
        in bytes: UnsafeBufferPointer<UInt8>,
        at position: Int,
        inAttribute: Bool = false
    ) -> Reference? {
        let start = position + 1
        guard start < bytes.count else { return nil }
        if bytes[start] == UInt8(ascii: "#") { return numericReference(in: bytes, at: position) }
        guard ASCII.isLetter(bytes[start]) else { return nil }
        var end = start
        let limit = min(bytes.count, start + longestName)
        while end < limit, ASCII.isLetter(bytes[end]) || ASCII.isDigit(bytes[end]) { end += 1 }
        if end < bytes.count, bytes[end] == UInt8(ascii: ";"),
            let entry = index.find(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        {
            return Reference(text: entry.text, length: end + 1 - position)
        }
        var length = min(end - start, longestBareName)
        while length >= 2 {
            if let entry = index.find(UnsafeBufferPointer(rebasing: bytes[start..<(start + length)])), entry.mayBeBare {
                let next = start + length < bytes.count ? bytes[start + length] : 0
                let isPartOfWord = ASCII.isLetter(next) || ASCII.isDigit(next) || next == UInt8(ascii: "=")
                return inAttribute && isPartOfWord ? nil : Reference(text: entry.text, length: length + 1)
            }
            length -= 1
        }
        return nil
    }

    /// The scalar of a numeric reference as HTML reads it: windows-1252 for 128–159, U+FFFD where there is none.
    package static func scalar(numbered number: UInt32) -> Unicode.Scalar {
        if number >= 0x80, number <= 0x9F, let mapped = Unicode.Scalar(Windows1252.scalars[Int(number - 0x80)]) {
            return mapped
        }
        guard number != 0, let scalar = Unicode.Scalar(number) else { return "\u{FFFD}" }
        return scalar
    }

    private static func numericReference(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Reference? {
        guard var (number, end) = number(in: bytes, at: position) else { return nil }
        // Two halves of a surrogate pair, as software writes them that thinks in UTF-16.
        if number & 0xFFFF_FC00 == 0xD800, let (low, lowEnd) = self.number(in: bytes, at: end),
            low & 0xFFFF_FC00 == 0xDC00
        {
            (number, end) = (0x1_0000 + (number & 0x3FF) << 10 + low & 0x3FF, lowEnd)
        }
        return Reference(text: Array(String(scalar(numbered: number)).utf8), length: end - position)
    }

    /// The number of the reference at `position`, and where it ends; nil where there is none.
    private static func number(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> (number: UInt32, end: Int)? {
        guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "&"), bytes[position + 1] == UInt8(ascii: "#")
        else { return nil }
        var end = position + 2
        let isHexadecimal = end < bytes.count && bytes[end] | 0x20 == UInt8(ascii: "x")
        if isHexadecimal { end += 1 }
        let digits = end
        var number: UInt32 = 0
        while end < bytes.count, let digit = ASCII.digit(bytes[end], isHexadecimal: isHexadecimal) {
            number = min(number * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
            end += 1
        }
        guard end > digits else { return nil }
        if end < bytes.count, bytes[end] == UInt8(ascii: ";") { end += 1 }
        return (number, end)
    }

    private static let index = HTMLEntityIndex(table: HTMLEntityNames.table)
}

/// The table of names, ready to be searched.
private struct HTMLEntityIndex: Sendable {
    struct Entry: Sendable {
        let name: Range<Int>
        let mayBeBare: Bool
        let text: [UInt8]
    }

    private let bytes: [UInt8]
    private let entries: [Entry]

    init(table: String) {
        bytes = Array(table.utf8)
        var entries: [Entry] = []
        for word in bytes.indices.split(whereSeparator: { [bytes] in bytes[$0] <= 0x20 }) {
            guard let mark = word.first(where: { [bytes] in !ASCII.isLetter(bytes[$0]) && !ASCII.isDigit(bytes[$0]) })
            else { continue }
            let numbers = String(decoding: bytes[(mark + 1)..<word.endIndex], as: UTF8.self).split(separator: "+")
            let scalars = numbers.compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
            entries.append(
                Entry(
                    name: word.startIndex..<mark,
                    mayBeBare: bytes[mark] == UInt8(ascii: "!"),
                    text: scalars.flatMap { Array(String($0).utf8) }
                )
            )
        }
        self.entries = entries
    }

    func find(_ name: UnsafeBufferPointer<UInt8>) -> Entry? {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            let order = compare(entries[middle].name, name)
            if order == 0 { return entries[middle] }
            if order < 0 { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    private func compare(_ range: Range<Int>, _ name: UnsafeBufferPointer<UInt8>) -> Int {
        for offset in 0..<min(range.count, name.count) {
            let (left, right) = (bytes[range.lowerBound + offset], name[offset])
            if left != right { return left < right ? -1 : 1 }
        }
        return range.count - name.count
    }
}
