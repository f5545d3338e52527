package import LookoutModel
import Text

/// `today.html` while nothing runs because the settings cannot be used: what is wrong, since when, and what to do.
package enum StandstillRenderer {
    /// The page, ending with a line feed; `problems` are places in files and what is wrong there.
    package static func render(since: Instant, problems: [(place: String, message: String)]) -> String {
        var writer = HTMLWriter()
        writer.page(title: "Lookout · Nothing runs") { writer in
            writer.block("header") { writer in
                writer.line("p", [("class", "kicker")]) { writer in
                    writer.inline("span", [("class", "brand")], "Lookout")
                    writer.text(" · The day so far")
                }
                writer.line("h1", "Nothing runs")
                writer.line(
                    "p",
                    [("class", "counts")],
                    "Since \(Timestamp.civil(since.seconds)) UTC nothing has been fetched, matched or told: the settings "
                        + "cannot be used."
                )
                writer.line("p", [("class", "trust")]) { $0.inline("a", [("href", "index.html")], "All editions") }
            }
            writer.block("main", [("id", "news")]) { writer in
                writer.block("section", [("class", "banner mend"), ("aria-labelledby", "mend")]) { writer in
                    writer.line("h2", [("id", "mend")], "The settings need mending")
                    for problem in problems {
                        writer.line("p") { writer in
                            writer.inline("code", VisibleText.line(problem.place))
                            writer.text(": ")
                            writer.inline("bdi", VisibleText.line(problem.message))
                        }
                    }
                    writer.line(
                        "p",
                        "Mend the file and run lookout check. The next pass fetches what came in meanwhile and puts the day "
                            + "so far here again."
                    )
                }
            }
        }
        return writer.html
    }
}
