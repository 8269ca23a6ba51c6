public import CanvasStep

/// A `multipart/form-data` body (RFC 7578), for networks that take files.
public struct MultipartUpload {
    private let boundary: String
    private var body = ByteBuffer()

    /// Begins a form.
    ///
    /// - Parameter boundary: A text that is in no part, and in headers as it is.
    public init(boundary: String) { self.boundary = boundary }

    /// Appends a field.
    public mutating func append(_ name: String, _ value: String) {
        body.append("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n")
    }

    /// Appends a file.
    public mutating func append(file name: String, named file: String, type: String, _ bytes: [UInt8]) {
        body.append("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"; filename=\"\(file)\"\r\n")
        body.append("Content-Type: \(type)\r\n\r\n")
        body.append(bytes.span)
        body.append(literal: "\r\n")
    }

    /// Makes the `POST` of the form.
    public consuming func request(to target: String) -> HTTPRequest {
        body.append("--\(boundary)--\r\n")
        return HTTPRequest(
            method: "POST",
            target: target,
            headers: [HTTPHeader("Content-Type", "multipart/form-data; boundary=\(boundary)")],
            body: body.take()
        )
    }
}
