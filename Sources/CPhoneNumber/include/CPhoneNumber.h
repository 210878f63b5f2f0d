#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A C face on libphonenumber. Every function may be called from any thread and none lets a C++ exception
// out; libphonenumber's own logger is silenced, because it writes to standard output.

#ifdef __cplusplus
extern "C" {
#endif

/// What a numbering plan says of a country.
typedef struct {
    /// The country calling code without plus sign, 972.
    int32_t calling_code;
    /// Whether national numbers carry a trunk prefix that callers' exchanges may leave out. False in the
    /// North American plan, whose 1 is a long-distance prefix and no part of the national format.
    bool has_trunk_prefix;
} callsteer_phone_region;

/// What the numbering plan of a country makes of one spelling.
typedef struct {
    /// `+` and at most fifteen digits, not terminated; empty when the number cannot exist.
    char e164[16];
    /// The digits of the national format with trunk prefix, not terminated; empty unless the number has the
    /// calling code of the country it was read for.
    char national[32];
    uint8_t e164_length;
    uint8_t national_length;
    /// The country calling code without plus sign.
    int32_t calling_code;
    /// The number lies in an allotted range, which is stronger than having a possible length.
    bool is_valid;
    /// The spelling was the national significant number: neither plus sign, international prefix, country
    /// code nor trunk prefix came with it.
    bool is_bare;
} callsteer_phone_reading;

/// Loads the metadata of all countries, some 20 ms; any other call would do so at its first use.
void callsteer_phone_warm_up(void);

/// Fills `region` for an ISO 3166 code such as "IL"; false when libphonenumber does not know it.
bool callsteer_phone_find_region(const char *code, callsteer_phone_region *region);

/// Writes the ISO 3166 code of the main country of a calling code, terminated; false when there is none.
bool callsteer_phone_main_region(int32_t calling_code, char code[3]);

/// Reads digits, with or without a leading plus sign, as dialled in the country `region`. The caller has
/// removed everything else: libphonenumber would accept vanity letters and drop what follows a number.
/// False when they are no number there; `reading` is then left empty.
bool callsteer_phone_read(
    const char *digits, size_t length, const char *region, callsteer_phone_reading *reading);

#ifdef __cplusplus
}
#endif
