/// HTML to plain text, on bytes and in one pass.
///
/// Tags are taken away by a tokenizer, references decoded, blocks made lines, scripts, styles and comments dropped, white
/// space collapsed, control characters removed. Zero-width characters and soft hyphens stay: they are part of what is
/// shown.
package enum HTMLText {
    /// The text of `html`: paragraphs and other blocks are separated by one line feed.
    package static func plain(_ html: String) -> String {
        var html = html
        return html.withUTF8 { string(plain($0, separator: 0x0A)) }
    }

    /// The text of `html` like `plain`, without what stands below the article and is none of it (`Boilerplate`).
    ///
    /// The last `footerLength` bytes of `html` are not read; they begin with a tag.
    package static func article(_ html: String, footerLength: Int = 0) -> String {
        var html = html
        return html.withUTF8 {
            article(plain(UnsafeBufferPointer(rebasing: $0.dropLast(footerLength)), separator: 0x0A))
        }
    }

    /// `text`, which is not HTML, like `lines`, without what stands below the article and is none of it.
    ///
    /// The last `footerLength` bytes of `text` are not read; they begin with a line feed.
    package static func article(plain text: String, footerLength: Int = 0) -> String {
        var text = text
        return text.withUTF8 { bytes in
            var writer = PlainTextWriter(separator: 0x0A)
            writer.append(UnsafeBufferPointer(rebasing: bytes.dropLast(footerLength)), isLineBreakKept: true)
            return article(writer.finished())
        }
    }

    private static func article(_ text: [UInt8]) -> String {
        text.withUnsafeBufferPointer {
            UTF8Text.string(known: UnsafeBufferPointer(rebasing: $0[..<Boilerplate.articleEnd(in: $0)]))
        }
    }

    /// The text of `html` as one line.
    package static func line(_ html: String) -> String {
        var html = html
        return html.withUTF8 { string(plain($0, separator: 0x20)) }
    }

    /// `text`, which is not HTML, as one line: white space collapsed, control characters removed.
    package static func line(plain text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            var writer = PlainTextWriter(separator: 0x20)
            writer.append(bytes, isLineBreakKept: false)
            return string(writer.finished())
        }
    }

    /// `text`, which is not HTML, with its lines kept: other white space collapsed, control characters removed.
    package static func lines(plain text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            var writer = PlainTextWriter(separator: 0x0A)
            writer.append(bytes, isLineBreakKept: true)
            return string(writer.finished())
        }
    }

    /// What was made of UTF-8 is UTF-8.
    private static func string(_ text: [UInt8]) -> String {
        text.withUnsafeBufferPointer { UTF8Text.string(known: $0) }
    }

    /// The text of `html`, blocks separated by `separator`.
    private static func plain(_ html: UnsafeBufferPointer<UInt8>, separator: UInt8) -> [UInt8] {
        var tokenizer = HTMLTokenizer(html)
        var writer = PlainTextWriter(separator: separator)
        writer.reserve(html.count)
        var preformatted = 0
        var words = AngledWords()
        while let token = tokenizer.next() {
            switch token {
            case .text(let range):
                append(html, range, isLineBreakKept: preformatted > 0, to: &writer)
            case .cdata(let range):
                writer.append(UnsafeBufferPointer(rebasing: html[range]), isLineBreakKept: preformatted > 0)
            case .startTag(let name, let attributes):
                if isPreformatted(html, name) { preformatted += 1 }
                let element = HTMLElement(html, name)
                if !element.isKnown || name.count == 1,
                    words.isText(html, name: name, attributes: attributes, isKnown: element.isKnown)
                {
                    append(html, (name.lowerBound - 1)..<attributes.upperBound, isLineBreakKept: false, to: &writer)
                    writer.append(UInt8(ascii: ">"))
                } else {
                    mark(element, in: &writer)
                }
            case .endTag(let name):
                if isPreformatted(html, name), preformatted > 0 { preformatted -= 1 }
                mark(HTMLElement(html, name), in: &writer)
            case .other:
                break
            }
        }
        return writer.finished()
    }

    private static func isPreformatted(_ html: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Bool {
        name.count == 3 && ByteSearch.hasPrefix("pre", in: html, at: name.lowerBound)
    }

    private static func mark(_ element: HTMLElement, in writer: inout PlainTextWriter) {
        if element.isBlock || element.isLineBreak {
            writer.breakLine()
        } else if element.isCell {
            writer.space()
        }
    }

    private static func append(
        _ html: UnsafeBufferPointer<UInt8>,
        _ range: Range<Int>,
        isLineBreakKept: Bool,
        to writer: inout PlainTextWriter
    ) {
        var start = range.lowerBound
        let text = UnsafeBufferPointer(rebasing: html[..<range.upperBound])
        while let ampersand = ByteSearch.index(of: UInt8(ascii: "&"), in: text, from: start) {
            writer.append(UnsafeBufferPointer(rebasing: text[start..<ampersand]), isLineBreakKept: isLineBreakKept)
            if let reference = HTMLEntities.reference(in: text, at: ampersand) {
                reference.text.withUnsafeBufferPointer { writer.append($0, isLineBreakKept: isLineBreakKept) }
                start = ampersand + reference.length
            } else {
                writer.append(UInt8(ascii: "&"))
                start = ampersand + 1
            }
        }
        writer.append(UnsafeBufferPointer(rebasing: text[start...]), isLineBreakKept: isLineBreakKept)
    }
}
