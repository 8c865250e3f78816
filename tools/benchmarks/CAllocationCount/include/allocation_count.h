#pragma once
#include <stdint.h>

// Starts counting heap allocations of the whole process from zero.
void allocation_count_start(void);
// Stops counting and answers how many there were.
uint64_t allocation_count_stop(void);
