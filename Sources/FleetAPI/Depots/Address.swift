/// Where post goes.
struct Address: Sendable {
    let street: String
    let postcode: String
    let city: String

    init(street: String, postcode: String, city: String) {
        self.street = street
        self.postcode = postcode
        self.city = city
    }

    init(reading reader: inout MemberReader) {
        street = reader.text("street", .line)
        postcode = reader.text("postcode", .postcode)
        city = reader.text("city", .line)
    }

    var json: JSONValue {
        .object([("street", .string(street)), ("postcode", .string(postcode)), ("city", .string(city))])
    }
}
