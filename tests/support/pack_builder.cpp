#include "support/pack_builder.h"

#include <algorithm>

namespace wirefacts::test {

PackBuild PackFiles::build() const {
  auto files = files_;
  std::sort(files.begin(), files.end());
  RuleLayer layer;
  layer.name = "test";
  for (const auto& [name, text] : files) layer.files.emplace_back(name, text);
  std::vector<RuleLayer> layers;
  layers.push_back(std::move(layer));
  return build_rule_pack(std::move(layers));
}

}  // namespace wirefacts::test
