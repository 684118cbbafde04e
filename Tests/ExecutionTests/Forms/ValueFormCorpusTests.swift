import Execution
import Foundation
import OpenAPI
import SourceTree
import TestSupport
import Testing

/// The JSON bodies of the real descriptions, as forms.
@Suite("Forms of the corpus", .enabled(if: Corpus.isPresent))
struct ValueFormCorpusTests {
    private static let largest = 1_500_000

    @Test("L2: The form of each sample is within its bounds and, sent as it stands, the sample to the byte")
    func roundTrip() async throws {
        var counts = (bodies: 0, forms: 0, inputs: 0, notes: 0)
        for file in Corpus.files(below: "specs", extensions: ["json", "yaml", "yml"]) {
            let bytes = try Array(Data(contentsOf: file))
            guard bytes.count <= Self.largest,
                let document = try? await DocumentReader(source: NoSource()).read(file.lastPathComponent, bytes: bytes)
            else { continue }
            for operation in document.operations.prefix(60) {
                guard let media = operation.requestBody?.content.first(where: { $0.isJSON && !$0.isSequential }),
                    let schema = media.schema,
                    case .text(let sample) = RequestDefaults(document: document).body(for: media)
                else { continue }
                counts.bodies += 1
                guard ValueForm.isUseful(for: schema), let root = Self.root(sample) else { continue }
                counts.forms += 1
                let form = ValueForm(schema, value: root)
                var pending = [form.root]
                var inputs = ValueInputs()
                while let item = pending.popLast() {
                    pending += item.children
                    if item.note != nil { counts.notes += 1 }
                    guard !item.isGroup else { continue }
                    counts.inputs += 1
                    inputs.texts[item.pointer] = item.text
                    if item.isNull { inputs.nulls.insert(item.pointer) }
                    if item.value?.string?.isEmpty == true { inputs.empties.insert(item.pointer) }
                }
                #expect(inputs.texts.count <= ValueForm.maximumInputs)
                let read = try ValueReader.read(schema, base: sample, inputs: inputs)
                #expect(read.text == sample, "\(file.lastPathComponent) \(operation.id)")
                #expect(read.problems.isEmpty, "\(file.lastPathComponent) \(operation.id)")
            }
        }
        print("corpus forms: \(counts)")
        #expect(counts.forms > 500)
    }

    private static func root(_ text: String) -> Node? {
        try? Tree.read(Array(text.utf8), format: .json, budget: .instance).root
    }
}
