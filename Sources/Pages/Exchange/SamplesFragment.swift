public import Markup

/// The samples of a request alone, to take the place of those on a page (`part=sample`).
public struct SamplesFragment: Sendable {
    private let commands: [ShownCommand]
    private let offer: SampleOffer
    private let isLive: Bool

    /// `isLive` where the samples follow a form.
    public init(commands: [ShownCommand], offer: SampleOffer, isLive: Bool) {
        self.commands = commands
        self.offer = offer
        self.isLive = isLive
    }

    /// The block.
    public func html() -> HTML {
        var html = HTML()
        html.commands(commands, offer: offer, isLive: isLive)
        return html
    }
}
