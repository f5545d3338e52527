import Text

/// SVG inside HTML.
enum ForeignMarkup {
    /// `html` with each empty element of SVG that is the last in its parent written without its slash; nil where there
    /// is none.
    ///
    /// To HTML both mean the same, for the end of the parent closes the element (HTML Living Standard, 13.2.6.5), and
    /// this form is read alike by readers that know nothing of foreign elements.
    static func unslashed(_ html: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard ByteSearch.holds("<svg", by: 2, in: html) else { return nil }
        var output: [UInt8] = []
        var copied = 0
        var slash: Int?
        var depth = 0
        var tokenizer = HTMLTokenizer(html)
        while let token = tokenizer.next() {
            switch token {
            case .startTag(let name, let attributes):
                let isSlashed = attributes.upperBound < html.count && html[attributes.upperBound] == UInt8(ascii: "/")
                if isRoot(html, name), !isSlashed { depth += 1 }
                slash = depth > 0 && isSlashed ? attributes.upperBound : nil
            case .endTag(let name):
                if let slash {
                    output.append(contentsOf: UnsafeBufferPointer(rebasing: html[copied..<slash]))
                    copied = slash + 1
                }
                slash = nil
                if isRoot(html, name), depth > 0 { depth -= 1 }
            case .text(let range):
                if !html[range].allSatisfy(ASCII.isSpace) { slash = nil }
            case .other, .cdata:
                slash = nil
            }
        }
        guard copied > 0 else { return nil }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: html[copied...]))
        return output
    }

    private static func isRoot(_ html: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Bool {
        name.count == 3 && ByteSearch.hasPrefix("svg", in: html, at: name.lowerBound)
    }
}
