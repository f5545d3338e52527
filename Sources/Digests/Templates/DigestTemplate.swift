import Mustache
import Text

/// What a user's own form of a digest looks like: a template of Mustache for HTML, Markdown or plain text.
///
/// Nothing from a feed becomes markup: every value is made safe for the form before the template sees it, in `{{{x}}}` as
/// in `{{x}}`; and a page gets the policy that keeps scripts and all requests from working, whatever the template holds.
package struct DigestTemplate: Sendable {
    /// The largest template that is read, in bytes.
    package static let sizeLimit = 256 << 10
    /// The forms that can have a template.
    package static let formats: [DigestFormat] = [.html, .markdown, .text]

    private let template: MustacheTemplate
    private let format: DigestFormat

    /// Everything that is wrong with a template, in the order of its text.
    package static func problems(in bytes: [UInt8], format: DigestFormat) -> [TemplateProblem] {
        let bytes = normalized(bytes)
        let problems = TemplateLint(bytes, format: format).problems
        if problems.contains(where: { !$0.isWarning }) {
            return problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
        }
        do {
            _ = try MustacheTemplate(string: String(decoding: bytes, as: UTF8.self))
            return problems
        } catch {
            return problems + [malformed(error)]
        }
    }

    private static func malformed(_ error: any Error) -> TemplateProblem {
        guard let error = error as? MustacheTemplate.ParserError else {
            return TemplateProblem(line: 1, column: 1, fact: .malformed(String(describing: error)))
        }
        return TemplateProblem(
            line: error.context.lineNumber,
            column: error.context.columnNumber,
            fact: .malformed(String(describing: error.error))
        )
    }

    /// A template that is right; nil where something is wrong with it.
    package init?(_ text: String, format: DigestFormat) {
        let bytes = DigestTemplate.normalized(Array(text.utf8))
        guard !DigestTemplate.problems(in: bytes, format: format).contains(where: { !$0.isWarning }),
            // Values are safe already, and are not to be made so twice.
            let template = try? MustacheTemplate(
                string: "{{% CONTENT_TYPE:TEXT}}" + DigestTemplate.withPolicy(bytes, format: format)
            )
        else { return nil }
        self.template = template
        self.format = format
    }

    /// Line ends as HTML has them, by which a style element's hash is made.
    private static func normalized(_ bytes: [UInt8]) -> [UInt8] {
        var normalized: [UInt8] = []
        normalized.reserveCapacity(bytes.count)
        for byte in bytes {
            if byte == 0x0A, normalized.last == 0x0D { normalized.removeLast() }
            normalized.append(byte)
            if byte == 0x0A { continue }
            if normalized.count > 1, normalized[normalized.count - 2] == 0x0D {
                normalized[normalized.count - 2] = 0x0A
            }
        }
        if normalized.last == 0x0D { normalized[normalized.count - 1] = 0x0A }
        return normalized
    }

    /// The template with the page's policy at the beginning of its head.
    private static func withPolicy(_ bytes: [UInt8], format: DigestFormat) -> String {
        guard format == .html, let head = TemplateLint(bytes, format: format).headStart else {
            return String(decoding: bytes, as: UTF8.self)
        }
        return String(decoding: bytes[..<head], as: UTF8.self) + "\n"
            + PageFrame.policy(withStyles: StyleElements.contents(of: bytes)) + "\n"
            + String(decoding: bytes[head...], as: UTF8.self)
    }

    /// The digest in this form, ending with a line feed.
    package func render(_ digest: Digest) -> String {
        var text = template.render(TemplateValues(digest, format: format).all)
        switch format {
        case .text: text = DigestTemplate.wrapped(text)
        case .html, .markdown, .json: break
        }
        return text.hasSuffix("\n") ? text : text + "\n"
    }

    /// Lines of more than 80 columns broken, each going on where it began; addresses stay whole.
    private static func wrapped(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard DisplayWidth.columns(line) > TextLines.width else { return String(line) }
            let indent = String(line.prefix { $0 == " " }.prefix(TextLines.width / 2))
            return TextLines.wrapped(String(line), first: indent, rest: indent).joined(separator: "\n")
        }
        .joined(separator: "\n")
    }
}
