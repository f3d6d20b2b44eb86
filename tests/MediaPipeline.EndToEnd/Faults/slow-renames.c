// Renames, links and deletions as a folder of another machine has them: they wait up to SLOW_RENAMES milliseconds, before and after,
// and one in LOST_RENAMES happens, but is told as failed, because its answer was lost on the way.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static unsigned number(const char *name)
{
    const char *value = getenv(name);
    return value ? (unsigned)atol(value) : 0;
}

// Of the clock, so that it differs from run to run without a state that threads share.
static unsigned chance(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    unsigned mixed = (unsigned)now.tv_nsec * 2654435761u;
    return mixed >> 8;
}

static void wait_a_while(void)
{
    unsigned longest = number("SLOW_RENAMES");
    if (longest > 0)
    {
        usleep((chance() % longest) * 1000);
    }
}

static int slow(int result)
{
    int error = errno;
    wait_a_while();
    unsigned lost = number("LOST_RENAMES");
    if (result == 0 && lost > 0 && chance() % lost == 0)
    {
        errno = EIO;
        return -1;
    }
    errno = error;
    return result;
}

int rename(const char *from, const char *to)
{
    wait_a_while();
    return slow(syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}

int link(const char *from, const char *to)
{
    wait_a_while();
    return slow(syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0));
}

int unlink(const char *path)
{
    wait_a_while();
    return slow(syscall(SYS_unlinkat, AT_FDCWD, path, 0));
}
