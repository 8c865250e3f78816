#include "CMusterShims.h"

#include <curl/curl.h>

// Weak: whoever speaks no HTTPS has these functions too, and links without libcurl.
#pragma weak curl_easy_setopt
#pragma weak curl_easy_getinfo

// curl.h makes macros of them, which check the types of constants that are not constant here.
#undef curl_easy_setopt
#undef curl_easy_getinfo

int cmuster_curl_set_number(void *curl, int option, long value) {
  return curl_easy_setopt(curl, option, value);
}

int cmuster_curl_set_pointer(void *curl, int option, const void *value) {
  return curl_easy_setopt(curl, option, value);
}

int cmuster_curl_get_number(void *curl, int info, long *value) {
  return curl_easy_getinfo(curl, info, value);
}

int cmuster_curl_get_text(void *curl, int info, const char **value) {
  return curl_easy_getinfo(curl, info, value);
}
