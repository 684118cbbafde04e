import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    /// An answer with a JSON body.
    static func json(
        _ value: JSONValue, status: HTTPResponse.Status = .ok, fields: HTTPFields = [:],
        type: String = "application/json"
    ) -> Response {
        var buffer = ByteBuffer()
        JSONWriter.write(value, to: &buffer)
        var fields = fields
        fields[.contentType] = type
        return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: buffer))
    }

    /// An answer without a body.
    static func empty(_ status: HTTPResponse.Status = .noContent, fields: HTTPFields = [:]) -> Response {
        Response(status: status, headers: fields)
    }
}
