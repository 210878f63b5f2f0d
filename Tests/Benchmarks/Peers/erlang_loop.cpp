// M/M/30+M with three priorities as a general event loop: every event in one binary heap, an abandonment event for each
// call that waits. What a simulator costs that knows nothing of the model.
//
// erlang_loop CALLS SEED prints {"rate": calls a second of the processor, "wait": …, "abandoned": …, "wait1": …}
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

namespace {

constexpr int agents = 30;
constexpr double talk = 180, patience = 180, load = 30;

// xoshiro256++ (Blackman and Vigna), filled by SplitMix64.
struct Random {
    uint64_t s[4];
    explicit Random(uint64_t seed) {
        for (auto& word : s) {
            uint64_t z = seed += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            word = z ^ (z >> 31);
        }
    }
    static uint64_t turn(uint64_t x, int k) { return x << k | x >> (64 - k); }
    uint64_t next() {
        const uint64_t result = turn(s[0] + s[3], 23) + s[0], t = s[1] << 17;
        s[2] ^= s[0], s[3] ^= s[1], s[1] ^= s[2], s[0] ^= s[3], s[2] ^= t, s[3] = turn(s[3], 45);
        return result;
    }
    double exponential(double mean) { return -mean * std::log(double((next() >> 11) + 1) * 0x1p-53); }
};

enum Kind : uint32_t { arrival, end, abandonment };

struct Event {
    double time;
    uint32_t kind, call;
};

struct Heap {
    std::vector<Event> events;
    void push(Event event) {
        size_t index = events.size();
        events.push_back(event);
        while (index > 0 && event.time < events[(index - 1) / 2].time) {
            events[index] = events[(index - 1) / 2];
            index = (index - 1) / 2;
        }
        events[index] = event;
    }
    Event pop() {
        const Event top = events[0], last = events.back();
        events.pop_back();
        const size_t count = events.size();
        for (size_t index = 0, child; count; index = child) {
            child = 2 * index + 1;
            if (child + 1 < count && events[child + 1].time < events[child].time) ++child;
            if (child >= count || last.time <= events[child].time) {
                events[index] = last;
                break;
            }
            events[index] = events[child];
        }
        return top;
    }
};

struct Call {
    double since;
    bool waits;
};

// Calls in order of arrival; those that gave up stay until they come to the front.
struct Queue {
    std::vector<uint32_t> ring = std::vector<uint32_t>(1024);
    size_t head = 0, tail = 0;
    void push(uint32_t call) {
        if (tail - head == ring.size()) {
            std::vector<uint32_t> larger(2 * ring.size());
            for (size_t i = head; i < tail; ++i) larger[i - head] = ring[i & (ring.size() - 1)];
            tail -= head, head = 0, ring.swap(larger);
        }
        ring[tail++ & (ring.size() - 1)] = call;
    }
};

}  // namespace

int main(int count, char** words) {
    const long total = count > 1 ? std::atol(words[1]) : 1000000;
    Random random(count > 2 ? std::strtoull(words[2], nullptr, 10) : 1);
    timespec began, ended;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &began);

    Heap heap;
    std::vector<Call> calls;
    std::vector<uint32_t> unused;
    Queue queues[3];
    int idle = agents;
    long come = 0, lost = 0, of[3] = {0, 0, 0};
    double waited[3] = {0, 0, 0};
    heap.push({random.exponential(talk / load), arrival, 0});
    while (!heap.events.empty()) {
        const Event event = heap.pop();
        if (event.kind == arrival) {
            if (++come < total) heap.push({event.time + random.exponential(talk / load), arrival, 0});
            const int priority = int(random.next() % 3);
            ++of[priority];
            if (idle > 0) {
                --idle;
                heap.push({event.time + random.exponential(talk), end, 0});
                continue;
            }
            uint32_t call;
            if (unused.empty()) {
                call = uint32_t(calls.size());
                calls.push_back({});
            } else {
                call = unused.back();
                unused.pop_back();
            }
            calls[call] = {event.time, true};
            queues[priority].push(call << 2 | uint32_t(priority));
            heap.push({event.time + random.exponential(patience), abandonment, call << 2 | uint32_t(priority)});
        } else if (event.kind == abandonment) {
            // Its event is the last that names a call, so its place is free from then on.
            Call& call = calls[event.call >> 2];
            if (call.waits) {
                call.waits = false;
                ++lost;
                waited[event.call & 3] += event.time - call.since;
                Queue& queue = queues[event.call & 3];
                // Taken out of the middle: the place of a call that is given again must not stand in the ring twice.
                for (size_t i = queue.head; i < queue.tail; ++i) {
                    uint32_t& place = queue.ring[i & (queue.ring.size() - 1)];
                    if (place == event.call) {
                        for (size_t j = i; j + 1 < queue.tail; ++j)
                            queue.ring[j & (queue.ring.size() - 1)] = queue.ring[(j + 1) & (queue.ring.size() - 1)];
                        --queue.tail;
                        break;
                    }
                }
            }
            unused.push_back(event.call >> 2);
        } else {
            ++idle;
            for (Queue& queue : queues) {
                if (queue.head == queue.tail) continue;
                const uint32_t place = queue.ring[queue.head++ & (queue.ring.size() - 1)];
                calls[place >> 2].waits = false;
                waited[place & 3] += event.time - calls[place >> 2].since;
                --idle;
                heap.push({event.time + random.exponential(talk), end, 0});
                break;
            }
        }
    }

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ended);
    const double seconds = double(ended.tv_sec - began.tv_sec) + double(ended.tv_nsec - began.tv_nsec) * 1e-9;
    std::printf(
        "{\"calls\": %ld, \"rate\": %.1f, \"wait\": %.6f, \"abandoned\": %.6f, \"wait1\": %.6f, \"wait2\": %.6f, "
        "\"wait3\": %.6f}\n",
        total, double(total) / seconds, (waited[0] + waited[1] + waited[2]) / double(total),
        double(lost) / double(total), waited[0] / double(of[0]), waited[1] / double(of[1]), waited[2] / double(of[2]));
}
