// Takes and gives only a part of what is asked for, as the kernel may.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static size_t part(size_t length) {
  static __thread unsigned state = 1;
  state = state * 1103515245u + 12345u;
  return length < 2 || (state >> 16) % 4 == 0 ? length : 1 + (state >> 16) % (length - 1);
}

ssize_t send(int fd, const void *data, size_t length, int flags) {
  static ssize_t (*real)(int, const void *, size_t, int);
  if (!real) real = dlsym(RTLD_NEXT, "send");
  return real(fd, data, part(length), flags);
}

ssize_t recv(int fd, void *data, size_t length, int flags) {
  static ssize_t (*real)(int, void *, size_t, int);
  if (!real) real = dlsym(RTLD_NEXT, "recv");
  return real(fd, data, part(length), flags);
}
