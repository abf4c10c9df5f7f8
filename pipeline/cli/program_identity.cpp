#include "cli/program_identity.h"

#include <elf.h>
#include <link.h>

#include <cstring>
#include <string_view>

namespace wirefacts {
namespace {

constexpr std::string_view kKernelPart = "linux-vdso";  // no file: the kernel's part of every program

struct Found {
  std::string ids;
  bool complete = true;
};

/// The build id among the notes at `at`; empty: there is none.
std::string_view build_id(const char* at, std::size_t size) {
  const auto padded = [](std::size_t bytes) { return (bytes + 3) / 4 * 4; };
  while (size >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) note;
    std::memcpy(&note, at, sizeof note);
    const std::size_t whole = sizeof note + padded(note.n_namesz) + padded(note.n_descsz);
    if (whole > size) return {};
    const char* const name = at + sizeof note;
    if (note.n_type == NT_GNU_BUILD_ID && std::string_view(name, note.n_namesz) == std::string_view("GNU", 4)) {
      return {name + padded(note.n_namesz), note.n_descsz};
    }
    at += whole;
    size -= whole;
  }
  return {};
}

int add_object(dl_phdr_info* object, std::size_t /*size*/, void* to) {
  Found& found = *static_cast<Found*>(to);
  if (std::string_view(object->dlpi_name).starts_with(kKernelPart)) return 0;
  std::string_view id;
  for (ElfW(Half) i = 0; i < object->dlpi_phnum && id.empty(); ++i) {
    const ElfW(Phdr)& part = object->dlpi_phdr[i];
    if (part.p_type != PT_NOTE) continue;
    id = build_id(reinterpret_cast<const char*>(object->dlpi_addr + part.p_vaddr), part.p_memsz);
  }
  found.complete = found.complete && !id.empty();
  found.ids += id;
  found.ids += '\n';
  return 0;
}

}  // namespace

std::optional<std::string> program_identity() {
  Found found;
  dl_iterate_phdr(&add_object, &found);
  if (!found.complete) return std::nullopt;
  return std::move(found.ids);
}

}  // namespace wirefacts
