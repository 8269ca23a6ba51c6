import CanvasModel
import CanvasStep
import NetworkSimulator

/// Many requests in one.
///
/// Source: Meta, Graph API, Batch Requests: not atomic, each part counts as a call, the answers in the order of the parts.
extension FacebookSimulator {
    /// What parts have of the request that brings them, unless they bring their own.
    private static let inherited = ["access_token", "appsecret_proof", "appsecret_time"]

    /// `POST /` with the parameter `batch`.
    mutating func batch(_ call: GraphCall) -> HTTPResponse {
        var call = call
        do throws(GraphError) {
            try chooseVersion(&call)
            try refuseIfWished(call)
            guard case .array(let items) = try call.parameters.json("batch"), !items.isEmpty else { throw .badBatch }
            guard items.count <= BatchPart.most else { throw .tooManyParts }
            var parts: [BatchPart] = []
            for item in items { parts.append(try BatchPart(item)) }
            return response(.array(answers(to: parts, of: call)), call)
        } catch {
            return response(error, call)
        }
    }

    private mutating func answers(to parts: [BatchPart], of call: GraphCall) -> [JSON] {
        let wanted = Set(parts.flatMap(\.texts).flatMap(BatchResults.names))
        let hasHeaders = call.parameters.text("include_headers") != "false"
        var results = BatchResults()
        return parts.map { part in
            requests += 1
            let response = answer(to: part, results, of: call)
            let isGood = response.status == 200
            if let name = part.name { results.note(name, isGood ? try? JSONScanner.value(response.body) : nil) }
            let isOmitted = part.omitsResponse ?? part.name.map(wanted.contains) ?? false
            return isGood && isOmitted ? .null : Self.answer(response, hasHeaders: hasHeaders)
        }
    }

    private mutating func answer(to part: BatchPart, _ results: BatchResults, of call: GraphCall) -> HTTPResponse {
        do throws(GraphError) {
            let host = call.request.origin.split(separator: "/").last.map { HTTPHeader("Host", String($0)) }
            var request = try GraphRequest(part.request(results, origin: host))
            request.version = request.version ?? call.request.version
            if request.parameters["access_token"] == nil, request.headerToken == nil {
                request.parameters.inherit(Self.inherited, from: call.parameters)
                request.headerToken = call.request.headerToken
            }
            guard request.parameters["batch"] == nil || !request.path.isEmpty else { throw .badBatch }
            return perform(GraphCall(request, at: call.instant, under: call.fault))
        } catch {
            return response(error, call)
        }
    }

    private static func answer(_ response: HTTPResponse, hasHeaders: Bool) -> JSON {
        var members: [JSON.Member] = [.init(name: "code", value: .number(response.status))]
        if hasHeaders {
            let headers = response.headers.map { header -> JSON in
                ["name": .text(header.name), "value": .text(header.value)]
            }
            members.append(.init(name: "headers", value: .array(headers)))
        }
        members.append(.init(name: "body", value: .text(String(decoding: response.body, as: UTF8.self))))
        return .object(members)
    }
}
