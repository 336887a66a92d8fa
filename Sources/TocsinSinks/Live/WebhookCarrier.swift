import CWebhook

/// One HTTP request after the other, on the courier's thread: libcurl behind the C target CWebhook.
@safe final class WebhookCarrier: Carrier {
    private let target: WebhookTarget
    private let patience: Duration
    /// Nil until the first request, and without memory.
    private var client: OpaquePointer?

    init(_ target: WebhookTarget, patience: Duration) {
        self.target = target
        self.patience = patience
    }

    deinit { unsafe webhook_close(client) }

    func deliver(_ parcel: Parcel) -> Delivery {
        if unsafe client == nil { unsafe client = open() }
        guard let client = unsafe client else { return .failed("no memory") }
        let milliseconds = max(1, Int(patience / .milliseconds(1)))
        let answer = unsafe parcel.bytes.withUnsafeBytes { bytes in
            unsafe webhook_post(
                client, "Idempotency-Key: " + parcel.key, bytes.baseAddress, bytes.count,
                milliseconds)
        }
        // With a status the rest does not matter: it was too long, too slow or cut short.
        guard answer.status > 0 else {
            return .failed(unsafe String(cString: webhook_words(answer.trouble)))
        }
        return Self.judge(answer.status, retryAfter: answer.retry_after)
    }

    private func open() -> OpaquePointer? {
        guard let client = unsafe webhook_open(target.url) else { return nil }
        var isWhole = unsafe webhook_add_header(client, "Content-Type: application/json") == 0
        // libcurl would wait a second for the receiver's leave to send a long body.
        isWhole = unsafe webhook_add_header(client, "Expect:") == 0 && isWhole
        if let authorization = target.authorization {
            isWhole =
                unsafe webhook_add_header(client, "Authorization: " + authorization) == 0 && isWhole
        }
        if isWhole { return unsafe client }
        unsafe webhook_close(client)
        return nil
    }

    /// What a status asks for. `retryAfter` is in seconds, negative if the receiver named none or a date,
    /// which a wrong clock would turn into any wait. Source: RFC 9110 section 15, RFC 6585 section 4,
    /// RFC 8470 section 5.2.
    static func judge(_ code: Int, retryAfter: Int) -> Delivery {
        let reason = "the receiver answers \(code)"
        switch code {
        case 200..<300: return .delivered
        case 408, 425, 429, 500..<600:
            let pause = min(.seconds(retryAfter), WebhookSink.maxRetryAfter)
            return .failed(reason, after: retryAfter < 0 ? nil : pause)
        case 300..<400: return .refused(reason + ", and redirects are not followed")
        default: return .refused(reason)
        }
    }
}
