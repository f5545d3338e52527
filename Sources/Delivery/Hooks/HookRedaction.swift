import Foundation

/// Takes secrets out of what a server said, for many an error page repeats the address it was asked for.
enum HookRedaction {
    static let mark = "[secret]"
    /// Parts of an address shorter than this are words, not secrets.
    private static let shortest = 8

    /// `text` with every secret, and every telling part of those that are addresses, replaced.
    static func applied(to text: String, secrets: [String]) -> String {
        secrets.flatMap(parts).sorted { $0.utf8.count > $1.utf8.count }.reduce(text) { text, secret in
            text.replacingOccurrences(of: secret, with: mark)
        }
    }

    private static func parts(of secret: String) -> [String] {
        guard let range = secret.range(of: "://") else { return secret.utf8.count < 4 ? [] : [secret] }
        let rest = secret[range.upperBound...]
        guard let slash = rest.firstIndex(of: "/") else { return [secret] }
        let path = String(rest[slash...])
        let segments = path.split { "/?&=#".contains($0) }.map(String.init)
        return [secret] + ([path] + segments).filter { $0.utf8.count >= shortest }
    }
}
