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
            guard scanner.peek() == UInt8(ascii: "+") || scanner.peek() == UInt8(ascii: "-"),
                DateZone.read(&scanner, &parts)
            else { return nil }
        }
        return scanner.isAtEnd ? parts : nil
    }

    private static func month(_ scanner: inout DateScanner) -> Int? {
        let names: [StaticString] = [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ]
        for (index, name) in names.enumerated() {
            let start = name.utf8Start
            if scanner.peek() | 0x20 == start[0], scanner.peek(1) | 0x20 == start[1], scanner.peek(2) | 0x20 == start[2]
            {
                scanner.advance(3)
                return index + 1
            }
        }
        return nil
    }
}
