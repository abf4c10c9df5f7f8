#include "support/shipped_pack.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "io/rule_directory.h"
#include "rule_pack_builder.h"

namespace wirefacts::test {
namespace {

std::unique_ptr<const RulePack> build_shipped_pack() {
  auto files = read_rule_directory(std::string(WIREFACTS_SOURCE_DIR) + "/rules");
  if (!files) return nullptr;
  std::vector<RuleLayer> layers;
  layers.push_back({"news", std::move(*files)});
  PackBuild build = build_rule_pack(std::move(layers));
  return build.usable() ? std::move(build.pack) : nullptr;
}

}  // namespace

const RulePack* shipped_pack() {
  static const std::unique_ptr<const RulePack> pack = build_shipped_pack();
  return pack.get();
}

}  // namespace wirefacts::test
