#include "CPhoneNumber.h"

#include <phonenumbers/logger.h>
#include <phonenumbers/phonenumberutil.h>

#include <cstring>
#include <string>

namespace {

using i18n::phonenumbers::NullLogger;
using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

// The logger is a global of libphonenumber, so it may be replaced once only, before anyone reads a number.
const PhoneNumberUtil &util() {
    static const PhoneNumberUtil &instance = []() -> const PhoneNumberUtil & {
        PhoneNumberUtil *util = PhoneNumberUtil::GetInstance();
        util->SetLogger(new NullLogger());
        return *util;
    }();
    return instance;
}

// Copies the digits of `text`, and its plus sign, or nothing when they do not fit.
template <size_t capacity>
uint8_t copy(const std::string &text, char (&target)[capacity]) {
    uint8_t length = 0;
    for (char character : text) {
        if (character != '+' && (character < '0' || character > '9')) continue;
        if (length == capacity) return 0;
        target[length++] = character;
    }
    return length;
}

// Empty in the North American plan, whose 1 is a long-distance prefix and no part of the national format.
std::string trunk_prefix(const std::string &region) {
    std::string prefix;
    if (!util().IsNANPACountry(region)) util().GetNddPrefixForRegion(region, true, &prefix);
    return prefix;
}

bool read(const std::string &spelling, const std::string &region, callsteer_phone_reading &reading) {
    PhoneNumber number;
    if (util().Parse(spelling, region, &number) != PhoneNumberUtil::NO_PARSING_ERROR) return false;
    // Nothing but zeros is of a possible length in many countries.
    if (number.national_number() == 0) return false;
    // Not `IsPossibleNumber`, which is content with what can be dialled only inside an area.
    if (util().IsPossibleNumberWithReason(number) != PhoneNumberUtil::IS_POSSIBLE) return false;

    std::string text;
    util().Format(number, PhoneNumberUtil::E164, &text);
    reading.e164_length = copy(text, reading.e164);
    if (reading.e164_length == 0) return false;

    std::string significant;
    util().GetNationalSignificantNumber(number, &significant);
    reading.is_bare = spelling == significant;
    reading.calling_code = number.country_code();
    reading.is_valid = util().IsValidNumber(number);
    // The national format is the dearest of all these; only numbers of the country itself have a use for it.
    if (reading.calling_code == util().GetCountryCodeForRegion(region)) {
        util().Format(number, PhoneNumberUtil::NATIONAL, &text);
        reading.national_length = copy(text, reading.national);
        // A range allotted after the metadata was made may have no format yet; its numbers are dialled with
        // the trunk prefix all the same.
        const bool has_format = significant != std::string(reading.national, reading.national_length);
        if (!has_format && !reading.is_valid) {
            reading.national_length = copy(trunk_prefix(region) + significant, reading.national);
        }
    }
    return true;
}

}  // namespace

void callsteer_phone_warm_up(void) {
    try {
        util();
    } catch (...) {
        // Memory ran out; the first reading tries again.
    }
}

bool callsteer_phone_find_region(const char *code, callsteer_phone_region *region) {
    try {
        region->calling_code = util().GetCountryCodeForRegion(code);
        if (region->calling_code == 0) return false;
        region->has_trunk_prefix = !trunk_prefix(code).empty();
        return true;
    } catch (...) {
        return false;
    }
}

bool callsteer_phone_main_region(int32_t calling_code, char code[3]) {
    try {
        std::string region;
        util().GetRegionCodeForCountryCode(calling_code, &region);
        // "ZZ" is nobody's calling code, "001" one of a service that no country owns.
        if (region.size() != 2 || region == "ZZ") return false;
        std::memcpy(code, region.c_str(), 3);
        return true;
    } catch (...) {
        return false;
    }
}

bool callsteer_phone_read(
    const char *digits, size_t length, const char *region, callsteer_phone_reading *reading) {
    *reading = {};
    try {
        if (read(std::string(digits, length), region, *reading)) return true;
    } catch (...) {
        // Reported like any text that is no number: the caller keeps what was delivered.
    }
    *reading = {};
    return false;
}
