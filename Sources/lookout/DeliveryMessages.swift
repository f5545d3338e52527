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
        case .file: return file(failure.detail)
        case .noSuchSink:
            return "the settings name no sink \(sink) any more; put it back \(settings), then run lookout alerts retry"
        case .refused:
            return "\(sink) will not have it\(said(detail)); mend what it objects to, then run lookout alerts retry"
        case .postponed: return "\(sink) put it off\(said(detail)); it is tried again by itself"
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
            return "the program of \(sink) cannot be started: \(reason); look at it \(settings)"
        case .tooSlow:
            return
                "\(sink) took longer than \(detail) seconds and may have done its work; raise its timeout: \(settings)"
        case .unknown: return "a run ended while it was being sent to \(sink); it may have arrived, and is sent again"
        }
    }

    private static func said(_ answer: String) -> String {
        answer.isEmpty ? "" : ", it said “\(answer)”"
    }

    private static func file(_ detail: String) -> String {
        let words = detail.split(separator: " ", maxSplits: 2).map(String.init)
        guard words.count == 3, let operation = FileError.Operation(rawValue: words[0]), let code = Int32(words[1])
        else { return "a file cannot be written: \(VisibleText.line(detail))" }
        let error = FileError(path: words[2], operation: operation, code: code)
        return FileErrors.text(error) + "; free space on the disk, or mend the folder's permissions"
    }

    private static func network(_ detail: String, _ settings: String) -> String {
        let words = detail.split(separator: " ", maxSplits: 1).map(String.init)
        let rest = words.count > 1 ? words[1] : ""
        switch words.first {
        case "name": return "the name \(rest) could not be resolved; look at it \(settings)"
        case "connection":
            let parts = rest.split(separator: " ", maxSplits: 1).map(String.init)
            let reason = parts.first.flatMap { Int32($0) }.flatMap { $0 == 0 ? nil : SystemMessages.text($0) }
            return "no connection to \(parts.last ?? rest)" + (reason.map { ": \($0)" } ?? "") + "; it is tried again"
        case "private":
            return "\(rest) is a private address and not allowed; allow it by allow-private: \(settings)"
        case "tls": return "its certificate or encryption is not good (\(rest)); whoever runs it must mend that"
        case "time": return "no answer in time, so it may have arrived; it is tried again"
        case "lost": return "the connection broke off, so it may have arrived; it is tried again"
        case "proxy": return "the proxy failed (\(rest)); look at proxy: \(settings)"
        case "address": return "its address cannot be used; mend it \(settings)"
        case "protocol": return "what answers there speaks another language; look at its address and port \(settings)"
        case "answer": return "its answer cannot be used, so it may have arrived; look at its address \(settings)"
        case "ended": return "the run ended first; it is tried again"
        default: return "the network failed (\(detail)); it is tried again"
        }
    }
}
