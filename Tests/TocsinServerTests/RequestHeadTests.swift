import FlyingFox
import Testing

@testable import TocsinServer

struct RequestHeadTests {
    private let hosts: Set<String> = ["localhost", "127.0.0.1", "[::1]"]

    private func status(_ head: String) -> Int {
        do throws(Rejection) {
            _ = try RequestHead.parse(Array(head.utf8)[...], hosts: hosts)
            return 200
        } catch {
            return error.status.code
        }
    }

    @Test func partsOfARequest() throws {
        let head = "GET /a/b?x=1?2 HTTP/1.1\r\nhost:\t LocalHost:9 \r\nAccept: */*\r\n\r\n"
        let request = try RequestHead.parse(Array(head.utf8)[...], hosts: hosts)
        #expect(request.path == "/a/b")
        #expect(request.target.query() == "x=1?2")
        #expect(request.headers[HTTPHeader("Accept")] == "*/*")
    }

    @Test(arguments: [
        "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/2.0\r\nHost: localhost\r\n\r\n", "GET  / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET http://evil/ HTTP/1.1\r\nHost: localhost\r\n\r\n", "\r\n\r\n", "GET\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : localhost\r\n\r\n", "GET / HTTP/1.1\r\n: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\n folded\r\n\r\n", "GET /\u{0} HTTP/1.1\r\n\r\n",
        "GET /é HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET / HTTP/1.1\nHost: localhost\n\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nContent-Length: 9\r\n\r\n",
    ])
    func malformed(_ head: String) {
        #expect(status(head) == 400)
    }

    @Test(arguments: [
        ("localhost", 200), ("LOCALHOST:9090", 200), ("127.0.0.1:1", 200), ("[::1]", 200),
        ("[::1]:9090", 200), ("evil.example", 421), ("evil.example:9090", 421),
        ("localhost.evil.example", 421), ("127.0.0.1.evil.example", 421), ("", 421), ("[::1", 421),
        ("localhost@evil", 421), ("localhost, evil", 421),
    ])
    func onlyOurNames(_ host: String, _ code: Int) {
        #expect(status("GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n") == code)
    }

    @Test(arguments: ["POST", "PUT", "DELETE", "HEAD", "get", "OPTIONS"])
    func onlyGet(_ method: String) {
        #expect(status("\(method) / HTTP/1.1\r\nHost: localhost\r\n\r\n") == 405)
    }

    @Test(arguments: ["Content-Length: 1", "Transfer-Encoding: chunked", "Content-Length: +0"])
    func noBody(_ header: String) {
        #expect(status("GET / HTTP/1.1\r\nHost: localhost\r\n\(header)\r\n\r\n") == 413)
    }

    @Test func endIsFoundWhereverTheBytesAreCut() {
        let bytes = Array("GET / HTTP/1.1\r\nA: b\r\n\r\nrest".utf8)
        for cut in 0...bytes.count {
            let end = RequestHead.end(in: bytes, searched: cut)
            // The mark ends at 24: one that was wholly seen before is not looked for again.
            #expect(cut >= 24 || end == 24, "cut at \(cut)")
        }
        #expect(RequestHead.end(in: Array(bytes[..<23]), searched: 0) == nil)
    }
}
