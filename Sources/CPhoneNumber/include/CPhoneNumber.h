#pragma once
#ifdef __cplusplus
extern "C" {
#endif
int callsteer_phone_placeholder(void);
#ifdef __cplusplus
}
#endif
