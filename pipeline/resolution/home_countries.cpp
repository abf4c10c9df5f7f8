#include "resolution/home_countries.h"

#include <optional>

#include "base/diagnostic.h"
#include "base/text.h"
#include "segmentation/segmenter.h"

namespace wirefacts {
namespace {

/// Names and codes of the country lists, each with its alpha-3 code.
class CountryNames {
 public:
  explicit CountryNames(const Knowledge& knowledge) {
    const Label country = knowledge.schema.find("Country");
    if (country == Label::none) return;
    const auto iso2 = knowledge.schema.field(country, "iso2"), iso3 = knowledge.schema.field(country, "iso3");
    for (const std::uint32_t number : knowledge.lists.rows_of(country)) {
      const ListRow row = knowledge.lists[number];
      const std::string code(iso3 ? row.features[*iso3].text : std::string_view());
      if (code.empty()) continue;
      add(row.form, code);
      add(code, code);
      if (iso2) add(row.features[*iso2].text, code);
    }
  }

  [[nodiscard]] std::optional<std::string> code(std::string_view text) const {
    const auto at = codes_.find(fold(text));
    return at == codes_.end() ? std::nullopt : std::optional(at->second);
  }
  [[nodiscard]] std::string suggestion(std::string_view text) const {
    const std::string near = did_you_mean(text, names_);
    return near.empty() ? "write a code of ISO 3166 (USA, GB) or a name of rules/gazetteers/countries*.tsv" : near;
  }

 private:
  void add(std::string_view name, const std::string& code) {
    if (name.empty() || !codes_.emplace(fold(name), code).second) return;
    names_.emplace_back(name);
  }

  std::unordered_map<std::string, std::string> codes_;
  std::vector<std::string> names_;
};

}  // namespace

Result<HomeCountries> HomeCountries::parse(const std::vector<std::string>& given, const Knowledge& knowledge) {
  HomeCountries out;
  if (given.empty()) return out;
  const CountryNames names(knowledge);
  std::vector<std::string> mistakes;
  for (const std::string& text : given) {
    const std::size_t equals = text.rfind('=');
    const std::string country = equals == std::string::npos ? text : text.substr(equals + 1);
    const auto code = names.code(country);
    if (!code) {
      mistakes.push_back("--home: unknown country '" + country + "': " + names.suggestion(country));
    } else if (equals == std::string::npos) {
      out.all_ = *code;
    } else {
      out.by_source_[fold(text.substr(0, equals))] = *code;
    }
  }
  if (!mistakes.empty()) return Error{join(mistakes, "\n  "), ErrorKind::usage};
  return out;
}

const std::string& HomeCountries::of(const std::optional<std::string>& source) const {
  const auto at = source ? by_source_.find(fold(*source)) : by_source_.end();
  return at == by_source_.end() ? all_ : at->second;
}

}  // namespace wirefacts
