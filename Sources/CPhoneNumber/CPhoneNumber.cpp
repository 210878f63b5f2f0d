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

// Digits with neither plus sign, international nor trunk prefix may as well be those of an extension or of
// a short code, and in a country of open numbering (Austria, Germany) nearly any of them are of a possible
// length. They are read as a public number only when there is no mistaking it.
bool is_extension(
    const std::string &digits, const std::string &national, bool has_trunk_prefix, const PhoneNumber &number) {
    const bool is_short = digits.size() < 7;
    if (!has_trunk_prefix) return is_short && !util().IsValidNumber(number);
    // A trunk prefix is not supplied to so few digits: in Austria 12345 would become 01 2345.
    if (is_short && national != digits) return true;
    return !util().IsValidNumber(number);
}

// Validity and national format cost as much as all the rest, so they are asked for only where they decide.
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
    if (number.country_code() != util().GetCountryCodeForRegion(region)) return true;

    std::string significant;
    util().GetNationalSignificantNumber(number, &significant);
    util().Format(number, PhoneNumberUtil::NATIONAL, &text);
    reading.national_length = copy(text, reading.national);
    const std::string national(reading.national, reading.national_length);
    const std::string trunk = trunk_prefix(region);
    if (spelling == significant) {
        reading.is_trunk_supplied = !trunk.empty() && national != significant;
        return !is_extension(spelling, national, !trunk.empty(), number);
    }
    // A range allotted after the metadata was made may have no format yet; its numbers are dialled with the
    // trunk prefix all the same.
    if (national == significant && !trunk.empty() && !util().IsValidNumber(number)) {
        reading.national_length = copy(trunk + significant, reading.national);
    }
    return true;
}

}  // namespace

bool callsteer_phone_find_region(const char *code, int32_t *calling_code) {
    try {
        *calling_code = util().GetCountryCodeForRegion(code);
        return *calling_code != 0;
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
