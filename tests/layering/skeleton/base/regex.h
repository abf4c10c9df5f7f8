#pragma once
#include <re2/re2.h>
#  include "document/span.h"
#include "base/missing.h"
#include <boost/optional.hpp>
