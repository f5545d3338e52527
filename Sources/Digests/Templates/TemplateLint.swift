import Text

/// Looks for what is wrong in a template.
struct TemplateLint {
    private let bytes: [UInt8]
    private let format: DigestFormat
    private(set) var problems: [TemplateProblem] = []
    /// The sections that are open, with the names that are known in each.
    private var open: [(tag: TemplateTag, names: [TemplateName], state: MarkupState)] = []
    private var state = MarkupState()
    private var hasHead = false

    /// What the policy of a page keeps from working.
    private static let blockedElements: Set<String> = [
        "script", "iframe", "object", "embed", "link", "form", "audio", "video", "base",
    ]
    /// Attributes that are addresses.
    private static let addressAttributes: Set<String> = [
        "href", "src", "cite", "action", "formaction", "poster", "data",
    ]

    init(_ bytes: [UInt8], format: DigestFormat) {
        self.bytes = bytes
        self.format = format
        guard String(validating: bytes, as: UTF8.self) != nil else {
            problems = [problem(.notUTF8, at: 0)]
            return
        }
        for piece in TemplateScanner.pieces(of: bytes) {
            switch piece {
            case .text(let range): if format == .html { read(range) }
            case .tag(let tag): check(tag)
            case .unclosed(let offset): problems.append(problem(.unclosedTag, at: offset))
            }
        }
        for section in open {
            problems.append(problem(.unclosedSection(section.tag.name), at: section.tag.range.lowerBound))
        }
        if format == .html, !hasHead { problems.append(problem(.noHead, at: 0)) }
    }

    private mutating func read(_ range: Range<Int>) {
        for index in range {
            let before = state
            if let element = state.read(bytes[index]) {
                if element == "head" { hasHead = true }
                if TemplateLint.blockedElements.contains(element) { warn(element, at: index) }
            }
            if before.position == .attribute, state.position == .equals,
                state.attribute == "style" || state.attribute.hasPrefix("on")
            {
                warn(state.attribute, at: index)
            }
        }
    }

    private mutating func warn(_ name: String, at index: Int) {
        problems.append(problem(.blocked(name), at: index))
    }

    private mutating func check(_ tag: TemplateTag) {
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
        guard format == .html else { return }
        defer { state.readValue() }
        if !state.raw.isEmpty { return report(.unsafePlace(tag.name, .element(state.raw)), tag) }
        var isPart = false
        if case .part = name.kind { isPart = true }
        switch state.position {
        case .text: break
        case .comment where !isPart: break
        case .quoted where !isPart: checkAttribute(name, tag)
        case .equals, .unquoted: report(.unsafePlace(tag.name, .unquoted(attribute: state.attribute)), tag)
        default: report(.unsafePlace(tag.name, .tag), tag)
        }
    }

    private mutating func checkAttribute(_ name: TemplateName, _ tag: TemplateTag) {
        let attribute = state.attribute
        if attribute.hasPrefix("on") || ["style", "srcdoc", "srcset", "http-equiv", "content"].contains(attribute) {
            return report(.unsafePlace(tag.name, .attribute(attribute)), tag)
        }
        guard TemplateLint.addressAttributes.contains(attribute) || attribute.hasSuffix(":href") else { return }
        guard case .address = name.kind, state.valueCount == 0 else {
            return report(.needsAddress(tag.name, attribute: attribute), tag)
        }
    }

    /// What a name is where it stands: that of the innermost section that has it.
    private mutating func find(_ tag: TemplateTag) -> TemplateName? {
        for names in open.reversed().map(\.names) + [TemplateNames.all] {
            if let name = names.first(where: { $0.name == tag.name }) { return name }
        }
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
