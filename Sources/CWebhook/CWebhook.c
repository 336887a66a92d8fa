#include "CWebhook.h"

#include <ctype.h>
#include <curl/curl.h>
#include <pthread.h>
#include <stdlib.h>
#include <strings.h>

struct webhook {
    CURL *curl;
    struct curl_slist *headers;
    size_t body;
    long retry_after;
};

static pthread_once_t initialised = PTHREAD_ONCE_INIT;

static void initialise(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }

static size_t take_body(char *bytes, size_t one, size_t size, void *context) {
    struct webhook *hook = context;
    (void)bytes;
    (void)one;
    hook->body += size;
    // Another count than `size` ends the transfer; the status is known by now.
    return hook->body <= WEBHOOK_MAX_BODY ? size : 0;
}

static size_t take_header(char *bytes, size_t one, size_t size, void *context) {
    static const char name[] = "retry-after:";
    struct webhook *hook = context;
    size_t i = sizeof name - 1;
    (void)one;
    if (size <= i || strncasecmp(bytes, name, i) != 0) return size;
    while (i < size && (bytes[i] == ' ' || bytes[i] == '\t')) i++;
    long seconds = 0;
    size_t digits = 0;
    for (; i < size && isdigit((unsigned char)bytes[i]); i++, digits++) {
        if (seconds < 100000000) seconds = seconds * 10 + (bytes[i] - '0');
    }
    while (i < size && isspace((unsigned char)bytes[i])) i++;
    if (digits > 0 && i == size) hook->retry_after = seconds;
    return size;
}

struct webhook *webhook_open(const char *url) {
    pthread_once(&initialised, initialise);
    struct webhook *hook = calloc(1, sizeof *hook);
    if (hook == NULL) return NULL;
    hook->curl = curl_easy_init();
    if (hook->curl == NULL) {
        free(hook);
        return NULL;
    }
    CURL *curl = hook->curl;
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_POST, 1L);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    // Neither signals nor alarms: this is one thread of many.
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "tocsin");
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, hook);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, hook);
    return hook;
}

int webhook_add_header(struct webhook *hook, const char *line) {
    struct curl_slist *longer = curl_slist_append(hook->headers, line);
    if (longer == NULL) return -1;
    hook->headers = longer;
    return 0;
}

struct webhook_answer webhook_post(struct webhook *hook, const char *header, const void *bytes,
                                   size_t size, long milliseconds) {
    struct webhook_answer answer = {0, -1, 0};
    CURL *curl = hook->curl;
    // The header of this request stands before those of all.
    struct curl_slist first = {(char *)header, hook->headers};
    hook->body = 0;
    hook->retry_after = -1;
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, &first);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, bytes);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)size);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, milliseconds);
    answer.trouble = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.status);
    // Bytes and header are the caller's, and end with this call.
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, NULL);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, NULL);
    answer.retry_after = hook->retry_after;
    return answer;
}

void webhook_close(struct webhook *hook) {
    if (hook == NULL) return;
    curl_easy_cleanup(hook->curl);
    curl_slist_free_all(hook->headers);
    free(hook);
}

const char *webhook_words(int trouble) { return curl_easy_strerror(trouble); }
