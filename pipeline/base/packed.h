#pragma once
// An array that is filled once and then read: of its own, or in a mapped file.

#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace wirefacts {

/// Reads as a span. A borrowed one does not own its elements: the mapped file must outlive it and its copies.
template <typename T>
class Packed {
  static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 8, "elements stand in files as they are");

 public:
  Packed() = default;
  explicit Packed(std::vector<T> values) : own_(std::move(values)), all_(own_) {}
  static Packed borrow(std::span<const T> values) {
    Packed out;
    out.all_ = values;
    return out;
  }
  Packed(const Packed& other) : own_(other.own_), all_(own_.empty() ? other.all_ : std::span<const T>(own_)) {}
  Packed(Packed&& other) noexcept : own_(std::move(other.own_)), all_(std::exchange(other.all_, {})) {}
  Packed& operator=(Packed other) noexcept {
    own_.swap(other.own_);
    std::swap(all_, other.all_);
    return *this;
  }
  ~Packed() = default;

  /// `change` gets the elements as a vector of its own; a borrowed array is copied first.
  template <typename Change>
  void edit(Change change) {
    if (own_.empty()) own_.assign(all_.begin(), all_.end());
    change(own_);
    all_ = own_;
  }

  operator std::span<const T>() const { return all_; }  // NOLINT(google-explicit-constructor): it is one
  [[nodiscard]] const T* data() const { return all_.data(); }
  [[nodiscard]] std::size_t size() const { return all_.size(); }
  [[nodiscard]] bool empty() const { return all_.empty(); }
  [[nodiscard]] const T& operator[](std::size_t i) const { return all_[i]; }
  [[nodiscard]] auto begin() const { return all_.begin(); }
  [[nodiscard]] auto end() const { return all_.end(); }

 private:
  std::vector<T> own_;
  std::span<const T> all_;  // of own_, or borrowed
};

}  // namespace wirefacts
