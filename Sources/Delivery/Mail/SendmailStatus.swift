/// What an exit status of `sendmail` says (sysexits.h).
enum SendmailStatus {
    /// The message is in the queue or delivered.
    case accepted
    /// It will never have this message for this recipient.
    case refused
    /// It may have it later.
    case postponed
    /// The program or its settings are at fault, not the message.
    case unavailable

    init(_ status: Int32) {
        switch status {
        case 0: self = .accepted
        // EX_DATAERR, EX_NOUSER, EX_NOHOST
        case 65, 67, 68: self = .refused
        // EX_UNAVAILABLE, EX_SOFTWARE, EX_OSERR, EX_IOERR, EX_TEMPFAIL
        case 69, 70, 71, 74, 75: self = .postponed
        // EX_USAGE, EX_NOINPUT, EX_OSFILE, EX_CANTCREAT, EX_PROTOCOL, EX_NOPERM, EX_CONFIG, and what has no name
        default: self = .unavailable
        }
    }
}
