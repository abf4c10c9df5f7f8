#include "base/loaded_library.h"

#include <dlfcn.h>

namespace wirefacts {
namespace {

std::string last_error() {
  const char* const text = dlerror();
  return text == nullptr ? std::string("unknown reason") : std::string(text);
}

}  // namespace

LoadedLibrary::LoadedLibrary(const char* name) : handle_(dlopen(name, RTLD_NOW | RTLD_LOCAL)), name_(name) {
  if (handle_ == nullptr) missing_ = last_error();
}

void* LoadedLibrary::address(const char* name) {
  if (handle_ == nullptr) return nullptr;
  void* const found = dlsym(handle_, name);
  if (found == nullptr && missing_.empty()) missing_ = name_ + " is too old: it has no " + name;
  return found;
}

}  // namespace wirefacts
