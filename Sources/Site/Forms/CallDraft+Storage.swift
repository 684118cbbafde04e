import Pages
import Storage

extension CallDraft {
    /// A kept form as the page takes it: values under their names, several in their order.
    init(_ draft: FormDraft) {
        self.init(values: Dictionary(grouping: draft.fields, by: \.name).mapValues { $0.map(\.value) })
    }
}
