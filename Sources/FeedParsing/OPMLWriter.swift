import Text

/// Writes a list of feeds as OPML 2.0.
package enum OPMLWriter {
    /// The document: folders as nested outlines, in the order of the feeds, attributes as they are.
    package static func text(title: String, outlines: [OPMLOutline]) -> String {
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <opml version="2.0">
              <head><title>\(escaped(title))</title></head>
              <body>

            """
        var open: [String] = []
        for outline in outlines {
            let shared = zip(open, outline.folders).prefix { $0 == $1 }.count
            close(&open, to: shared, &text)
            for folder in outline.folders[shared...] {
                text += indent(open.count) + "<outline text=\"\(escaped(folder))\">\n"
                open.append(folder)
            }
            text += indent(open.count) + "<outline"
            for attribute in outline.attributes { text += " \(attribute.name)=\"\(escaped(attribute.value))\"" }
            text += "/>\n"
        }
        close(&open, to: 0, &text)
        return text + "  </body>\n</opml>\n"
    }

    private static func close(_ open: inout [String], to depth: Int, _ text: inout String) {
        while open.count > depth {
            open.removeLast()
            text += indent(open.count) + "</outline>\n"
        }
    }

    private static func indent(_ depth: Int) -> String {
        String(repeating: "  ", count: depth + 2)
    }

    /// `text` for an attribute: markup escaped, line breaks as references, what XML cannot hold left out.
    private static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case 0x09, 0x0A, 0x0D: bytes += "&#\(byte);".utf8
            case ..<0x20: continue
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
