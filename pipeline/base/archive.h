#pragma once
// Values as bytes and back, for files that only this very program reads again (io/pack_cache.h): numbers as they lie in
// memory, containers as their size and elements, a Packed array as it is, so that it can be read in place.
//
// A struct says its members once for both ways:
//   template <class A> void archive(A& a, Point& p) { auto& [x, y] = p; a(x, y); }
// so that a new member does not compile until it is named there; a class has a member `template <class A> void
// fields(A&)`.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/character_set.h"
#include "base/decimal.h"
#include "base/packed.h"

namespace wirefacts {

/// Written as it lies in memory. May be said of structs without padding.
template <typename T>
inline constexpr bool kPlain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

namespace archive_detail {

template <typename T>
inline constexpr bool kMap = false;
template <typename... T>
inline constexpr bool kMap<std::map<T...>> = true;
template <typename... T>
inline constexpr bool kMap<std::unordered_map<T...>> = true;
template <typename T>
inline constexpr bool kSet = false;
template <typename... T>
inline constexpr bool kSet<std::unordered_set<T...>> = true;
template <typename T>
inline constexpr bool kVector = false;
template <typename... T>
inline constexpr bool kVector<std::vector<T...>> = true;
template <typename T>
inline constexpr bool kOptional = false;
template <typename T>
inline constexpr bool kOptional<std::optional<T>> = true;
template <typename T>
inline constexpr bool kPair = false;
template <typename... T>
inline constexpr bool kPair<std::pair<T...>> = true;
/// Elements lie in memory as they are written.
template <typename T>
inline constexpr bool kPlainVector = false;
template <typename T>
inline constexpr bool kPlainVector<std::vector<T>> = kPlain<T> && !std::is_same_v<T, bool>;
template <typename T>
inline constexpr bool kPacked = false;
template <typename T>
inline constexpr bool kPacked<Packed<T>> = true;

}  // namespace archive_detail

/// Appends what it is called with. One thread at a time.
class ArchiveWriter {
 public:
  static constexpr bool reading = false;

  template <typename... T>
  void operator()(const T&... values) {
    (put(values), ...);
  }
  [[nodiscard]] std::string bytes() && { return std::move(bytes_); }
  /// What expressions need that are written as automata.
  [[nodiscard]] CharacterProperties& properties() { return properties_; }

 private:
  template <typename T>
  void put(const T& value) {
    using namespace archive_detail;
    if constexpr (kPlain<T>) {
      bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    } else if constexpr (std::is_same_v<T, Decimal>) {
      put(value.units());
      put(value.exponent());
    } else if constexpr (std::is_same_v<T, std::string>) {
      put(value.size());
      bytes_ += value;
    } else if constexpr (std::is_same_v<T, std::vector<bool>>) {
      put_bits(value);
    } else if constexpr (kPacked<T>) {
      put(value.size());
      bytes_.resize((bytes_.size() + 7) / 8 * 8);
      bytes_.append(reinterpret_cast<const char*>(value.data()), value.size() * sizeof value[0]);
    } else if constexpr (kPlainVector<T>) {
      put(value.size());
      bytes_.append(reinterpret_cast<const char*>(value.data()), value.size() * sizeof value[0]);
    } else if constexpr (kVector<T> || kMap<T> || kSet<T>) {
      put(value.size());
      for (const auto& element : value) put(element);
    } else if constexpr (kOptional<T>) {
      put(value.has_value());
      if (value) put(*value);
    } else if constexpr (kPair<T>) {
      put(value.first);
      put(value.second);
    } else if constexpr (requires(T & v, ArchiveWriter & a) { v.fields(a); }) {
      const_cast<T&>(value).fields(*this);  // members are said once, for reading; writing changes none
    } else {
      archive(*this, const_cast<T&>(value));
    }
  }

  /// Eight to a byte, the first in its lowest bit.
  void put_bits(const std::vector<bool>& bits) {
    put(bits.size());
    for (std::size_t first = 0; first < bits.size(); first += 8) {
      unsigned byte = 0;
      for (std::size_t i = first; i < bits.size() && i < first + 8; ++i) byte |= (bits[i] ? 1U : 0U) << (i - first);
      bytes_ += static_cast<char>(byte);
    }
  }

  std::string bytes_;
  CharacterProperties properties_;
};

/// Reads the same values in the same order. Packed arrays are borrowed from the bytes, which must begin at a multiple
/// of 8 and outlive them. What goes beyond the end reads as empty, and ok() is false from then on. One thread at a
/// time.
class ArchiveReader {
 public:
  static constexpr bool reading = true;

  explicit ArchiveReader(std::string_view bytes) : bytes_(bytes) {}
  template <typename... T>
  void operator()(T&... values) {
    (get(values), ...);
  }
  /// What must hold of values that have been read; if not, these are not the bytes of such values.
  void expect(bool holds) { ok_ = ok_ && holds; }
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }

 private:
  /// The next bytes; fewer than asked for, none, when there are not so many.
  std::string_view take(std::size_t size) {
    if (size > bytes_.size() - at_) {
      ok_ = false;
      at_ = bytes_.size();
      return {};
    }
    const std::string_view taken = bytes_.substr(at_, size);
    at_ += size;
    return taken;
  }

  /// A number of elements, of which a byte holds so many at most.
  std::size_t count(std::size_t in_a_byte = 1) {
    std::size_t size = 0;
    get(size);
    if (size / in_a_byte <= bytes_.size() - at_) return size;
    ok_ = false;
    at_ = bytes_.size();
    return 0;
  }

  template <typename T>
  void get(T& value) {
    using namespace archive_detail;
    if constexpr (std::is_same_v<T, bool>) {
      unsigned char byte = 0;  // another value than 0 and 1 must not get into a bool
      get(byte);
      ok_ = ok_ && byte <= 1;
      value = byte == 1;
    } else if constexpr (kPlain<T>) {
      const std::string_view raw = take(sizeof value);
      if (!raw.empty()) std::memcpy(static_cast<void*>(&value), raw.data(), sizeof value);
    } else if constexpr (std::is_same_v<T, Decimal>) {
      get_decimal(value);
    } else if constexpr (std::is_same_v<T, std::string>) {
      value = take(count());
    } else if constexpr (kPacked<T>) {
      get_packed(value);
    } else if constexpr (std::is_same_v<T, std::vector<bool>>) {
      get_bits(value);
    } else if constexpr (kPlainVector<T>) {
      const std::size_t size = count();
      const std::string_view raw = take(size * sizeof value[0]);
      value.resize(raw.size() / sizeof value[0]);
      if (!raw.empty()) std::memcpy(static_cast<void*>(value.data()), raw.data(), raw.size());
    } else if constexpr (kVector<T>) {
      value.resize(count());
      for (auto& element : value) get(element);
    } else if constexpr (kMap<T>) {
      get_map(value);
    } else if constexpr (kSet<T>) {
      get_set(value);
    } else if constexpr (kOptional<T>) {
      bool there = false;
      get(there);
      value.reset();
      if (there) get(value.emplace());
    } else if constexpr (kPair<T>) {
      get(value.first);
      get(value.second);
    } else if constexpr (requires(ArchiveReader & a) { value.fields(a); }) {
      value.fields(*this);
    } else {
      archive(*this, value);
    }
  }

  void get_bits(std::vector<bool>& bits) {
    const std::size_t size = count(8);
    const std::string_view raw = take((size + 7) / 8);
    bits.assign(raw.empty() ? 0 : size, false);
    for (std::size_t i = 0; i < bits.size(); ++i) {
      if ((static_cast<unsigned char>(raw[i / 8]) >> i % 8 & 1U) != 0) bits[i] = true;
    }
  }

  void get_decimal(Decimal& value) {
    std::int64_t units = 0;
    int exponent = 0;
    get(units);
    get(exponent);
    value = Decimal(units, exponent);
  }

  template <typename T>
  void get_packed(Packed<T>& value) {
    const std::size_t size = count();
    take((8 - at_ % 8) % 8);
    const std::string_view raw = take(size * sizeof(T));
    value = Packed<T>::borrow({reinterpret_cast<const T*>(raw.data()), raw.size() / sizeof(T)});
  }

  template <typename Map>
  void get_map(Map& map) {
    const std::size_t size = count();
    map.clear();
    if constexpr (requires { map.reserve(size); }) map.reserve(size);
    for (std::size_t i = 0; i < size && ok_; ++i) {
      typename Map::key_type key{};
      get(key);
      get(map[std::move(key)]);
    }
  }

  template <typename Set>
  void get_set(Set& set) {
    const std::size_t size = count();
    set.clear();
    set.reserve(size);
    for (std::size_t i = 0; i < size && ok_; ++i) {
      typename Set::key_type key{};
      get(key);
      set.insert(std::move(key));
    }
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

}  // namespace wirefacts
