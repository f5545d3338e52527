import Delivery
import LookoutModel
import LookoutService
import Storage
import Text

/// Messages of the outbox as a person reads them.
struct AlertMessages {
    let time: LocalTime

    /// One line: where it goes, what it is, what became of it.
    func line(_ sent: AlertDesk.Sent) -> String {
        let entry = sent.entry
        return
            "\(entry.id.prefix(12))  \(time.text(entry.createdAt))  \(Self.target(entry))  \(entry.kind.rawValue): "
            + state(sent)
    }

    /// Where it goes: the sink, and to whom.
    static func target(_ entry: OutboxEntry) -> String {
        target(entry.sink, entry.recipient)
    }

    /// Where something goes: the sink, and to whom.
    static func target(_ sink: String, _ recipient: String) -> String {
        VisibleText.line(recipient == AlertMaker.reader ? sink : "\(sink) to \(recipient)")
    }

    /// One line of JSON.
    func record(_ sent: AlertDesk.Sent) -> String {
        let entry = sent.entry
        let fields: JSONValue = [
            "id": .string(entry.id), "sink": .string(entry.sink), "recipient": .string(entry.recipient),
            "kind": .string(entry.kind.rawValue), "story": .optional(entry.story),
            "state": .string(entry.state.rawValue),
            "created": .string(Timestamp.iso(entry.createdAt.seconds)), "attempts": .integer(Int64(entry.attempts)),
            "next": [.delivered, .dead, .dropped, .merged].contains(entry.state)
                ? .null : .string(Timestamp.iso(entry.nextTry.seconds)),
            "answer": .optional(sent.attempt?.result),
        ]
        return fields.line
    }

    /// What leaves, safe for a terminal.
    func body(_ entry: OutboxEntry) -> String {
        entry.body.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.prefix { $0 == " " } + VisibleText.line(String(line))
        }.joined(separator: "\n") + "\n"
    }

    private func state(_ sent: AlertDesk.Sent) -> String {
        let entry = sent.entry
        let answer = sent.attempt.map { ": " + VisibleText.line($0.result) } ?? ""
        let failure = sent.attempt.map { ": " + DeliveryMessages.text(stored: $0.result, sink: entry.sink) } ?? ""
        switch entry.state {
        case .delivered: return "delivered\(answer)"
        case .dead: return "given up after \(Plural.of(entry.attempts, "try", "tries"))\(failure)"
        case .sending: return "being sent"
        case .merged: return "told by the message \(entry.receipt.map { String($0.prefix(12)) } ?? "of several")"
        case .dropped: return "put away: \(VisibleText.line(entry.receipt ?? ""))"
        case .pending: return "leaves with the first run after \(time.text(entry.nextTry))"
        case .retry: return "next try with the first run after \(time.text(entry.nextTry))\(failure)"
        }
    }
}
