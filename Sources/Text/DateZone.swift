/// The zone of a date: an offset, a name of RFC 822 or later custom, or a place of the zone database.
enum DateZone {
    /// Reads a zone, if one stands here, into `parts`.
    ///
    /// - Returns: False where something begins like a zone and is none.
    static func read(_ scanner: inout DateScanner, _ parts: inout DateParts) -> Bool {
        let first = scanner.peek()
        if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") { return readOffset(&scanner, &parts) }
        guard ASCII.isLetter(first) else { return true }
        let name = scanner.text { byte in
            !(ASCII.isLetter(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "_"))
        }
        return apply(name, &scanner, &parts)
    }

    /// Reads the zone whose name was just taken, with the offset that may follow it: `GMT-07:00`.
    static func apply(_ name: String, _ scanner: inout DateScanner, _ parts: inout DateParts) -> Bool {
        var name = ASCII.lowercased(name)
        if name.utf8.starts(with: "etc/".utf8) { name = String(name.dropFirst(4)) }
        let sign = scanner.peek()
        if ["gmt", "utc", "ut", "z"].contains(name), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            ASCII.isDigit(scanner.peek(1))
        {
            return readOffset(&scanner, &parts)
        }
        if let offset = offsets[name] {
            parts.offset = offset
            parts.isCST = name == "cst"
            return true
        }
        guard let place = DateZonePlaces.places[name] else { return false }
        parts.place = place
        return true
    }

    /// `+0900`, `+09:00`, `+09`, `-5:30`.
    private static func readOffset(_ scanner: inout DateScanner, _ parts: inout DateParts) -> Bool {
        let isWest = scanner.peek() == UInt8(ascii: "-")
        scanner.advance()
        let count = scanner.digitCount()
        var minutes = 0
        switch count {
        case 1, 2:
            guard let hours = scanner.number(count) else { return false }
            minutes = hours * 60
            if scanner.peek() == UInt8(ascii: ":") {
                scanner.advance()
                guard let more = scanner.number(2) else { return false }
                minutes += more
            }
        case 3, 4:
            guard let hours = scanner.number(count - 2), let more = scanner.number(2) else { return false }
            minutes = hours * 60 + more
        default:
            return false
        }
        parts.offset = isWest ? -minutes : minutes
        return true
    }

    /// Minutes east of Greenwich by name.
    ///
    /// `CST` and `IST` are read as in RFC 822 and in India.
    static let offsets: [String: Int] = {
        var offsets: [String: Int] = [:]
        let names: [(String, Double)] = [
            ("ut utc gmt z wet uct zulu", 0), ("bst cet met mez west n", 1),
            ("cest mest mesz eet sast cat", 2), ("eest msk fet trt eat", 3), ("msd gst", 4), ("ist", 5.5),
            ("pkt uzt yekt", 5), ("npt", 5.75), ("bdt omst almt", 6), ("mmt", 6.5), ("ict wib krat novt", 7),
            ("hkt sgt myt pht awst wita ulat irkt", 8), ("jst kst wit yakt", 9), ("acst", 9.5), ("aest vlat chst", 10),
            ("acdt", 10.5), ("aedt sakt", 11), ("nzst fjt pett", 12), ("nzdt", 13), ("brt art clst", -3),
            ("adt", -3), ("nst", -3.5), ("ndt", -2.5), ("ast at edt clt bot vet", -4), ("est et cdt cot pet", -5),
            ("cst ct mdt", -6), ("mst mt pdt", -7), ("pst pt akdt", -8), ("akst", -9), ("hst", -10), ("a", -1),
            ("m", -12),
            ("y", 12),
        ]
        for (words, hours) in names {
            for name in words.split(separator: " ") { offsets[String(name)] = Int(hours * 60) }
        }
        return offsets
    }()
}
