import FeedParsing
import Text
package import Transfers

/// Pages that ask whether the visitor is a person, where a feed was expected.
package enum Challenge {
    /// Who asks, where an answer is such a page; empty where it does not say, nil where it is none.
    package static func name(of response: TransferResponse) -> String? {
        let mitigated = response.headers.last("cf-mitigated").map { ASCII.lowercased($0) }
        if mitigated == "challenge" { return "Cloudflare" }
        // It comes with 202 or 405, and no page that tells what it is.
        let action = response.headers.last("x-amzn-waf-action").map { ASCII.lowercased($0) }
        if action == "challenge" || action == "captcha" { return "AWS WAF" }
        guard [401, 403, 429, 503].contains(response.status), HTMLPage(response.body) == .challenge else { return nil }
        return provider(response)
    }

    /// Who stands before the server.
    static func provider(_ response: TransferResponse) -> String {
        let server = ASCII.lowercased(response.headers.last("Server") ?? "")
        for (mark, name) in [
            ("cloudflare", "Cloudflare"), ("ddos-guard", "DDoS-Guard"), ("akamai", "Akamai"), ("sucuri", "Sucuri"),
        ] where server.hasPrefix(mark) { return name }
        if response.headers.last("x-datadome") != nil { return "DataDome" }
        return response.headers.last("x-iinfo") != nil ? "Imperva" : ""
    }
}
