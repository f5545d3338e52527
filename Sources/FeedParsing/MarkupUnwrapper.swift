import Text

/// Takes away the `div` that XHTML of Atom stands in (RFC 4287, 3.1.1.3: it is no part of the content).
enum MarkupUnwrapper {
    /// What stands inside the one `div` that is round all of `bytes`; nil where there is no such.
    static func contentOfDivision(_ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        var tokenizer = HTMLTokenizer(bytes)
        guard case .startTag(let name, let attributes) = tokenizer.next(), isDivision(bytes, name) else { return nil }
        let start = attributes.upperBound + 1
        var depth = 1
        while let token = tokenizer.next() {
            switch token {
            case .startTag(let name, _) where isDivision(bytes, name):
                depth += 1
            case .endTag(let name) where isDivision(bytes, name):
                depth -= 1
                guard depth == 0 else { continue }
                return tokenizer.next() == nil && start <= name.lowerBound - 2 ? start..<(name.lowerBound - 2) : nil
            default: break
            }
        }
        return nil
    }

    private static func isDivision(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Bool {
        name.count == 3 && ByteSearch.hasPrefix("div", in: bytes, at: name.lowerBound)
    }
}
