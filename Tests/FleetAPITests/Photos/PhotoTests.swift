import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import FleetAPI

@Suite("Photos")
struct PhotoTests {
    private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 13, 10, 45, 45]
    private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]

    private func form(_ image: [UInt8]?, caption: String? = nil) -> ByteBuffer {
        var buffer = ByteBuffer()
        if let caption {
            buffer.writeString("--xyz\r\nContent-Disposition: form-data; name=\"caption\"\r\n\r\n\(caption)\r\n")
        }
        if let image {
            buffer.writeString("--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n")
            buffer.writeString("Content-Type: image/png\r\n\r\n")
            buffer.writeBytes(image)
            buffer.writeString("\r\n")
        }
        buffer.writeString("--xyz--\r\n")
        return buffer
    }

    private func put(
        _ body: ByteBuffer, _ client: FleetClient, type: String = "multipart/form-data; boundary=xyz"
    ) async throws -> (Int, JSONValue) {
        var headers = client.signed(.put, "/vehicles/veh_0001/photo")
        headers[.contentType] = type
        return try await client.client.execute(
            uri: "/vehicles/veh_0001/photo", method: .put, headers: headers, body: body
        ) { response in
            (response.status.code, (try? JSONReader.read(Array(response.body.readableBytesView))) ?? .null)
        }
    }

    @Test("A photo comes back byte for byte, and goes", arguments: [(png, "image/png"), (jpeg, "image/jpeg")])
    func roundTrip(image: [UInt8], type: String) async throws {
        try await FleetSample.test { client async throws in
            let (status, photo) = try await put(form(image, caption: "Front left"), client)
            #expect(status == 200)
            #expect(photo["mediaType"]?.string == type)
            #expect(photo["caption"]?.string == "Front left")
            #expect(photo["bytes"]?.integer == Int64(image.count))
            #expect(try await client.get("/vehicles/veh_0001").json["hasPhoto"]?.boolean == true)
            let headers = client.signed(.get, "/vehicles/veh_0001/photo")
            try await client.client.execute(uri: "/vehicles/veh_0001/photo", method: .get, headers: headers) {
                response in
                #expect(response.headers[.contentType] == type)
                #expect(Array(response.body.readableBytesView) == image)
            }
            #expect(try await client.send(.delete, "/vehicles/veh_0001/photo").status == 204)
            #expect(try await client.get("/vehicles/veh_0001/photo").status == 404)
        }
    }

    @Test("What is no image, too large or no form is refused")
    func refused() async throws {
        try await FleetSample.test { client async throws in
            #expect(try await put(form([1, 2, 3]), client).0 == 422)
            #expect(try await put(form(nil, caption: "x"), client).0 == 422)
            #expect(try await put(form(Self.png, caption: ""), client).0 == 422)
            let large = Self.png + [UInt8](repeating: 0, count: PhotoUpload.maximumImage)
            #expect(try await put(form(large), client).0 == 413)
            #expect(try await put(form(Self.png), client, type: "multipart/form-data").0 == 400)
            #expect(try await put(form(Self.png), client, type: "multipart/form-data; boundary=abc").0 == 400)
            #expect(try await put(form(Self.png), client, type: "image/png").0 == 415)
            #expect(try await put(ByteBuffer(string: "--xyz\r\n\r\n"), client).0 == 400)
        }
    }
}
