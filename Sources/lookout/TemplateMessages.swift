import Digests
import Text

/// What is wrong with a template of digests, in words, each with its repair.
enum TemplateMessages {
    static func sentence(_ fact: TemplateProblem.Fact) -> String {
        switch fact {
        case .unclosedTag: "this tag does not end; close it with }}"
        case .unclosedSection(let name):
            "the section {{#\(show(name))}} does not end; write {{/\(show(name))}} where it does"
        case .wrongEnd(let name, let open):
            "{{/\(show(name))}} ends what is not open"
                + (open.map { "; {{#\($0)}} is, so {{/\($0)}} comes first" }
                    ?? "; take it out, or begin with {{#\(show(name))}}")
        case .unknownName(let name, let suggestion):
            "there is no “\(show(name))” in templates"
                + (suggestion.map { "; did you mean “\($0)”?" } ?? "; deploy/TEMPLATES.md lists all names")
        case .nameElsewhere(let name, let section):
            "“\(show(name))” is known only within {{#\(section)}} … {{/\(section)}}; put it there"
        case .needsSection(let name):
            "“\(show(name))” is no text; write {{#\(show(name))}} … {{/\(show(name))}} around what is to stand there for it"
        case .unsupported(let text):
            "“\(show(text))” is a kind of tag that these templates do not have; they have {{name}}, {{#name}}, {{^name}}, "
                + "{{/name}} and {{! a note }}"
        case .unsafePlace(let name, let place): unsafe(show(name), place)
        case .needsAddress(let name, let attribute):
            "only an address may stand in \(show(attribute))=\"…\", and nothing before it; “\(show(name))” "
                + "is a text, or does not come first: write \(show(attribute))=\"{{link}}\""
        case .crossesMarkup(let name):
            "{{#\(show(name))}} begins in the text and ends within a tag, or the other way round; begin and end it in the same place"
        case .noHead: "the page does not begin with its head; begin it with <!doctype html><html lang=\"en\"><head>"
        case .oddMarkup:
            "this is no plain markup, which programs may read in more than one way; write elements as <p class=\"…\">, with quotes "
                + "and nothing around the =, and no HTML in Markdown"
        case .endsInMarkup: "the template ends within a tag, a comment or a style element; close it"
        case .refused(let name): "“\(show(name))” may not stand in a template; take it out"
        case .saysNothing:
            "nothing of the digest stands in this template; write at least {{news-part}} and {{rest-part}}"
        case .leavesOut(let name): leavesOut(name)
        case .blocked(let name):
            "“\(show(name))” does nothing here: the page's policy allows style elements alone, so take it out"
        case .notUTF8: "the file is not in UTF-8; save it so"
        case .malformed(let detail): "Mustache cannot read this: \(show(detail))"
        }
    }

    private static func unsafe(_ name: String, _ place: TemplateProblem.Place) -> String {
        switch place {
        case .beforeHead: "“\(name)” stands before the page's head; put it into the body"
        case .tag: "“\(name)” stands within a tag, where a headline could become markup; put it between tags"
        case .unquoted(let attribute): "put quotes around the value: \(show(attribute))=\"{{\(name)}}\""
        case .attribute(let attribute):
            "“\(name)” may not stand in \(show(attribute))=\"…\", where a headline could do harm"
        case .element(let element): "“\(name)” may not stand in <\(show(element))>, where a headline could do harm"
        }
    }

    private static func leavesOut(_ name: String) -> String {
        switch name {
        case "news-part":
            "not all new developments are told: write {{news-part}}, or {{#developments}} and {{#rules}} both"
        case "rest-part":
            "what goes on, sources in trouble, what was held back and the ledger are not told; write {{rest-part}}"
        default:
            "banners are not told: samples, the first look, rules to mend; write {{#banners}}{{banner}}{{/banners}}"
        }
    }

    private static func show(_ text: String) -> String {
        LineWrapping.shortened(VisibleText.line(text), columns: 60)
    }
}
