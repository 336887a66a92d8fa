/// Which system calls a sensor makes, by the names of libseccomp; groups as systemd has them.
enum SystemCalls {
    /// Allowed whatever their arguments.
    static let allowed: [String] =
        files + changes + waiting + memory + threads + signals + time + network + identity

    /// Reading and writing what is open, and opening more.
    private static let files = [
        "read", "readv", "pread64", "preadv", "preadv2", "write", "writev", "pwrite64", "pwritev",
        "pwritev2", "lseek", "_llseek", "close", "close_range", "dup", "dup2", "dup3", "fcntl",
        "fcntl64", "flock", "open", "openat", "openat2", "creat", "access", "faccessat",
        "faccessat2", "stat", "stat64", "lstat", "lstat64", "fstat", "fstat64", "fstatat64",
        "newfstatat", "statx", "statfs", "statfs64", "fstatfs", "fstatfs64", "readlink",
        "readlinkat", "getcwd", "chdir", "fchdir", "getdents", "getdents64", "fadvise64",
        "fadvise64_64", "readahead", "sendfile", "sendfile64", "splice", "copy_file_range",
        "getxattr", "lgetxattr", "fgetxattr", "inotify_init", "inotify_init1",
        "inotify_add_watch", "inotify_rm_watch",
    ]

    /// Changing files: the state database, logs of findings, captures.
    private static let changes = [
        "ftruncate", "ftruncate64", "truncate", "truncate64", "fallocate", "fsync", "fdatasync",
        "sync_file_range", "syncfs", "rename", "renameat", "renameat2", "unlink", "unlinkat",
        "mkdir", "mkdirat", "rmdir", "link", "linkat", "symlink", "symlinkat", "chmod", "fchmod",
        "fchmodat", "fchmodat2", "chown", "fchown", "lchown", "fchownat", "umask", "utimensat",
        "utime", "utimes", "futimesat",
    ]

    private static let waiting = [
        "poll", "ppoll", "ppoll_time64", "select", "_newselect", "pselect6", "pselect6_time64",
        "epoll_create", "epoll_create1", "epoll_ctl", "epoll_wait", "epoll_pwait", "epoll_pwait2",
        "eventfd", "eventfd2", "pipe", "pipe2", "signalfd", "signalfd4", "timerfd_create",
        "timerfd_settime", "timerfd_settime64", "timerfd_gettime", "timerfd_gettime64",
    ]

    /// `mmap` and `mprotect` are allowed by their arguments.
    private static let memory = [
        "brk", "munmap", "mremap", "madvise", "msync", "mincore", "mlock", "mlock2", "munlock",
        "membarrier", "memfd_create", "get_mempolicy",
    ]

    /// `clone` is allowed by its arguments.
    private static let threads = [
        "exit", "exit_group", "futex", "futex_time64", "futex_waitv", "get_robust_list",
        "set_robust_list", "set_tid_address", "rseq", "sched_yield", "sched_getaffinity",
        "sched_setaffinity", "sched_getparam", "sched_getscheduler", "sched_setscheduler",
        "sched_get_priority_max", "sched_get_priority_min", "getpriority", "setpriority",
        "arch_prctl", "prctl", "set_thread_area", "get_thread_area", "set_tls", "cacheflush",
        "riscv_flush_icache", "riscv_hwprobe", "getcpu", "restart_syscall", "wait4", "waitid",
    ]

    private static let signals = [
        "rt_sigaction", "rt_sigprocmask", "rt_sigpending", "rt_sigsuspend", "rt_sigtimedwait",
        "rt_sigtimedwait_time64", "rt_sigreturn", "sigreturn", "sigaltstack", "kill", "tkill",
        "tgkill", "pause",
    ]

    private static let time = [
        "clock_gettime", "clock_gettime64", "clock_getres", "clock_getres_time64",
        "clock_nanosleep", "clock_nanosleep_time64", "nanosleep", "gettimeofday", "time", "times",
        "getitimer", "setitimer", "alarm", "timer_create", "timer_settime", "timer_settime64",
        "timer_gettime", "timer_gettime64", "timer_getoverrun", "timer_delete",
    ]

    /// `socket` is allowed by its family.
    private static let network = [
        "socketpair", "bind", "connect", "listen", "accept", "accept4", "getsockname",
        "getpeername", "getsockopt", "setsockopt", "send", "sendto", "sendmsg", "sendmmsg", "recv",
        "recvfrom", "recvmsg", "recvmmsg", "recvmmsg_time64", "shutdown",
    ]

    private static let identity = [
        "getpid", "getppid", "gettid", "getpgid", "getpgrp", "getsid", "getuid", "getuid32",
        "geteuid", "geteuid32", "getgid", "getgid32", "getegid", "getegid32", "getresuid",
        "getresuid32", "getresgid", "getresgid32", "getgroups", "getgroups32", "capget", "uname",
        "sysinfo", "getrusage", "getrlimit", "ugetrlimit", "prlimit64", "getrandom",
    ]

    /// What only an attacker wants of a sensor: the process ends, and the kernel's log says at which.
    static let fatal = [
        "execve", "execveat", "ptrace", "process_vm_readv", "process_vm_writev", "mount",
        "umount", "umount2", "mount_setattr", "move_mount", "fsopen", "fsmount", "open_tree",
        "pivot_root", "chroot", "init_module", "finit_module", "delete_module", "kexec_load",
        "kexec_file_load", "bpf", "add_key", "request_key", "keyctl", "unshare", "setns",
        "userfaultfd", "perf_event_open", "reboot", "swapon", "swapoff", "settimeofday",
        "clock_settime", "clock_adjtime", "adjtimex", "sethostname", "setdomainname", "acct",
        "open_by_handle_at", "iopl", "ioperm", "setuid", "setuid32", "setgid", "setgid32",
        "setresuid", "setresuid32", "setresgid", "setresgid32", "setgroups", "setgroups32",
        "capset", "personality", "modify_ldt", "quotactl", "syslog", "vhangup",
    ]
}
