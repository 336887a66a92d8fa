#ifndef CSANDBOX_H
#define CSANDBOX_H

#include <sys/types.h>

// Calls that Glibc's Swift module leaves out.

/// prctl(PR_SET_NO_NEW_PRIVS, 1); 0 or an errno.
int sandbox_no_new_privileges(void);

#endif
