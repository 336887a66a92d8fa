// Sends the packets of a capture file out of an interface at a steady rate, over and over:
// PacketSender FILE INTERFACE PACKETS_PER_SECOND SECONDS [VARY]
//
// FILE is classic pcap of Ethernet frames in this machine's byte order (tcpdump -w). VARY = 1 puts another IPv4
// source address, counting up, into each packet that has one, so that every packet is a flow of its own;
// the header's checksum is kept right. Prints what was sent, what the kernel refused, and how fast.
// Needs CAP_NET_RAW. Frames go straight to the driver (PACKET_QDISC_BYPASS), 64 a call.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <time.h>

enum { batch = 64, max_frame = 1514, max_frames = 1 << 20 };

struct frame {
    uint8_t *bytes;
    uint32_t length;
};

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void die(const char *what) {
    fprintf(stderr, "PacketSender: %s: %s\n", what, strerror(errno));
    exit(1);
}

// Reads all frames that a standard link can carry.
static size_t read_frames(const char *path, struct frame *frames) {
    FILE *file = fopen(path, "rb");
    if (!file) die(path);
    uint32_t head[6];
    if (fread(head, sizeof head, 1, file) != 1 || (head[0] != 0xA1B2C3D4 && head[0] != 0xA1B23C4D) ||
        (head[5] & 0xFFFF) != 1) {
        fprintf(stderr, "PacketSender: %s: no pcap of Ethernet frames in this machine's byte order\n", path);
        exit(1);
    }
    size_t count = 0;
    uint32_t record[4];
    while (count < max_frames && fread(record, sizeof record, 1, file) == 1) {
        uint32_t length = record[2];
        if (length > 1 << 18) break;
        uint8_t *bytes = malloc(length ? length : 1);
        if (!bytes || fread(bytes, 1, length, file) != length) break;
        if (length < ETH_HLEN || length > max_frame) {
            free(bytes);
            continue;
        }
        frames[count].bytes = bytes;
        frames[count++].length = length;
    }
    fclose(file);
    return count;
}

// Sets the source address of an IPv4 packet and mends its checksum (RFC 1624).
static void vary(uint8_t *frame, uint32_t length, uint32_t source) {
    if (length < 34 || frame[12] != 0x08 || frame[13] != 0x00) return;
    uint16_t sum, old[2], new[2];
    memcpy(&sum, frame + 24, 2);
    memcpy(old, frame + 26, 4);
    source = htonl(source);
    memcpy(new, &source, 4);
    uint32_t mended = (uint16_t)~sum;
    for (int i = 0; i < 2; i++) mended += (uint16_t)~old[i] + (uint32_t)new[i];
    while (mended >> 16) mended = (mended & 0xFFFF) + (mended >> 16);
    sum = (uint16_t)~mended;
    memcpy(frame + 24, &sum, 2);
    memcpy(frame + 26, new, 4);
}

int main(int argc, char **argv) {
    if (argc < 5) {
        fprintf(stderr, "usage: PacketSender FILE INTERFACE PACKETS_PER_SECOND SECONDS [VARY]\n");
        return 64;
    }
    struct frame *frames = calloc(max_frames, sizeof *frames);
    if (!frames) die("memory");
    size_t count = read_frames(argv[1], frames);
    if (count == 0) {
        fprintf(stderr, "PacketSender: %s: no frames\n", argv[1]);
        return 1;
    }
    double rate = atof(argv[3]), seconds = atof(argv[4]);
    int varies = argc > 5 && atoi(argv[5]);
    if (!(rate > 0) || !(seconds > 0)) {
        fprintf(stderr, "PacketSender: rate and seconds must be above 0\n");
        return 64;
    }

    int sender = socket(AF_PACKET, SOCK_RAW, 0);
    if (sender < 0) die("socket");
    struct sockaddr_ll address = {.sll_family = AF_PACKET, .sll_ifindex = (int)if_nametoindex(argv[2])};
    if (address.sll_ifindex == 0 || bind(sender, (struct sockaddr *)&address, sizeof address) != 0) die(argv[2]);
    int yes = 1;
    setsockopt(sender, SOL_PACKET, PACKET_QDISC_BYPASS, &yes, sizeof yes);

    struct mmsghdr messages[batch];
    struct iovec parts[batch];
    memset(messages, 0, sizeof messages);
    for (int i = 0; i < batch; i++) {
        messages[i].msg_hdr.msg_iov = &parts[i];
        messages[i].msg_hdr.msg_iovlen = 1;
    }
    static uint8_t copies[batch][max_frame];
    uint64_t wanted = (uint64_t)(rate * seconds), sent = 0, refused = 0, bytes = 0;
    size_t next = 0;
    uint32_t source = 0x0B000000;
    double begun = now();
    while (sent < wanted) {
        // Never ahead of the rate; behind it, as fast as it goes.
        double ahead = (double)sent / rate - (now() - begun);
        if (ahead > 0.0005) {
            struct timespec pause = {0, (long)(ahead * 1e9)};
            if (pause.tv_nsec > 999999999) pause.tv_nsec = 999999999;
            nanosleep(&pause, NULL);
        }
        int size = wanted - sent < batch ? (int)(wanted - sent) : batch;
        for (int i = 0; i < size; i++) {
            struct frame *frame = &frames[next];
            next = next + 1 == count ? 0 : next + 1;
            parts[i].iov_base = frame->bytes;
            parts[i].iov_len = frame->length;
            if (varies) {
                memcpy(copies[i], frame->bytes, frame->length);
                vary(copies[i], frame->length, source++);
                parts[i].iov_base = copies[i];
            }
        }
        int done = 0;
        while (done < size) {
            int result = sendmmsg(sender, messages + done, (unsigned)(size - done), 0);
            if (result < 0) {
                if (errno != ENOBUFS && errno != EAGAIN && errno != EINTR) die("sending");
                refused++;
                continue;
            }
            for (int i = done; i < done + result; i++) bytes += parts[i].iov_len;
            done += result;
        }
        sent += (uint64_t)size;
    }
    double took = now() - begun;
    printf("sent %llu packets, %llu bytes in %.3f s: %.0f packets/s; %llu calls refused and repeated\n",
           (unsigned long long)sent, (unsigned long long)bytes, took, (double)sent / took,
           (unsigned long long)refused);
    return 0;
}
