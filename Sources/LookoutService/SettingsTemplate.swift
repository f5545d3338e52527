/// The `lookout.yaml` that a new home begins with: what was answered, and every other key as a comment.
package struct SettingsTemplate: Sendable {
    package var zone: String
    /// `07:00`.
    package var time: String
    package var use: Settings.Use
    /// Where mail should go; nil where nobody said.
    package var mail: String?

    package init(zone: String, time: String, use: Settings.Use, mail: String?) {
        self.zone = zone
        self.time = time
        self.use = use
        self.mail = mail
    }

    /// The file's text.
    package var text: String {
        """
        # Settings of this home. Every key is optional; after an edit, run: lookout check

        # The time zone of the desk, by its name in the IANA database.
        zone: \(zone)

        # personal or office: in an office, feeds whose terms allow personal use only are left out.
        use: \(use.rawValue)

        # An address or page that server owners can write to; it is sent with every request.
        # contact: desk@example.org

        digests:
          - at: "\(time)"            # when the edition of the day is due, by the clocks of the zone
            # days: weekdays         # on which days; weekly is every Monday
            # rules: [tag:maritime]  # the rules that it tells of
            # formats: [html, txt]   # the files that are written
            # sinks: [mail]          # to be mailed as well, once there are people and a sink below
            # catch-up: each         # after days without a run: an edition for each, not one for all

        # fetch:
        #   interval: 30m            # between two requests for a feed that has no interval of its own
        #   timeout: 60s             # for one feed
        #   deadline: 10m            # for all feeds of one run
        #   max-bytes: 10M           # of one document
        #   proxy: http://proxy.example.org:3128
        #   allow-private: []        # hosts or networks of your own that feeds may come from: [intranet.example, 10.1.0.0/16]
        #   per-host:
        #     connections: 4         # to one host at a time

        \(mailLines)

        """
    }

    private var mailLines: String {
        """
        # Alerts are files in Alerts/. To have them mailed as well, say here who sends the mail, and take the marks away;
        # deploy/README.md has other ways. Then try it: lookout alerts test
        # people:
        #   - name: desk
        #     mail: \(mail ?? "desk@example.org")
        #     at: "06:30"              # with an hour or rules of their own, they have editions of their own by mail
        #     rules: [tag:maritime]
        # sinks:
        #   - kind: mail
        #     host: smtp.example.org
        #     user: lookout
        #     password: {file: State/mail-password}
        #     from: Lookout <lookout@example.org>
        """
    }
}
