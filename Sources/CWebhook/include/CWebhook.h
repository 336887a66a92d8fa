#ifndef CWEBHOOK_H
#define CWEBHOOK_H

#include <stddef.h>

// One HTTP client on libcurl, whose own interface is variadic and so out of Swift's reach.

/// A connection that is kept from one request to the next; used by one thread at a time.
struct webhook;

/// What came of a request.
struct webhook_answer {
    /// The HTTP status; 0 if none came.
    long status;
    /// Seconds of Retry-After, -1 without one or if it is a date.
    long retry_after;
    /// libcurl's CURLcode of what went wrong, 0 if nothing did.
    int trouble;
};

/// A client for `url`; NULL without memory.
struct webhook *webhook_open(const char *url);
/// Adds a line to the headers of every request; 0, or -1 without memory.
int webhook_add_header(struct webhook *hook, const char *line);
/// Posts `size` bytes, with one more header; everything together takes at most `milliseconds`, and
/// name look-ups are part of it. Of the answer the status and Retry-After are kept and at most
/// WEBHOOK_MAX_BODY bytes read: more end the connection.
struct webhook_answer webhook_post(struct webhook *hook, const char *header, const void *bytes,
                                   size_t size, long milliseconds);
void webhook_close(struct webhook *hook);
/// libcurl's words for a CURLcode; they never quote the URL.
const char *webhook_words(int trouble);

/// Bytes of an answer's body that are read, and thrown away, to keep the connection.
#define WEBHOOK_MAX_BODY 65536

#endif
