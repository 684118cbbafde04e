import Markup
import OpenAPI

/// **Example Value**: one sample, or several with a choice among them.
struct SamplesPanel {
    let samples: [MediaSamples.Sample]

    func write(into html: inout HTML) {
        if samples.count == 1, let only = samples.first { return write(only, into: &html) }
        html.element(.div, .class("picker"), .data("behavior", "picker")) { html in
            html.element(
                .select, .class("select select-small js"), .aria("label", "Example"), .autocomplete("off")
            ) { html in
                for (index, sample) in samples.enumerated() {
                    html.element(.option, .value(String(index)), text: VisibleText.of(sample.label))
                }
            }
            for (index, sample) in samples.enumerated() {
                html.element(
                    .div, .data("pick", String(index)), .data("label", sample.label),
                    .when(index > 0, .class("js-later"))
                ) { html in
                    html.element(.p, .class("tab-title")) { $0.isolated(sample.label) }
                    write(sample, into: &html)
                }
            }
        }
    }

    private func write(_ sample: MediaSamples.Sample, into html: inout HTML) {
        html.prose(sample.description)
        if let address = sample.address {
            html.element(.p, .class("small")) { html in
                html.text("Kept elsewhere: ")
                html.documentLink(address, text: address)
            }
        }
        if let text = sample.text {
            html.codeBlock(text.isLong ? "code-long" : "", label: sample.label) { text.write(into: &$0) }
        }
    }
}
