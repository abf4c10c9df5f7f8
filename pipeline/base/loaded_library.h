#pragma once
// Shared libraries that are loaded when they are first needed, so that no other command starts later for them.

#include <string>

namespace wirefacts {

/// Loads a library, which stays loaded. No call of a function is safe before missing() was empty.
/// One thread at a time until it is loaded, then any thread.
class LoadedLibrary {
 public:
  /// `name` as the linker knows it: "libpq.so.5".
  explicit LoadedLibrary(const char* name);

  /// The pointer to a function of the library; null when it has none of that name.
  template <typename Function>
  void find(const char* name, Function& function) {
    function = reinterpret_cast<Function>(address(name));
  }
  /// Why the library cannot be used, or why not all that was asked for is in it; else empty.
  [[nodiscard]] const std::string& missing() const { return missing_; }

 private:
  void* address(const char* name);

  void* handle_ = nullptr;
  std::string name_, missing_;
};

}  // namespace wirefacts
