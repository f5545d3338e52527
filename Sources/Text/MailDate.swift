/// Dates of RFC 822 in the form that nearly all feeds write: `Thu, 01 Jan 2004 19:48:21 GMT`.
///
/// Anything else, even if it is meant so, is left to `FreeDate`, which is slower and knows more.
enum MailDate {
    static func parse(_ text: ArraySlice<UInt8>) -> DateParts? {
        var scanner = DateScanner(text)
        var parts = DateParts()
        if ASCII.isLetter(scanner.peek()) {
            guard ASCII.isLetter(scanner.peek(1)), ASCII.isLetter(scanner.peek(2)), scanner.peek(3) == UInt8(ascii: ",")
            else { return nil }
            scanner.advance(4)
            scanner.skipSpaces()
        }
        let digits = scanner.digitCount()
        guard digits == 1 || digits == 2, let day = scanner.number(digits), scanner.skip(0x20),
            let month = month(&scanner), scanner.skip(0x20), scanner.digitCount() == 4, let year = scanner.number(4),
            scanner.skip(0x20), ISODate.time(&scanner, &parts), scanner.skip(0x20)
        else { return nil }
        (parts.year, parts.month, parts.day) = (year, month, day)
        if scanner.peek() == UInt8(ascii: "G"), scanner.peek(1) == UInt8(ascii: "M"),
            scanner.peek(2) == UInt8(ascii: "T")
        {
            scanner.advance(3)
        } else {
            guard !scanner.isAtEnd, DateZone.read(&scanner, &parts) else { return nil }
        }
        return scanner.isAtEnd ? parts : nil
    }

    private static func month(_ scanner: inout DateScanner) -> Int? {
        let letters = (0..<3).reduce(UInt32(0)) { $0 << 8 | UInt32(scanner.peek($1) | 0x20) }
        guard let month = number(of: letters) else { return nil }
        scanner.advance(3)
        return month
    }

    /// The month of three lower-case letters, the first in the highest of three bytes.
    private static func number(of letters: UInt32) -> Int? {
        switch letters {
        case 0x6A616E: 1  // jan
        case 0x666562: 2  // feb
        case 0x6D6172: 3  // mar
        case 0x617072: 4  // apr
        case 0x6D6179: 5  // may
        case 0x6A756E: 6  // jun
        case 0x6A756C: 7  // jul
        case 0x617567: 8  // aug
        case 0x736570: 9  // sep
        case 0x6F6374: 10  // oct
        case 0x6E6F76: 11  // nov
        case 0x646563: 12  // dec
        default: nil
        }
    }
}
