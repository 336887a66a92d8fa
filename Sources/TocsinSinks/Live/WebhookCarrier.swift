import Foundation
import Synchronization

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// One HTTP request after the other, on the courier's thread.
final class WebhookCarrier: Carrier {
    private let target: WebhookTarget
    private let patience: Duration
    private let session: URLSession
    private let answers = WebhookAnswers()

    init(_ target: WebhookTarget, patience: Duration) {
        self.target = target
        self.patience = patience
        let settings = URLSessionConfiguration.ephemeral
        settings.httpCookieAcceptPolicy = .never
        settings.httpShouldSetCookies = false
        settings.urlCache = nil
        settings.httpMaximumConnectionsPerHost = 1
        settings.timeoutIntervalForRequest = patience / .seconds(1)
        session = URLSession(configuration: settings, delegate: answers, delegateQueue: nil)
    }

    deinit { session.invalidateAndCancel() }

    func deliver(_ parcel: Parcel) -> Delivery {
        var request = URLRequest(url: target.url)
        request.httpMethod = "POST"
        request.httpBody = Data(parcel.bytes)
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.setValue("tocsin", forHTTPHeaderField: "User-Agent")
        request.setValue(parcel.key, forHTTPHeaderField: "Idempotency-Key")
        if let authorization = target.authorization {
            request.setValue(authorization, forHTTPHeaderField: "Authorization")
        }
        let task = session.dataTask(with: request)
        let answer = answers.next(to: task, within: patience)
        // What follows the status line and the headers is never read.
        task.cancel()
        switch answer {
        case nil: return .failed("no answer in \(patience / .seconds(1)) s")
        case .trouble(let reason): return .failed(reason)
        case .status(let code, let retryAfter):
            return Self.judge(code, retryAfter: retryAfter)
        }
    }

    /// What a status asks for. Source: RFC 9110 section 15, RFC 6585 section 4, RFC 8470 section 5.2.
    static func judge(_ code: Int, retryAfter: String?) -> Delivery {
        let reason = "the receiver answers \(code)"
        switch code {
        case 200..<300: return .delivered
        case 408, 425, 429, 500..<600:
            return .failed(reason, after: retryAfter.flatMap(pause))
        case 300..<400: return .refused(reason + ", and redirects are not followed")
        default: return .refused(reason)
        }
    }

    /// The seconds of `Retry-After`, bounded; nil for its other form, a date, which a wrong clock would
    /// turn into any wait.
    private static func pause(_ retryAfter: String) -> Duration? {
        guard let seconds = UInt32(retryAfter.trimmingCharacters(in: .whitespaces)) else {
            return nil
        }
        return min(.seconds(Int64(seconds)), WebhookSink.maxRetryAfter)
    }
}

/// Hears of one request at a time, and keeps its status line only.
private final class WebhookAnswers: NSObject, URLSessionDataDelegate, Sendable {
    enum Answer: Sendable {
        case status(Int, retryAfter: String?)
        case trouble(String)
    }

    private struct Waiting: Sendable {
        var task: Int?
        var answer: Answer?
        /// One for each request: a signal that comes too late must not wake the next.
        var arrived = DispatchSemaphore(value: 0)
    }

    private let waiting = Mutex(Waiting())

    /// Starts `task` and waits for its answer; nil if there is none in time.
    func next(to task: URLSessionTask, within limit: Duration) -> Answer? {
        let arrived = DispatchSemaphore(value: 0)
        waiting.withLock { $0 = Waiting(task: task.taskIdentifier, arrived: arrived) }
        task.resume()
        _ = arrived.wait(timeout: limit.fromNow)
        return waiting.withLock { waiting in
            defer { waiting = Waiting() }
            return waiting.answer
        }
    }

    private func hear(_ answer: Answer, of task: URLSessionTask) {
        let identifier = task.taskIdentifier
        waiting.withLock { waiting in
            // An answer that came too late belongs to nobody, and the first word counts.
            guard waiting.task == identifier, waiting.answer == nil else { return }
            waiting.answer = answer
            waiting.arrived.signal()
        }
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        let response = response as? HTTPURLResponse
        hear(
            .status(
                response?.statusCode ?? 0,
                retryAfter: response?.value(forHTTPHeaderField: "Retry-After")), of: dataTask)
        completionHandler(.cancel)
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        // Elsewhere the token is none of anybody's business.
        hear(.status(response.statusCode, retryAfter: nil), of: task)
        completionHandler(nil)
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
    ) {
        hear(.trouble(Self.reason(error)), of: task)
    }

    /// Few words: the whole text of an error may quote the URL.
    private static func reason(_ error: (any Error)?) -> String {
        guard let error = error as? URLError else { return "the connection ended" }
        return switch error.code {
        case .cannotConnectToHost: "nobody listens there"
        case .cannotFindHost, .dnsLookupFailed: "the name is unknown"
        case .timedOut: "the connection timed out"
        case .networkConnectionLost: "the connection was lost"
        case .secureConnectionFailed, .serverCertificateUntrusted,
            .serverCertificateHasBadDate, .serverCertificateHasUnknownRoot,
            .serverCertificateNotYetValid, .clientCertificateRejected,
            .clientCertificateRequired:
            "no secure connection (is the certificate good?)"
        default: "URL error \(error.code.rawValue)"
        }
    }
}
