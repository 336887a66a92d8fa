#include <pcap/pcap.h>
#include <sys/prctl.h>

/// Names the calling thread, at most 15 bytes: a call that Glibc's Swift module leaves out.
static inline void capture_name_thread(const char *_Nonnull name) {
    prctl(PR_SET_NAME, name, 0, 0, 0);
}
