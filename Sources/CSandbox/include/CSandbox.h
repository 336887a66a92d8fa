#ifndef CSANDBOX_H
#define CSANDBOX_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// Calls that Glibc's Swift module leaves out. Each returns 0 or an errno.

/// prctl(PR_SET_NO_NEW_PRIVS, 1): of the calling thread and those it starts.
int sandbox_no_new_privileges(void);

/// Whether the next change of user keeps the permitted capabilities, of the calling thread.
int sandbox_keep_capabilities(int keep);

/// Takes every group away but `group`, then all three group ids, then all three user ids; of every
/// thread of the process (glibc passes it on).
int sandbox_become(uid_t user, gid_t group);

/// Takes from the bounding set all that `keep` (bit n = capability n) lacks, and empties the ambient set; of the
/// calling thread. A set that may not be changed for want of CAP_SETPCAP is left.
int sandbox_bound_capabilities(uint64_t keep);

/// Effective and permitted set to `keep`, inheritable to nothing; of the calling thread.
int sandbox_set_capabilities(uint64_t keep);

/// Reads the permitted capabilities of the calling thread.
int sandbox_permitted_capabilities(uint64_t *_Nonnull permitted);

/// Finds a user by name or number and the user's group; ENOENT if there is none.
int sandbox_find_user(const char *_Nonnull name, uid_t *_Nonnull user, gid_t *_Nonnull group);

#endif
