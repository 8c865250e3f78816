// What Swift cannot import from the C library by itself. Names of our own begin with cmuster_.
#ifndef CMUSTER_SHIMS_H
#define CMUSTER_SHIMS_H

#include <spawn.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

// accept4 and pthread_setname_np are GNU's, which Swift's Glibc leaves out.

/// accept4 with SOCK_NONBLOCK and SOCK_CLOEXEC.
int cmuster_accept(int listener, struct sockaddr *address, socklen_t *length);

/// Names the calling thread; Linux keeps the first 15 bytes.
void cmuster_name_thread(const char *name);

// What libpq does with a socket, for the calls of one turn.

/// For this thread, until it is let go, the socket looks full to `send` and empty to `recv`. One at a time.
void cmuster_hold(int descriptor);

void cmuster_let_go(void);

/// How often this thread has sent by `send`.
unsigned long cmuster_sends(void);

// So are what a program that is started should leave behind.

/// In the root folder, and with no descriptor beyond the first three; 0 or an error number.
int cmuster_spawn_apart(posix_spawn_file_actions_t *actions);

/// In a session of its own.
short cmuster_spawn_session(void);

// prctl takes any number of arguments.

/// No core file, and no other user who attaches or reads the memory; 0 or -1.
int cmuster_refuse_dumps(void);

/// 0 when that was done.
int cmuster_is_dumpable(void);

// OpenSSL's constants that are expressions.

/// No renegotiation, no compression.
uint64_t cmuster_tls_options(void);

/// No session tickets.
uint64_t cmuster_tls_option_no_ticket(void);

/// How a subject is written: RFC 2253, in UTF-8.
unsigned long cmuster_tls_subject_flags(void);

/// What EVP_PKEY_fromdata makes a public key of.
int cmuster_public_key_selection(void);

// libcurl's functions of any number of arguments. `curl` is a CURL *, results are CURLcode.

/// curl_easy_setopt for the options that take a long.
int cmuster_curl_set_number(void *curl, int option, long value);

/// curl_easy_setopt for the options that take a text, an object or a function.
int cmuster_curl_set_pointer(void *curl, int option, const void *value);

/// curl_easy_getinfo for what is a long.
int cmuster_curl_get_number(void *curl, int info, long *value);

/// curl_easy_getinfo for what is a text; the handle keeps it.
int cmuster_curl_get_text(void *curl, int info, const char **value);

#endif
