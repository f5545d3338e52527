package import LookoutModel
import Text

/// How long an answer may be used without asking again (RFC 9111, 4.2.1), as the server says it and never guessed.
package enum CacheLifetime {
    /// Seconds from `now`; nil where the fields say nothing, nothing that can be read, or that the answer is stale at once.
    ///
    /// `max-age` less `Age` goes before `Expires` less `Date`.
    package static func seconds(_ headers: TransferHeaders, now: Instant) -> Int64? {
        let directives = headers.all("Cache-Control").flatMap { $0.split(separator: ",") }.map { ASCII.trimmed($0) }
        if directives.contains(where: { isNamed($0, "no-store") || isNamed($0, "no-cache") }) { return nil }
        if let directive = directives.first(where: { isNamed($0, "max-age") }) {
            // One that cannot be read makes the answer stale, as the RFC has it, whatever Expires says.
            guard let age = number(directive.drop { $0 != "=" }.dropFirst()) else { return nil }
            return positive(age - (headers.last("Age").flatMap { number(Substring($0)) } ?? 0))
        }
        guard let expires = headers.last("Expires").flatMap({ FeedDate.seconds($0) }) else { return nil }
        return positive(expires - (headers.last("Date").flatMap { FeedDate.seconds($0) } ?? now.seconds))
    }

    private static func isNamed(_ directive: String, _ name: String) -> Bool {
        ASCII.equalsIgnoringCase(ASCII.trimmed(directive.prefix { $0 != "=" }), name)
    }

    private static func number(_ text: Substring) -> Int64? {
        let digits = ASCII.trimmed(text).utf8.filter { $0 != UInt8(ascii: "\"") }
        guard !digits.isEmpty, digits.allSatisfy(ASCII.isDigit) else { return nil }
        // Beyond what fits, it means for ever.
        return Int64(String(decoding: digits, as: UTF8.self)) ?? Int64(Int32.max)
    }

    private static func positive(_ seconds: Int64) -> Int64? {
        seconds > 0 ? seconds : nil
    }
}
