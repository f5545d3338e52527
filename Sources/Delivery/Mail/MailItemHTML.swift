import LookoutModel
import Text

/// An item in a mail: its title where it is not the mail's, source, kind, language, time, first sentences, and where the link leads.
struct MailItemHTML {
    let time: LocalTime

    func write(_ item: AlertItem, title: String?, part: Burst.Part?, _ page: inout MailMarkup) {
        let link = item.link.flatMap { WebLink($0) }
        let language = MailItemHTML.language(item)
        page.block("div", .item) { page in
            page.constant("\n")
            if let title {
                page.block("h2", .title, language) { page in
                    if let link { page.link(link, .titleLink, [], title) } else { page.text(title) }
                }
            }
            page.block("p", .facts) { facts(item, &$0) }
            let lead = MailText.line(item.lead, columns: 420)
            if !lead.isEmpty { page.block("p", .lead, language) { $0.text(lead) } }
            if let link {
                page.block("p", .facts) { $0.link(link, .link, [], "Read at \(MailItemHTML.host(of: link))") }
            }
            if let more = part?.moreItems, more > 0 { page.block("p", .facts) { $0.text(ShownText.more(more)) } }
            if let note = part?.possibleNote {
                page.block("p", .facts, [("dir", "auto")]) { $0.text(MailText.line(note, columns: 600)) }
            }
        }
    }

    private func facts(_ item: AlertItem, _ page: inout MailMarkup) {
        page.element("span", .source, [("dir", "auto")], MailText.line(item.source, columns: 60))
        page.text(" · " + item.kind.rawValue)
        if item.isStateMedia {
            page.text(" · ")
            page.element("span", .badge, [], "state media")
        }
        if item.isPossible { page.text(" · possibly the same") }
        if let language = item.language.map({ MailText.line($0, columns: 60) }), !language.isEmpty {
            page.text(" · " + language)
        }
        page.text(" · " + (item.published.map { time.text($0) } ?? "no date given"))
    }

    /// The attributes that say in which language a text is (BCP 47), and that its direction is its own.
    static func language(_ item: AlertItem) -> [(StaticString, String)] {
        let tag = item.language ?? ""
        let isTag =
            (2...35).contains(tag.utf8.count)
            && tag.utf8.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == UInt8(ascii: "-") }
        guard isTag else { return [("dir", "auto")] }
        return [("lang", tag), ("dir", "auto")]
    }

    /// What a reader is to know before following a link.
    private static func host(of link: WebLink) -> String {
        let rest = link.address.utf8.drop { $0 != UInt8(ascii: "/") }.dropFirst(2)
        let host = String(Substring(rest.prefix { !"/?#".utf8.contains($0) }))
        return LineWrapping.shortened(host, columns: 80)
    }
}
