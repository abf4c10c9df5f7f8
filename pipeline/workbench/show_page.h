#pragma once
// One self-contained HTML page around data: style and script inside, and a policy that lets nothing out.

#include <string>
#include <string_view>
#include <vector>

namespace wirefacts {

/// `scripts`: names of files of page/, run in this order; then `start(data)` runs with what `json` says. The data
/// stands in the page compressed and in base64: a fifth of its size, and nothing in it can end its element or run.
std::string html_page(std::string_view title, const std::vector<std::string>& scripts, std::string_view json);

}  // namespace wirefacts
