import NIOCore
import NIOHTTP1

/// Forms that came without a token.
extension DownstreamRelay {
    /// Puts the answer to a form off until its beginning is there, for no longer than a head may take; false for every other
    /// request.
    func looksIntoForm(of head: HTTPRequestHead, refusing refusal: Refusal) -> Bool {
        guard refusal == .noToken, let look = FormLook(head) else { return false }
        form = look
        token = nil
        timer?.set(limits.headTime)
        return true
    }

    /// Looks at what came of a form. What follows the beginning is not worth reading.
    func look(at bytes: ByteBuffer) {
        if form?.take(bytes) == true { refuseForm() }
    }

    /// Answers to what has come of a form.
    func refuseForm() {
        guard let form else { return }
        self.form = nil
        refuse(form.refusal, hasBody: true)
    }
}
