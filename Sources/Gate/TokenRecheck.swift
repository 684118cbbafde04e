/// Sent through the pipelines of clients every second: what lasts long must not outlive its token.
struct TokenRecheck: Sendable {}
