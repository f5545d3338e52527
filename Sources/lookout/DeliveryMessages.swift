import Delivery
import Platform
import Text

/// Why a message did not arrive, in words: the sink, what it said, what to do.
enum DeliveryMessages {
    /// What a store keeps of an attempt at a sink that failed.
    static func text(stored: String, sink: String) -> String {
        DeliveryFailure(stored: stored).map { text($0, sink: sink) } ?? VisibleText.line(stored)
    }

    static func text(_ failure: DeliveryFailure, sink: String) -> String {
        let sink = VisibleText.line(sink)
        let detail = VisibleText.line(failure.detail)
        let settings = "under sinks: in lookout.yaml"
        switch failure.code {
        case .file: return "\(sink) cannot keep it: " + file(failure.detail)
        case .noSuchSink:
            return
                "the settings name no sink \(sink) any more; put it back \(settings), or put its messages away with lookout "
                + "alerts drop"
        case .noSuchRecipient:
            return
                "\(sink) has nobody of the address \(detail) any more; put it back into lookout.yaml and run "
                + "lookout alerts retry, or put its messages away with lookout alerts drop"
        case .refused:
            return "\(sink) will not have it\(said(detail)); mend what it objects to, then run lookout alerts retry"
        case .postponed:
            return "\(sink) put it off\(said(detail)); it is tried again by itself, and nothing need be done"
        case .unreachable: return "\(sink) cannot be reached: \(network(detail, settings))"
        case .gone:
            return
                "\(sink) is gone for good\(said(detail)); give it a new address \(settings), then run lookout alerts retry"
        case .unavailable:
            return "\(sink) takes no message as things stand\(said(detail)); look at it \(settings), or ask who runs it"
        case .loginRefused:
            return "\(sink) does not let us in\(said(detail)); mend its user, password, token or url \(settings)"
        case .noSecret:
            return "the secret \(detail) that \(sink) needs is absent or empty; set the variable or write the file"
        case .notStarted:
            let reason = Int32(detail).map { SystemMessages.text($0) } ?? detail
            return "the program of \(sink) cannot be started: \(reason); look at it \(settings); it is tried again"
        case .tooSlow:
            return
                "\(sink) took longer than \(detail) seconds and may have done its work; it is tried again, with the same id; "
                + "if it needs more time, raise its timeout: \(settings)"
        case .unknown: return "a run ended while it was being sent to \(sink); it may have arrived, and is sent again"
        }
    }

    private static func said(_ answer: String) -> String {
        answer.isEmpty ? "" : ", it said “\(answer)”"
    }

    private static func file(_ detail: String) -> String {
        let words = detail.split(separator: " ", maxSplits: 2).map(String.init)
        guard words.count == 3, let operation = FileError.Operation(rawValue: words[0]), let code = Int32(words[1])
        else { return "a file cannot be written (\(VisibleText.line(detail))); look at the folder and the disk" }
        let error = FileError(path: words[2], operation: operation, code: code)
        return FileErrors.text(error) + "; free space on the disk, or mend the permissions of its folder"
    }

    private static func network(_ detail: String, _ settings: String) -> String {
        let words = detail.split(separator: " ", maxSplits: 1).map(String.init)
        let rest = words.count > 1 ? words[1] : ""
        switch words.first {
        case "name":
            return "the network knows no \(rest); it is tried again, and if the name is wrong, mend it \(settings)"
        case "connection":
            let parts = rest.split(separator: " ", maxSplits: 1).map(String.init)
            let reason = parts.first.flatMap { Int32($0) }.flatMap { $0 == 0 ? nil : SystemMessages.text($0) }
            return "no connection to \(parts.last ?? rest)" + (reason.map { ": \($0)" } ?? "") + "; it is tried again"
        case "private":
            return "\(rest) is a private address and not allowed; allow it by allow-private: \(settings)"
        case "tls": return encryption(rest) + "; whoever runs it must mend that, and it is tried again"
        case "time": return "no answer in time, so it may have arrived; it is tried again"
        case "lost": return "the connection broke off, so it may have arrived; it is tried again"
        case "proxy":
            return "the proxy answered \(rest) and let nothing through; look at proxy: in lookout.yaml"
        case "address": return "its address cannot be used; mend it \(settings)"
        case "protocol": return "what answers there is something else; look at its address and port \(settings)"
        case "answer": return "its answer cannot be used, so it may have arrived; look at its address \(settings)"
        case "ended": return "the run ended first; it is tried again"
        default: return "the network failed (\(detail)); it is tried again"
        }
    }

    /// What is not good about how the connection is protected.
    private static func encryption(_ word: String) -> String {
        switch word {
        case "expired": "its certificate has expired"
        case "not-yet-valid": "its certificate is not valid yet (is this machine's clock right?)"
        case "wrong-host": "its certificate is for another name"
        case "self-signed": "its certificate is signed by nobody but itself"
        case "unknown-issuer": "its certificate comes from an authority that this machine does not know"
        case "revoked": "its certificate was taken back by its authority"
        case "no-trust-store": "this machine has no certificates to compare with (install ca-certificates)"
        case "not-offered": "it offers no encryption, and without nothing is sent"
        default: "its certificate or encryption is not good (\(word))"
        }
    }
}
