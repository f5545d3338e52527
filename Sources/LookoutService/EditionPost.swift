import Delivery
import Digests
import LookoutModel
import Storage
import Text

/// Makes outbox rows of an edition: rendered once, when it is frozen, under an id that the same inputs always give.
///
/// An edition goes where its digest's `sinks` say, a person's own to that person, by the sink of mail that brings them their
/// alerts. Quiet hours hold none: it comes at the hour that was asked for.
struct EditionPost {
    /// The most headlines that a chat is told.
    private static let mostHeadlines = 5

    let settings: Settings
    let plan: Settings.DigestPlan
    let now: Instant

    /// The rows of an edition; none where it goes to the files alone, as all do that hold samples.
    func entries(_ digest: Digest) -> [OutboxEntry] {
        let (recipients, mail) = (recipients, mail)
        guard !digest.hasSamples, !recipients.isEmpty else { return [] }
        // Mail and chats keep their own form, whatever templates the page has.
        var digest = digest
        digest.templates = nil
        let outline = EditionOutline(digest)
        let summary = EditionSummary(digest, formats: plan.formats)
        // A page may be large, so it is rendered once for all.
        let letter =
            recipients.contains { mail.contains($0.sink) }
            ? EditionLetter(
                outline: outline,
                fileName: DigestFormat.html.fileName(day: digest.day, name: digest.name),
                place: summary.fileName,
                page: DigestFormat.html.render(digest)
            ) : nil
        let text = letter == nil ? "" : DigestFormat.text.render(digest)
        return recipients.map { recipient in
            var message = message(digest, outline, summary, to: recipient)
            if let letter, mail.contains(recipient.sink) {
                message.headline = subject(digest, outline, summary)
                message.text = text
                message.letter = letter
            }
            return OutboxEntry(
                id: message.id,
                sink: recipient.sink,
                recipient: recipient.name,
                kind: .digest,
                story: nil,
                fileName: summary.fileName,
                body: recipient.form?.body(of: message, to: recipient.name) ?? message.text,
                record: message.record.line,
                createdAt: now,
                expiresAt: now.advanced(bySeconds: Outbox.lifetime)
            )
        }
    }

    /// The names of the sinks of mail.
    private var mail: Set<String> { Set(settings.sinks.filter(\.isMail).map(\.name)) }

    /// An address as two that mean the same are equal.
    private static func key(_ address: MailAddress) -> String { address.description.lowercased() }

    /// To whom the editions go besides the files.
    var recipients: [Recipient] {
        let all = Recipient.all(settings)
        if let reader = plan.reader {
            guard let address = reader.mail.map(EditionPost.key) else { return [] }
            return all.first { mail.contains($0.sink) && $0.name.lowercased() == address }.map { [$0] } ?? []
        }
        let own =
            plan == settings.digests.first
            ? settings.people.filter(\.hasEditions).compactMap { $0.mail.map(EditionPost.key) } : []
        // Whoever has editions of their own has them in place of the home's first digest.
        return all.filter { plan.sinks.contains($0.sink) && !own.contains($0.name.lowercased()) }
    }

    private func message(
        _ digest: Digest,
        _ outline: EditionOutline,
        _ summary: EditionSummary,
        to recipient: Recipient
    ) -> Message {
        let day = CivilDate(dayNumber: digest.day.number).description
        let id = OutboxID.of(
            sink: recipient.sink,
            recipient: recipient.name,
            kind: OutboxEntry.Kind.digest.rawValue,
            story: "\(plan.name) \(day)",
            revision: 0
        )
        let link = settings.baseURL.map { $0 + "/" + summary.fileName }
        let headline = "\(outline.kicker), \(outline.title): \(EditionPost.tally(summary))"
        return Message(
            id: id,
            kind: .digest,
            created: now,
            priority: .digest,
            headline: headline,
            topic: outline.kicker,
            text: brief(outline, more: summary.new),
            link: link,
            record: EditionRecord(digest: digest, summary: summary, link: link, created: now).value(
                id: id,
                title: headline
            )
        )
    }

    /// What stands in a list of mails: which digest, of when, how much is new, and the best headline.
    private func subject(_ digest: Digest, _ outline: EditionOutline, _ summary: EditionSummary) -> String {
        let start = "\(outline.kicker), \(outline.title): \(EditionPost.tally(summary))"
        return outline.ranked.first.map { start + ": " + $0.headline } ?? start
    }

    /// `3 new`, `nothing new, 2 continuing`.
    private static func tally(_ summary: EditionSummary) -> String {
        (summary.new == 0 ? "nothing new" : "\(summary.new) new")
            + (summary.continuing == 0 ? "" : ", \(summary.continuing) continuing")
    }

    /// An edition in a few lines.
    private func brief(_ outline: EditionOutline, more: Int) -> String {
        let shown = outline.ranked.prefix(EditionPost.mostHeadlines)
        let lines = shown.enumerated().map { "\($0 + 1). \($1.headline) (\($1.source))" }
        let left = more - shown.count
        let parts = [
            outline.counts.joined(separator: "\n"), outline.banners.joined(separator: "\n"),
            lines.joined(separator: "\n"),
            left > 0 ? "and \(left) more" : "", outline.foot.first ?? "",
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
}
