#pragma once
// What commands say on standard error, and suggestions for names that do not exist.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/exit_code.h"

namespace wirefacts {

/// "wirefacts: MESSAGE" on standard error; gives the code back.
ExitCode fail(ExitCode code, std::string_view message);
/// The same for an Error of a lower folder. If it is a missing path among `paths`, a similar name beside it
/// is proposed.
ExitCode fail(const Error& error, const std::vector<std::string>& paths = {});

/// "unknown WHAT 'WORD', did you mean 'X'?"
std::string unknown(std::string_view what, std::string_view word, const std::vector<std::string>& known);

/// What a user can do about a note of a reader ("bad_bytes" …); "" where its name says it.
std::string_view remedy_of_note(std::string_view code);

/// On standard output. Error: cannot_print().
Result<void> print(std::string_view text);
/// Error (input_output): standard output cannot be written (a closed pipe, a full disk), which errno explains.
Error cannot_print();

/// The first of `paths` that does not exist with a name beside it that does: "did you mean 'X'?" or "".
std::string similar_path(const std::vector<std::string>& paths);

/// 12345678 → "12,345,678".
std::string grouped(std::uint64_t number);
/// One digit behind the point: "12.3".
std::string one_digit(double number);
/// "1 rule", "2 rules".
std::string counted(std::uint64_t number, std::string_view noun);

}  // namespace wirefacts
