#define _GNU_SOURCE
#include "CMusterShims.h"

#include <pthread.h>
#include <string.h>
#include <sys/prctl.h>

int cmuster_accept(int listener, struct sockaddr *address, socklen_t *length) {
  return accept4(listener, address, length, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

void cmuster_name_thread(const char *name) {
  char kept[16] = {0};
  strncpy(kept, name, sizeof kept - 1);
  pthread_setname_np(pthread_self(), kept);
}

int cmuster_spawn_apart(posix_spawn_file_actions_t *actions) {
  int failure = posix_spawn_file_actions_addchdir_np(actions, "/");
  return failure != 0 ? failure : posix_spawn_file_actions_addclosefrom_np(actions, 3);
}

short cmuster_spawn_session(void) { return POSIX_SPAWN_SETSID; }

int cmuster_refuse_dumps(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

int cmuster_is_dumpable(void) { return prctl(PR_GET_DUMPABLE, 0, 0, 0, 0); }
