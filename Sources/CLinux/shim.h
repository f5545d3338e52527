#ifndef LOOKOUT_CLINUX_SHIM_H
#define LOOKOUT_CLINUX_SHIM_H

#include <malloc.h>
#include <errno.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>

// What kernels newer than the headers know.
#ifndef SECCOMP_FILTER_FLAG_TSYNC
#define SECCOMP_FILTER_FLAG_TSYNC (1UL << 0)
#endif
#ifndef SECCOMP_FILTER_FLAG_SPEC_ALLOW
#define SECCOMP_FILTER_FLAG_SPEC_ALLOW (1UL << 2)
#endif
#ifndef SECCOMP_RET_KILL_PROCESS
#define SECCOMP_RET_KILL_PROCESS 0x80000000U
#endif

/// A file in memory without a name, closed on exec, that can be sealed; -1 and errno where there is none to be had.
static inline int lookout_memfd_create(const char *name) {
    // MFD_CLOEXEC, MFD_ALLOW_SEALING, and MFD_NOEXEC_SEAL, which kernels before 6.3 do not know.
    long descriptor = syscall(SYS_memfd_create, name, 1u | 2u | 8u);
    if (descriptor < 0 && errno == EINVAL) descriptor = syscall(SYS_memfd_create, name, 1u | 2u);
    return (int)descriptor;
}

/// Has the calling process killed (by SIGKILL) when the thread that started it ends; 0 where it will be.
static inline int lookout_die_with_parent(void) {
    return prctl(PR_SET_PDEATHSIG, 9, 0, 0, 0);
}

/// Has nothing that the process starts gain rights; 0 where it will not.
static inline int lookout_gain_no_rights(void) {
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

#if defined(__x86_64__)
#define LOOKOUT_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define LOOKOUT_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

/// From now on, in all threads: the process is killed where it asks for the network, another program or another process,
/// and is refused to change files, to signal others and to look into them. 0 where that holds, else -1 and errno.
///
/// What is not named here is allowed, so that another C library or runtime goes on working.
static inline int lookout_refuse_calls(void) {
#ifdef LOOKOUT_ARCHITECTURE
    static const unsigned killing[] = {
        SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4, SYS_sendmmsg, SYS_sendmsg,
        SYS_recvmsg, SYS_execve, SYS_execveat, SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_bpf,
#ifdef SYS_io_uring_setup
        SYS_io_uring_setup, SYS_io_uring_enter, SYS_io_uring_register,
#endif
#ifdef SYS_fork
        SYS_fork, SYS_vfork,
#endif
    };
    static const unsigned refusing[] = {
        SYS_unlinkat, SYS_mkdirat, SYS_mknodat, SYS_renameat2, SYS_linkat, SYS_symlinkat, SYS_fchmod, SYS_fchmodat,
        SYS_fchown, SYS_fchownat, SYS_truncate, SYS_ftruncate, SYS_fallocate, SYS_setxattr, SYS_fsetxattr, SYS_mount,
        SYS_umount2, SYS_chroot, SYS_pivot_root, SYS_unshare, SYS_setns, SYS_tkill, SYS_rt_sigqueueinfo,
        SYS_rt_tgsigqueueinfo, SYS_keyctl, SYS_add_key, SYS_request_key, SYS_perf_event_open, SYS_open_by_handle_at,
#ifdef SYS_userfaultfd
        SYS_userfaultfd,
#endif
#ifdef SYS_renameat
        SYS_renameat,
#endif
#ifdef SYS_open
        SYS_creat, SYS_unlink, SYS_rmdir, SYS_mkdir, SYS_mknod, SYS_rename, SYS_link, SYS_symlink, SYS_chmod, SYS_chown,
        SYS_lchown,
#endif
#ifdef SYS_pidfd_send_signal
        SYS_pidfd_send_signal,
#endif
#ifdef SYS_pidfd_getfd
        SYS_pidfd_getfd,
#endif
    };
    const unsigned number = offsetof(struct seccomp_data, nr);
    const unsigned first = offsetof(struct seccomp_data, args[0]);
    const unsigned second = offsetof(struct seccomp_data, args[1]);
    const unsigned third = offsetof(struct seccomp_data, args[2]);
    const unsigned kill = SECCOMP_RET_KILL_PROCESS;
    const unsigned refuse = SECCOMP_RET_ERRNO | EPERM;
    const unsigned unknown = SECCOMP_RET_ERRNO | ENOSYS;
    const unsigned allow = SECCOMP_RET_ALLOW;
    // O_WRONLY, O_RDWR, O_CREAT and O_TRUNC, whose header would lay claim to what is of the C library's module.
    const unsigned writing = 01u | 02u | 0100u | 01000u;
    const unsigned own = (unsigned)getpid();
    struct sock_filter code[256];
    unsigned short count = 0;
#define LOOKOUT_ADD(...) code[count++] = (struct sock_filter)__VA_ARGS__
#define LOOKOUT_LOAD(place) LOOKOUT_ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, place))
#define LOOKOUT_END(action) LOOKOUT_ADD(BPF_STMT(BPF_RET | BPF_K, action))
// Skips so many instructions unless the call is this one.
#define LOOKOUT_UNLESS(call, skipped) LOOKOUT_ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, skipped))
    LOOKOUT_LOAD(offsetof(struct seccomp_data, arch));
    LOOKOUT_ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, LOOKOUT_ARCHITECTURE, 1, 0));
    LOOKOUT_END(kill);
    LOOKOUT_LOAD(number);
#if defined(__x86_64__)
    // The calls of the x32 interface have other numbers.
    LOOKOUT_ADD(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000u, 0, 1));
    LOOKOUT_END(kill);
#endif
    for (size_t i = 0; i < sizeof killing / sizeof *killing; i++) {
        LOOKOUT_UNLESS(killing[i], 1);
        LOOKOUT_END(kill);
    }
    for (size_t i = 0; i < sizeof refusing / sizeof *refusing; i++) {
        LOOKOUT_UNLESS(refusing[i], 1);
        LOOKOUT_END(refuse);
    }
    // A thread is no process; glibc falls back to the call whose flags can be looked at.
#ifdef SYS_clone3
    LOOKOUT_UNLESS(SYS_clone3, 1);
    LOOKOUT_END(unknown);
#endif
    LOOKOUT_UNLESS(SYS_clone, 4);
    LOOKOUT_LOAD(first);
    LOOKOUT_ADD(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, 0x00010000u, 0, 1));
    LOOKOUT_END(allow);
    LOOKOUT_END(kill);
    // Files are opened to be read (time zones, conversions), never to be written.
#ifdef SYS_openat2
    LOOKOUT_UNLESS(SYS_openat2, 1);
    LOOKOUT_END(unknown);
#endif
    LOOKOUT_UNLESS(SYS_openat, 4);
    LOOKOUT_LOAD(third);
    LOOKOUT_ADD(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, writing, 0, 1));
    LOOKOUT_END(refuse);
    LOOKOUT_END(allow);
#ifdef SYS_open
    LOOKOUT_UNLESS(SYS_open, 4);
    LOOKOUT_LOAD(second);
    LOOKOUT_ADD(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, writing, 0, 1));
    LOOKOUT_END(refuse);
    LOOKOUT_END(allow);
#endif
    // It may end itself, as abort() does, and set its own limits.
    LOOKOUT_UNLESS(SYS_kill, 4);
    LOOKOUT_LOAD(first);
    LOOKOUT_UNLESS(own, 1);
    LOOKOUT_END(allow);
    LOOKOUT_END(refuse);
    LOOKOUT_UNLESS(SYS_tgkill, 4);
    LOOKOUT_LOAD(first);
    LOOKOUT_UNLESS(own, 1);
    LOOKOUT_END(allow);
    LOOKOUT_END(refuse);
    LOOKOUT_UNLESS(SYS_prlimit64, 5);
    LOOKOUT_LOAD(first);
    LOOKOUT_ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 1, 0));
    LOOKOUT_UNLESS(own, 1);
    LOOKOUT_END(allow);
    LOOKOUT_END(refuse);
    // A datagram may name whom it goes to; what is sent on an open connection may not.
    LOOKOUT_UNLESS(SYS_sendto, 4);
    LOOKOUT_LOAD(offsetof(struct seccomp_data, args[4]));
    LOOKOUT_UNLESS(0, 1);
    LOOKOUT_END(allow);
    LOOKOUT_END(kill);
    LOOKOUT_END(allow);
#undef LOOKOUT_ADD
#undef LOOKOUT_LOAD
#undef LOOKOUT_END
#undef LOOKOUT_UNLESS
    struct sock_fprog program = {count, code};
    // Without the second flag older kernels slow the process down by a fifth, against leaks between processes that share
    // an address space, which these do not.
    unsigned long flags = SECCOMP_FILTER_FLAG_TSYNC | SECCOMP_FILTER_FLAG_SPEC_ALLOW;
    long result = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
    if (result != 0 && errno == EINVAL)
        result = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
    if (result > 0) errno = EAGAIN;
    return result == 0 ? 0 : -1;
#else
    errno = ENOSYS;
    return -1;
#endif
}

/* Blocks of 64 KiB and more go back to the system when they are freed, and all threads share four heaps. */
static inline void lookout_return_large_blocks(void) {
    mallopt(M_MMAP_THRESHOLD, 65536);
    mallopt(M_ARENA_MAX, 4);
}

#endif
