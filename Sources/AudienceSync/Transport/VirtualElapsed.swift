import CanvasModel
import CanvasStep

/// How long a stand-in's answer would have taken.
struct VirtualElapsed {
    let interval: Interval

    init?(_ response: HTTPResponse) {
        guard let text = response.headers[VirtualTimeHeader.elapsed], let seconds = Int64(text), seconds >= 0 else {
            return nil
        }
        interval = Interval(seconds: seconds)
    }
}
