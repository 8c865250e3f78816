// What libpq sends and receives by, standing in front of the C library's. libpq 15 sends at each Sync: with many
// calls in one turn of a loop that is a system call, and a wake-up of the server, for each. While a socket is held
// it looks full, so libpq keeps what it has; once it is let go, all of it leaves at once.
#include "CMusterShims.h"

#include <errno.h>

static __thread int held = -1;
static __thread unsigned long sends;

void cmuster_hold(int descriptor) { held = descriptor; }

void cmuster_let_go(void) { held = -1; }

unsigned long cmuster_sends(void) { return sends; }

ssize_t send(int descriptor, const void *bytes, size_t count, int flags) {
  if (descriptor == held) {
    errno = EAGAIN;
    return -1;
  }
  sends += 1;
  return sendto(descriptor, bytes, count, flags, 0, 0);
}

ssize_t recv(int descriptor, void *bytes, size_t count, int flags) {
  // libpq looks for answers whenever a socket is full.
  if (descriptor == held) {
    errno = EAGAIN;
    return -1;
  }
  return recvfrom(descriptor, bytes, count, flags, 0, 0);
}
