#pragma once
// Result<T>: a value or an Error. Member names are those of C++23 std::expected, which g++ 12 lacks in C++20 mode.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace wirefacts {

/// Whose failure it is; the command line makes exit codes of it (64, 65, 66, 73, 74).
enum class ErrorKind : std::uint8_t { other, usage, bad_data, no_input, cannot_create, input_output };

/// A failed call, for people: what happened, and what to do about it.
struct Error {
  std::string message;
  ErrorKind kind = ErrorKind::other;
};

template <typename T>
class Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  /// REQUIRES: has_value().
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  /// REQUIRES: !has_value().
  [[nodiscard]] const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

/// A call that gives nothing back when it succeeds.
template <>
class Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool has_value() const { return !error_.has_value(); }
  explicit operator bool() const { return has_value(); }

  /// REQUIRES: !has_value().
  [[nodiscard]] const Error& error() const { return *error_; }

 private:
  std::optional<Error> error_;
};

}  // namespace wirefacts
