#include "rule_pack.h"

namespace wirefacts {

RulePack::RulePack() = default;
RulePack::~RulePack() = default;

}  // namespace wirefacts
