#include "FaultyDriver.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

// `key=value;key={v;w}}x}`. Nothing is refused: a string that a test spells wrongly shows in what it does not do.
void read_settings(Settings *settings, const char *text) {
    settings->text = strdup(text);
    settings->count = 0;
    const int room = sizeof settings->pairs / sizeof *settings->pairs;
    while (*text != '\0' && settings->count < room) {
        const size_t key_length = strcspn(text, "=;");
        const char *from = text + key_length;
        if (*from != '=') {
            text = *from == '\0' ? from : from + 1;
            continue;
        }
        char *value = malloc(strlen(from) + 1);
        size_t length = 0;
        from++;
        if (*from == '{') {
            for (from++; *from != '\0'; from++) {
                if (*from == '}' && *++from != '}') break;
                value[length++] = *from;
            }
            from += strcspn(from, ";");
        } else {
            length = strcspn(from, ";");
            memcpy(value, from, length);
            from += length;
        }
        value[length] = '\0';
        settings->pairs[settings->count].key = strndup(text, key_length);
        settings->pairs[settings->count].value = value;
        settings->count++;
        text = *from == ';' ? from + 1 : from;
    }
}

void free_settings(Settings *settings) {
    for (int index = 0; index < settings->count; index++) {
        free(settings->pairs[index].key);
        free(settings->pairs[index].value);
    }
    free(settings->text);
    settings->text = NULL;
    settings->count = 0;
}

const char *setting(const Settings *settings, const char *key, const char *otherwise) {
    for (int index = 0; index < settings->count; index++) {
        if (strcasecmp(settings->pairs[index].key, key) == 0) return settings->pairs[index].value;
    }
    return otherwise;
}

long long number(const Settings *settings, const char *key, long long otherwise) {
    const char *value = setting(settings, key, NULL);
    return value == NULL ? otherwise : strtoll(value, NULL, 10);
}

char *listed(const char *list, int n) {
    if (*list == '\0') return NULL;
    while (n-- > 0) {
        list += strcspn(list, ",");
        if (*list++ == '\0') return NULL;
    }
    return strndup(list, strcspn(list, ","));
}
