import Text

/// Tells what a web page is that stands where a feed was expected.
enum HTMLPageReader {
    /// How much of the page is looked at, in bytes.
    private static let reach = 131_072

    /// The kind of page, and its title.
    static func read(_ text: UnsafeBufferPointer<UInt8>) -> (HTMLPage, title: String?) {
        let head = UnsafeBufferPointer(rebasing: text[..<min(text.count, reach)])
        let title = title(head)
        let lowered = head.map(ASCII.lowercased)
        let loweredTitle = ASCII.lowercased(title ?? "")
        let page = lowered.withUnsafeBufferPointer { kind($0, title: loweredTitle) }
        return (page, title)
    }

    /// What the bytes are where they are a page for people; nil where they are not.
    static func kind(of bytes: [UInt8]) -> HTMLPage? {
        bytes.withUnsafeBufferPointer { text in
            guard case .page = FeedSniffer.find(text) else { return nil }
            return read(text).0
        }
    }

    private static func kind(_ page: UnsafeBufferPointer<UInt8>, title: String) -> HTMLPage {
        func holds(_ marks: [StaticString]) -> Bool {
            marks.contains { ByteSearch.index(of: $0, in: page, from: 0) != nil }
        }
        func isTitled(_ words: [String]) -> Bool {
            words.contains { word in contains(title, word) }
        }
        if isTitled([
            "just a moment", "attention required", "ddos-guard", "are you a robot", "security check",
            "making sure you're not a bot",
        ])
            || holds([
                "cf-challenge", "cf_chl_", "challenge-platform", "_incapsula_resource", "g-recaptcha", "h-captcha",
                "checking your browser", "datadome", "anubis_challenge",
                "enable javascript and cookies to continue",
            ])
        {
            return .challenge
        }
        if isTitled(["404", "not found", "no longer available"]) { return .notFound }
        if holds(["type=\"password\"", "type='password'", "type=password"]) || isTitled(["log in", "login", "sign in"])
        {
            return .login
        }
        return .page
    }

    private static func contains(_ text: String, _ word: String) -> Bool {
        let (text, word) = (Array(text.utf8), Array(word.utf8))
        guard text.count >= word.count else { return false }
        return (0...(text.count - word.count)).contains { text[$0..<($0 + word.count)].elementsEqual(word) }
    }

    private static func title(_ page: UnsafeBufferPointer<UInt8>) -> String? {
        var tokenizer = HTMLTokenizer(page)
        while let token = tokenizer.next() {
            guard case .startTag(let name, let attributes) = token, name.count == 5,
                ByteSearch.hasPrefix("title", in: page, at: name.lowerBound)
            else { continue }
            let start = min(attributes.upperBound + 1, page.count)
            let end = ByteSearch.index(of: UInt8(ascii: "<"), in: page, from: start) ?? page.count
            let title = HTMLText.line(String(decoding: page[start..<end], as: UTF8.self))
            return title.isEmpty ? nil : title
        }
        return nil
    }
}
