#include "bench/kept_pack.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "rule_pack_archive.h"

namespace wirefacts {

std::unique_ptr<const RulePack> kept(const RulePack& pack) {
  const auto path = std::filesystem::temp_directory_path() / ("wirefacts-bench-" + std::to_string(getpid()) + ".pack");
  std::ofstream(path, std::ios::binary) << rule_pack_bytes(pack);
  auto file = MappedFile::open(path.string());
  std::filesystem::remove(path);  // it stays as long as it is mapped
  return file ? read_rule_pack(std::move(*file), 0, PackPart::to_extract) : nullptr;
}

}  // namespace wirefacts
