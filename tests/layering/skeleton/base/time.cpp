// A library that slips in, and a foreign spelling of our own.
#include <sys/epoll.h>
#include<cli/main.h>
#include "../document/span.h"
