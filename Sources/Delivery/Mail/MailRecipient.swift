import Text

/// The recipient of an outbox entry as a mail address.
enum MailRecipient {
    /// - Throws: `DeliveryError.refused`, for no other try will make an address of it.
    static func address(_ text: String) throws(DeliveryError) -> MailAddress {
        do throws(MailAddress.Problem) {
            return try MailAddress(text)
        } catch {
            throw .refused(answer: "not an address that can be sent to: \(MailText.line(text, columns: 80)) (\(error))")
        }
    }
}
