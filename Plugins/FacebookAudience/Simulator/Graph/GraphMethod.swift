/// What a request wants done, after a `method` parameter has had its say.
enum GraphMethod: String {
    case get, post, delete
}
