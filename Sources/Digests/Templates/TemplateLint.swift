import Text

/// Looks for what is wrong in a template.
struct TemplateLint {
    private let bytes: [UInt8]
    private let format: DigestFormat
    private(set) var problems: [TemplateProblem] = []
    /// Where the content of a page's head begins, in bytes; nil where there is none.
    private(set) var headStart: Int?
    /// The sections that are open, with the names that are known in each.
    private var open: [(tag: TemplateTag, names: [TemplateName], state: MarkupState)] = []
    private var state = MarkupState()
    private var used: Set<String> = []

    /// The most problems that are looked for.
    private static let most = 50
    /// What the policy of a page keeps from working.
    private static let blockedElements: Set<String> = ["link", "form", "audio", "video"]
    /// Elements whose content the tokenizer reads in ways of its own, or that undo the policy.
    private static let refusedElements: Set<String> = [
        "script", "iframe", "object", "embed", "base", "noscript", "template", "svg", "math", "plaintext", "xmp",
        "noembed",
        "noframes", "frameset", "frame", "select", "listing", "applet",
    ]
    /// Attributes that a value may stand in.
    private static let textAttributes: Set<String> = [
        "lang", "dir", "title", "alt", "class", "id", "datetime", "aria-label", "href",
    ]

    init(_ bytes: [UInt8], format: DigestFormat) {
        self.bytes = bytes
        self.format = format
        guard String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0) else {
            problems = [problem(.notUTF8, at: 0)]
            return
        }
        for piece in TemplateScanner.pieces(of: bytes) where problems.count < TemplateLint.most {
            switch piece {
            case .text(let range):
                if format == .html { read(range) } else if format == .markdown { readMarkdown(range) }
            case .tag(let tag): check(tag)
            case .unclosed(let offset): problems.append(problem(.unclosedTag, at: offset))
            }
        }
        guard problems.count < TemplateLint.most else { return }
        for section in open {
            problems.append(problem(.unclosedSection(section.tag.name), at: section.tag.range.lowerBound))
        }
        if format == .html {
            if headStart == nil { problems.append(problem(.noHead, at: 0)) }
            if state.position != .text || !state.raw.isEmpty {
                problems.append(problem(.endsInMarkup, at: bytes.count))
            }
        }
        checkCompleteness()
    }

    /// An edition hides nothing: what a template leaves out of it is told.
    private mutating func checkCompleteness() {
        if used.isEmpty { return problems.append(problem(.saysNothing, at: 0)) }
        let parts: [(String, [Set<String>])] = [
            ("news-part", [["news-part"], ["developments", "rules"]]), ("rest-part", [["rest-part"]]),
            ("banners", [["top-part"], ["banners"]]),
        ]
        for (name, ways) in parts where !ways.contains(where: { $0.isSubset(of: used) }) {
            problems.append(problem(.leavesOut(name), at: 0))
        }
    }

    private mutating func read(_ range: Range<Int>) {
        for index in range {
            let before = state
            let ended = state.read(bytes[index])
            if state.isOdd, !before.isOdd {
                problems.append(problem(.oddMarkup, at: index))
                // What follows cannot be judged.
                state = before
                return
            }
            if headStart == nil, before.position == .text, state.position == .text, !ASCII.isSpace(bytes[index]) {
                return problems.append(problem(.noHead, at: index))
            }
            if let ended { note(ended, endingAt: index) }
            if before.position == .attribute, state.position == .equals { noteAttribute(at: index) }
        }
    }

    private mutating func note(_ element: String, endingAt index: Int) {
        if headStart == nil {
            if element == "head", open.isEmpty {
                headStart = index + 1
            } else if element != "html" {
                problems.append(problem(.noHead, at: index))
            }
        }
        if TemplateLint.refusedElements.contains(element) { problems.append(problem(.refused(element), at: index)) }
        if TemplateLint.blockedElements.contains(element) { problems.append(problem(.blocked(element), at: index)) }
    }

    private mutating func noteAttribute(at index: Int) {
        let name = state.attribute
        if name == "http-equiv" { problems.append(problem(.refused(name), at: index)) }
        if name == "style" || name.hasPrefix("on") { problems.append(problem(.blocked(name), at: index)) }
    }

    /// Markdown of templates holds no HTML, in which a value's escapes would do nothing.
    private mutating func readMarkdown(_ range: Range<Int>) {
        for index in range where bytes[index] == UInt8(ascii: "<") {
            guard index + 1 < bytes.count else { continue }
            let next = bytes[index + 1]
            if ASCII.isLetter(next) || "/!?".utf8.contains(next) { problems.append(problem(.oddMarkup, at: index)) }
        }
    }

    private mutating func check(_ tag: TemplateTag) {
        if format == .html, state.raw == "style" {
            return report(.unsafePlace(tag.name, .element("style")), tag)
        }
        switch tag.kind {
        case .comment: break
        case .unsupported: report(.unsupported(tag.name), tag)
        case .end: close(tag)
        case .section, .inverted: begin(tag)
        case .value: use(tag)
        }
    }

    private mutating func begin(_ tag: TemplateTag) {
        let name = find(tag)
        var names: [TemplateName] = []
        if tag.kind == .section, let name, case .list(let inner) = name.kind { names = inner }
        open.append((tag, names, state))
    }

    private mutating func close(_ tag: TemplateTag) {
        guard let section = open.last, section.tag.name == tag.name else {
            report(.wrongEnd(tag.name, open: open.last?.tag.name), tag)
            // What was meant is most likely a section further out.
            if let index = open.lastIndex(where: { $0.tag.name == tag.name }) { open.removeSubrange(index...) }
            return
        }
        open.removeLast()
        if format == .html, section.state != state { report(.crossesMarkup(tag.name), section.tag) }
    }

    private mutating func use(_ tag: TemplateTag) {
        guard let name = find(tag) else { return }
        guard name.isValue else { return report(.needsSection(tag.name), tag) }
        switch format {
        case .html: useInHTML(name, tag)
        case .markdown: useInMarkdown(name, tag)
        case .text, .json: break
        }
    }

    private mutating func useInHTML(_ name: TemplateName, _ tag: TemplateTag) {
        defer { state.readValue() }
        guard headStart != nil else { return report(.unsafePlace(tag.name, .beforeHead), tag) }
        var isPart = false
        if case .part = name.kind { isPart = true }
        switch state.position {
        case .text where state.raw.isEmpty || !isPart: break
        case .quoted where !isPart: checkAttribute(name, tag)
        case .equals, .unquoted: report(.unsafePlace(tag.name, .unquoted(attribute: state.attribute)), tag)
        default: report(.unsafePlace(tag.name, .tag), tag)
        }
    }

    private mutating func checkAttribute(_ name: TemplateName, _ tag: TemplateTag) {
        let attribute = state.attribute
        guard TemplateLint.textAttributes.contains(attribute) || attribute.hasPrefix("data-") else {
            return report(.unsafePlace(tag.name, .attribute(attribute)), tag)
        }
        guard attribute == "href" else { return }
        guard case .address = name.kind, state.valueCount == 0 else {
            return report(.needsAddress(tag.name, attribute: attribute), tag)
        }
    }

    /// Where Markdown takes what follows for an address, only an address may follow.
    private mutating func useInMarkdown(_ name: TemplateName, _ tag: TemplateTag) {
        if case .address = name.kind { return }
        var before = bytes[..<tag.range.lowerBound]
        let isPointed = before.last == UInt8(ascii: "<")
        if isPointed { before.removeLast() }
        while let last = before.last, ASCII.isSpace(last) { before.removeLast() }
        if isPointed || before.suffix(2) == Array("](".utf8)[...] || before.suffix(2) == Array("]:".utf8)[...] {
            report(.needsAddress(tag.name, attribute: "(…)"), tag)
        }
    }

    /// What a name is where it stands: that of the innermost section that has it.
    private mutating func find(_ tag: TemplateTag) -> TemplateName? {
        used.insert(tag.name)
        for section in open.reversed() {
            if let name = section.names.first(where: { $0.name == tag.name }) { return name }
        }
        if let name = TemplateNames.all.first(where: { $0.name == tag.name }) { return name }
        if let section = TemplateLint.sections.first(where: { $0.names.contains(tag.name) }) {
            report(.nameElsewhere(tag.name, section: section.name), tag)
        } else {
            let known = open.flatMap(\.names).map(\.name) + TemplateNames.all.map(\.name)
            report(.unknownName(tag.name, suggestion: Spelling.suggestion(for: tag.name, among: known)), tag)
        }
        return nil
    }

    /// The sections with names of their own.
    private static let sections: [(name: String, names: Set<String>)] = TemplateNames.all.flatMap { sections(in: $0) }

    private static func sections(in name: TemplateName) -> [(name: String, names: Set<String>)] {
        guard case .list(let inner) = name.kind else { return [] }
        return [(name.name, Set(inner.map(\.name)))] + inner.flatMap { sections(in: $0) }
    }

    private mutating func report(_ fact: TemplateProblem.Fact, _ tag: TemplateTag) {
        problems.append(problem(fact, at: tag.range.lowerBound))
    }

    private func problem(_ fact: TemplateProblem.Fact, at offset: Int) -> TemplateProblem {
        let before = bytes[..<offset]
        let line = before.count { $0 == 0x0A } + 1
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let column = String(decoding: bytes[start..<offset], as: UTF8.self).unicodeScalars.count + 1
        return TemplateProblem(line: line, column: column, fact: fact)
    }
}
