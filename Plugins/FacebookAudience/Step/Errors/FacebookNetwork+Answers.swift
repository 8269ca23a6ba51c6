public import AudienceSync
public import CanvasStep

extension FacebookNetwork {
    /// Says what an answer means.
    public func interpret(_ response: HTTPResponse, to call: SyncCall) -> Interpretation {
        guard let session = call.session else {
            return GraphAnswer(response).interpretation(hasRows: false) { json in
                json.isEmptyObject ? nil : .accepted(received: 0, refused: .none)
            }
        }
        return GraphAnswer(response).interpretation(hasRows: true) {
            $0.acknowledgement(rows: call.rows, session: session)
        }
    }
}

extension AnswerJSON {
    /// Whether there is nothing in it that could have been asked for.
    fileprivate var isEmptyObject: Bool {
        guard case .object(let members) = self else { return true }
        return members.isEmpty
    }

    /// What became of the rows of a request.
    ///
    /// `num_received` counts the rows of the session so far, `num_invalid_entries` those of the request that are of a
    /// wrong form (Meta: Customer File Custom Audiences guide). The samples of them are personal data: never read.
    fileprivate func acknowledgement(rows: Int, session: SyncSession) -> SyncVerdict? {
        guard let counted = self["num_received"]?.integer, counted >= 0 else { return nil }
        // An answer that counts less than the session held before counts this request alone.
        let received = counted >= session.acknowledged ? counted - session.acknowledged : counted
        let invalid = min(max(self["num_invalid_entries"]?.integer ?? 0, 0), rows)
        return .accepted(received: received, refused: invalid == 0 ? .none : .count(invalid))
    }
}
