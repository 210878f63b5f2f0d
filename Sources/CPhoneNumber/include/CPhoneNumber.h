#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A C face on libphonenumber. Every function may be called from any thread and none lets a C++ exception
// out; libphonenumber's own logger is silenced, because it writes to standard output.

#ifdef __cplusplus
extern "C" {
#endif

/// What the numbering plan of a country makes of one spelling.
typedef struct {
    /// `+` and at most fifteen digits, not terminated; empty when the number cannot exist.
    char e164[16];
    /// The digits of the national format with trunk prefix, not terminated; empty when the number has another
    /// calling code than the country it was read for.
    char national[32];
    uint8_t e164_length;
    uint8_t national_length;
    /// The spelling lacked the trunk prefix that stands in `national`.
    bool is_trunk_supplied;
} callsteer_phone_reading;

/// Writes the calling code, 972, of an ISO 3166 code such as "IL"; false when libphonenumber does not know it.
/// The first call of the process also loads the metadata of all countries, some 4 ms.
bool callsteer_phone_find_region(const char *code, int32_t *calling_code);

/// Writes the ISO 3166 code of the main country of a calling code, terminated; false when there is none.
bool callsteer_phone_main_region(int32_t calling_code, char code[3]);

/// Reads digits, with or without a leading plus sign, as dialled in the country `region`. The caller has
/// removed everything else: libphonenumber would accept vanity letters and drop what follows a number.
/// False, and `reading` empty, when they are no public number there: of no possible length, or without any
/// prefix and so few or so unlike a subscriber's that they must be an extension or a short code.
bool callsteer_phone_read(
    const char *digits, size_t length, const char *region, callsteer_phone_reading *reading);

#ifdef __cplusplus
}
#endif
