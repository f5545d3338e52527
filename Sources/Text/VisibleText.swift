/// Text of others made safe to show: nothing in it that moves a cursor, hides, or turns the order of what stands around it.
package enum VisibleText {
    /// `text` as one line.
    ///
    /// White space, line and paragraph separators become single spaces. Control characters (so every terminal sequence),
    /// overrides and isolates of writing direction, invisible operators, fillers, language tags, soft hyphens and noncharacters
    /// are left out; joiners and direction marks, which scripts need, stay. Of marks upon one letter ten stay.
    package static func line(_ text: some StringProtocol) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) && !needsTrimming(text) { return String(text) }
        var line = String.UnicodeScalarView()
        var marks = 0
        var isAfterSpace = true
        for scalar in text.unicodeScalars {
            switch kind(of: scalar) {
            case .space:
                if !isAfterSpace { line.append(" ") }
                isAfterSpace = true
            case .hidden:
                continue
            case .mark where marks >= 10:
                continue
            case .mark:
                marks += 1
                line.append(scalar)
                isAfterSpace = false
            case .plain:
                marks = 0
                line.append(scalar)
                isAfterSpace = false
            }
        }
        while line.last == " " { line.removeLast() }
        return String(line)
    }

    private enum Kind {
        case plain
        case space
        case mark
        case hidden
    }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x2028, 0x2029, 0x3000: .space
        case 0..<0x20, 0x7F..<0xA0, 0xAD: .hidden
        case 0x115F, 0x180E, 0x200B, 0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB: .hidden
        case 0..<0x300, 0x3041...0x3096, 0x309B...0x9FFF, 0xAC00...0xD7A3: .plain
        case 0xFDD0...0xFDEF, 0xE0000...0xE00FF, 0xE01F0...0xE0FFF: .hidden
        case let value where value & 0xFFFE == 0xFFFE: .hidden
        default:
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark: .mark
            default: .plain
            }
        }
    }

    private static func needsTrimming(_ text: some StringProtocol) -> Bool {
        var isAfterSpace = true
        for byte in text.utf8 {
            if byte == 0x20 && isAfterSpace { return true }
            isAfterSpace = byte == 0x20
        }
        return isAfterSpace && !text.isEmpty
    }
}
