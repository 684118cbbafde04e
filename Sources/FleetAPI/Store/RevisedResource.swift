/// A resource that can be changed and therefore has a revision.
protocol RevisedResource: StoredResource {
    var stamps: Stamps { get }
}

extension RevisedResource {
    var revision: Revision { stamps.revision }
}
