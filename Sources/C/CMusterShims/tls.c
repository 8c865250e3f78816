// Constants only: nothing here needs OpenSSL at link time, so targets without TLS link without it.
#include "CMusterShims.h"

#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

uint64_t cmuster_tls_options(void) { return SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION; }

uint64_t cmuster_tls_option_no_ticket(void) { return SSL_OP_NO_TICKET; }

unsigned long cmuster_tls_subject_flags(void) { return XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB; }

int cmuster_public_key_selection(void) { return EVP_PKEY_PUBLIC_KEY; }
