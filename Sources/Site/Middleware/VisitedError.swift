/// An error of a request whose session and user were found before it happened, so that its page can show who is signed in.
struct VisitedError: Error {
    let underlying: any Error
    let context: SiteContext
}
