// Lets ThreadSanitizer see Swift's Mutex. Its quick path is compiled into our code and seen; when two threads
// meet, the rest happens inside Swift's library, which is not instrumented, and everything under a lock looked
// like a race. Loaded ahead of that library, these call it and say what it does.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

// Absent in programs that are not instrumented.
extern void __tsan_acquire(void *address) __attribute__((weak));
extern void __tsan_release(void *address) __attribute__((weak));

#define SWIFT __attribute__((swiftcall))
#define MUTEX __attribute__((swift_context)) void *mutex

#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define TRY_LOCK "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

typedef SWIFT void Lock(uint32_t thread, MUTEX);
typedef SWIFT bool TryLock(MUTEX);
typedef SWIFT void Unlock(MUTEX);

// The library's own; a name that it no longer has must not pass in silence.
static void *library(const char *name) {
  void *function = dlsym(RTLD_NEXT, name);
  if (!function) abort();
  return function;
}

SWIFT void lock(uint32_t thread, MUTEX) __asm__(LOCK);
SWIFT void lock(uint32_t thread, MUTEX) {
  ((Lock *)library(LOCK))(thread, mutex);
  if (__tsan_acquire) __tsan_acquire(mutex);
}

SWIFT bool tryLock(MUTEX) __asm__(TRY_LOCK);
SWIFT bool tryLock(MUTEX) {
  bool isLocked = ((TryLock *)library(TRY_LOCK))(mutex);
  if (isLocked && __tsan_acquire) __tsan_acquire(mutex);
  return isLocked;
}

SWIFT void unlock(MUTEX) __asm__(UNLOCK);
SWIFT void unlock(MUTEX) {
  if (__tsan_release) __tsan_release(mutex);
  ((Unlock *)library(UNLOCK))(mutex);
}
