package import Transfers

/// How a hook is reached.
package struct HookRoute: Hashable, Sendable {
    /// As `TransferRequest.proxy`; nil connects directly.
    package var proxy: String?
    /// Which private addresses the hook's host may have; none unless the settings say so.
    package var allowance: AddressAllowance
    /// Seconds for one attempt, from the connection to the last byte of the answer.
    package var seconds: Int

    package init(proxy: String? = nil, allowance: AddressAllowance = AddressAllowance(), seconds: Int = 30) {
        self.proxy = proxy
        self.allowance = allowance
        self.seconds = seconds
    }
}
