#define _GNU_SOURCE
#include "CSandbox.h"

#include <errno.h>
#include <grp.h>
#include <linux/capability.h>
#include <pwd.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int sandbox_no_new_privileges(void) {
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 ? 0 : errno;
}

int sandbox_keep_capabilities(int keep) {
    return prctl(PR_SET_KEEPCAPS, keep ? 1 : 0, 0, 0, 0) == 0 ? 0 : errno;
}

int sandbox_become(uid_t user, gid_t group) {
    if (setgroups(1, &group) != 0) return errno;
    if (setresgid(group, group, group) != 0) return errno;
    if (setresuid(user, user, user) != 0) return errno;
    return 0;
}

int sandbox_bound_capabilities(uint64_t keep) {
    // Kernels before 4.3 have no ambient set.
    if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) != 0 && errno != EINVAL)
        return errno;
    // The kernel may know more capabilities than its headers did: it says where they end.
    for (unsigned long number = 0; number < 64; number++) {
        if (prctl(PR_CAPBSET_READ, number, 0, 0, 0) < 0) break;
        if (keep >> number & 1) continue;
        if (prctl(PR_CAPBSET_DROP, number, 0, 0, 0) != 0) return errno == EPERM ? 0 : errno;
    }
    return 0;
}

int sandbox_set_capabilities(uint64_t keep) {
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3] = {{0}};
    for (int half = 0; half < _LINUX_CAPABILITY_U32S_3; half++) {
        data[half].effective = data[half].permitted = (uint32_t)(keep >> (32 * half));
    }
    return syscall(SYS_capset, &header, data) == 0 ? 0 : errno;
}

int sandbox_permitted_capabilities(uint64_t *permitted) {
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3] = {{0}};
    if (syscall(SYS_capget, &header, data) != 0) return errno;
    *permitted = (uint64_t)data[1].permitted << 32 | data[0].permitted;
    return 0;
}

int sandbox_find_user(const char *name, uid_t *user, gid_t *group) {
    errno = 0;
    struct passwd *entry = getpwnam(name);
    if (entry == NULL) {
        char *end = NULL;
        unsigned long number = strtoul(name, &end, 10);
        // -1 would leave the user as it is.
        if (end == name || *end != '\0' || name[0] == '-' || number >= (uid_t)-1) return ENOENT;
        entry = getpwuid((uid_t)number);
        if (entry == NULL) {
            *user = (uid_t)number;
            *group = (gid_t)number;
            return 0;
        }
    }
    *user = entry->pw_uid;
    *group = entry->pw_gid;
    return 0;
}
