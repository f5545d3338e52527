import FeedParsing
package import Platform

/// The process that reads feeds for another one.
package enum ParseService {
    /// Reads what it is asked to until nobody asks any more; `WorkerService.End.notAWorker` where nobody started it for
    /// that.
    package static func serve() -> WorkerService.End {
        // What is made ready once is made ready while files may still be opened.
        _ = try? FeedParser.parse(Array("<rss><channel><title>&amp;&nbsp;</title></channel></rss>".utf8))
        return WorkerService.serve { head, body, space in
            // What is no request has an answer that is none.
            guard let request = try? ParseRequest(head) else { return }
            let result = Result { () throws(FeedParseError) in
                try FeedParser.parse(
                    body,
                    contentType: request.contentType,
                    baseURL: request.baseURL,
                    limits: request.limits,
                    texts: request.texts
                )
            }
            ParseAnswer.write(result, texts: request.texts, to: &space)
        }
    }
}
