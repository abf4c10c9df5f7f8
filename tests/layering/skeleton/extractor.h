#pragma once
#include "document/span.h"
#include "io/reader.h"
