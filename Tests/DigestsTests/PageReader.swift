/// Reads a page strictly, as far as our pages go: elements with quoted attributes, text, a style sheet.
struct PageReader {
    struct Element {
        let name: String
        var attributes: [String: String] = [:]
    }

    /// All elements, in the order of their start tags.
    private(set) var elements: [Element] = []
    /// All text outside the style sheet, its character references read.
    private(set) var text = ""
    private(set) var style = ""
    /// What is wrong; empty where the page is well formed.
    private(set) var faults: [String] = []

    private static let void = ["meta", "br"]

    init(_ page: String) {
        var rest = Array(page.utf8)[...]
        var open: [String] = []
        while let byte = rest.first {
            guard byte == UInt8(ascii: "<") else {
                let run = rest.prefix { $0 != UInt8(ascii: "<") }
                let raw = String(decoding: run, as: UTF8.self)
                if open.last == "style" { style += raw } else { text += read(raw) }
                rest = rest.dropFirst(run.count)
                continue
            }
            guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else {
                faults.append("a tag without end")
                return
            }
            let tag = String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
            rest = rest[(end + 1)...]
            if tag == "!doctype html" { continue }
            if tag.hasPrefix("/") {
                if open.popLast() != String(tag.dropFirst()) { faults.append("</\(tag.dropFirst())> closes another") }
                continue
            }
            let element = element(tag)
            elements.append(element)
            if !PageReader.void.contains(element.name) { open.append(element.name) }
        }
        if !open.isEmpty { faults.append("not closed: \(open)") }
    }

    private mutating func element(_ tag: String) -> Element {
        let name = tag.prefix { $0 != " " }
        var element = Element(name: String(name))
        var rest = tag.dropFirst(name.count)
        while !rest.isEmpty {
            rest = rest.dropFirst()
            let attribute = rest.prefix { $0 != "=" && $0 != " " }
            rest = rest.dropFirst(attribute.count)
            guard rest.hasPrefix("=\"") else {
                element.attributes[String(attribute)] = ""
                continue
            }
            rest = rest.dropFirst(2)
            let value = rest.prefix { $0 != "\"" }
            rest = rest.dropFirst(value.count + 1)
            if element.attributes.updateValue(read(String(value)), forKey: String(attribute)) != nil {
                faults.append("\(attribute) twice")
            }
        }
        return element
    }

    private mutating func read(_ raw: String) -> String {
        guard raw.utf8.contains(UInt8(ascii: "&")) else { return raw }
        let references = ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&#96;": "`", "&amp;": "&"]
        var result: [UInt8] = []
        var rest = Array(raw.utf8)[...]
        while let byte = rest.first {
            let reference = references.first { rest.starts(with: $0.key.utf8) }
            if byte == UInt8(ascii: "&") && reference == nil { faults.append("a bare ampersand") }
            result += reference.map { Array($0.value.utf8) } ?? [byte]
            rest = rest.dropFirst(reference?.key.utf8.count ?? 1)
        }
        return String(decoding: result, as: UTF8.self)
    }
}
