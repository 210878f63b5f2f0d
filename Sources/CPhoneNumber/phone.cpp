#include "CPhoneNumber.h"
#include <phonenumbers/phonenumberutil.h>
int callsteer_phone_placeholder(void) { return (int)i18n::phonenumbers::PhoneNumberUtil::GetInstance()->GetCountryCodeForRegion("IL"); }
