#include "resolution/resolution_tables.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/content_hash.h"
#include "resolution/field_text.h"
#include "resolution/resolution_data.h"

namespace wirefacts {
namespace {

/// Reads the tables one by one into `data`; a method for each kind of file.
class Builder {
 public:
  Builder(ResolutionTables::Data& data, Diagnostics& diagnostics)
      : data_(data), knowledge_(data.knowledge), diagnostics_(diagnostics) {}

  void build() {
    read_passes();
    read_organizations();
    read_persons();
    read_facilities();
    read_offices();
    read_names();
    read_phrases();
    index_lists();
  }

 private:
  /// Calls `take(table, row)` for each row of the tables of that path, layers in order.
  template <typename Take>
  void each_row(std::string_view path, Take take) {
    for (const Table& table : knowledge_.tables.at(path)) {
      for (const Table::Row& row : table.rows()) take(table, row);
    }
  }
  static std::string cell(const Table& table, const Table::Row& row, std::string_view column) {
    return std::string(table.cell(row, column));
  }
  static std::string folded(const Table& table, const Table::Row& row, std::string_view column) {
    return fold_name(table.cell(row, column));
  }

  void read_passes();
  void read_pass(const Table& table, const Table::Row& row);
  std::optional<std::uint32_t> sentences(const Table& table, const Table::Row& row);
  void read_organizations();
  void read_persons();
  void read_facilities();
  void read_offices();
  void read_names();
  void read_phrases();
  void read_shape(const Table& table, const Table::Row& row);
  void read_singular(const Table& table, const Table::Row& row);
  void index_lists();
  std::optional<Decimal> decimal(const Table& table, const Table::Row& row, std::string_view column);

  ResolutionTables::Data& data_;
  const Knowledge& knowledge_;
  Diagnostics& diagnostics_;
};

// The order of passes counts, so a later layer's file replaces an earlier one.
void Builder::read_passes() {
  const auto& tables = knowledge_.tables.at("resolution/coreference.tsv");
  if (tables.empty()) return;
  for (const Table::Row& row : tables.back().rows()) read_pass(tables.back(), row);
}

void Builder::read_pass(const Table& table, const Table::Row& row) {
  CoreferencePass pass;
  pass.algorithm = cell(table, row, "algorithm");
  pass.run = find_pass(pass.algorithm);
  if (pass.run == nullptr) {
    diagnostics_.error(table.range(row), "unknown pass '" + pass.algorithm + "'",
                       did_you_mean(pass.algorithm, pass_names()));
  }
  for (const std::string_view name : split(table.cell(row, "label"), '|')) {
    const Label label = knowledge_.schema.find(trim(name));
    if (label == Label::none) {
      diagnostics_.error(table.range(row), "unknown label '" + std::string(name) + "'",
                         did_you_mean(name, knowledge_.schema.label_names()));
    } else {
      pass.labels.push_back(label);
    }
  }
  const auto within = sentences(table, row);
  const auto precision = decimal(table, row, "precision");
  pass.within = within.value_or(0);
  pass.precision = precision.value_or(Decimal());
  if (pass.run != nullptr && within && !pass.labels.empty()) data_.passes.push_back(std::move(pass));
}

std::optional<std::uint32_t> Builder::sentences(const Table& table, const Table::Row& row) {
  const std::string_view text = trim(table.cell(row, "within"));
  if (text == "article") return std::numeric_limits<std::uint32_t>::max();
  if (text == "sentence" || text == "quotation") return 0;
  std::uint32_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string_view rest = trim(text.substr(static_cast<std::size_t>(read.ptr - text.data())));
  if (read.ec == std::errc() && (rest == "sentence" || rest == "sentences")) return number;
  diagnostics_.error(table.range(row), "unknown distance '" + std::string(text) + "'",
                     "write article, sentence, quotation or '3 sentences'");
  return std::nullopt;
}

std::optional<Decimal> Builder::decimal(const Table& table, const Table::Row& row, std::string_view column) {
  const std::string_view text = trim(table.cell(row, column));
  if (text.empty()) return std::nullopt;
  // People write ".85".
  const auto value = Decimal::parse(text.front() == '.' ? "0" + std::string(text) : std::string(text));
  if (!value) {
    diagnostics_.error(table.range(row),
                       "'" + std::string(text) + "' in column '" + std::string(column) + "' is no number");
  }
  return value;
}

void Builder::read_organizations() {
  each_row("gazetteers/organizations.tsv", [&](const Table& table, const Table::Row& row) {
    data_.organizations.emplace(folded(table, row, "form"),
                                OrganizationFacts{cell(table, row, "canonical"), cell(table, row, "subtype"),
                                                  cell(table, row, "iso3"), cell(table, row, "kb")});
  });
  if (data_.labels.agency == Label::none) return;
  for (const std::uint32_t row : knowledge_.lists.rows_of(data_.labels.agency)) {
    const std::string form(knowledge_.lists[row].form);
    data_.organizations.emplace(fold_name(form), OrganizationFacts{form, data_.cell(row, "subtype"),
                                                                   data_.cell(row, "iso3"), data_.cell(row, "kb")});
  }
}

void Builder::read_persons() {
  each_row("gazetteers/persons.tsv", [&](const Table& table, const Table::Row& row) {
    data_.persons.emplace(folded(table, row, "form"), PersonFacts{cell(table, row, "gender"), cell(table, row, "kb")});
  });
}

void Builder::read_facilities() {
  each_row("gazetteers/facilities.tsv", [&](const Table& table, const Table::Row& row) {
    FacilityFacts facts{cell(table, row, "canonical"),
                        cell(table, row, "city"),
                        cell(table, row, "iso3"),
                        cell(table, row, "feature"),
                        std::nullopt,
                        decimal(table, row, "lat"),
                        decimal(table, row, "lon")};
    if (const auto id = decimal(table, row, "geonames")) facts.geonames = id->to_integer();
    data_.facilities.emplace(folded(table, row, "form"), std::move(facts));
  });
}

void Builder::read_offices() {
  each_row("resolution/office_classes.tsv", [&](const Table& table, const Table::Row& row) {
    data_.classes_of_member[cell(table, row, "member")].push_back(cell(table, row, "class"));
  });
  for (auto& [member, classes] : data_.classes_of_member) std::sort(classes.begin(), classes.end());
  each_row("resolution/past_office.tsv",
           [&](const Table& table, const Table::Row& row) { data_.past_office.insert(folded(table, row, "form")); });
  each_row("gazetteers/office_terms.tsv", [&](const Table& table, const Table::Row& row) {
    data_.office_terms[cell(table, row, "country") + ' ' + cell(table, row, "class")].push_back(
        {cell(table, row, "person"), cell(table, row, "from"), cell(table, row, "to")});
  });
}

void Builder::read_names() {
  each_row("resolution/never_same.tsv", [&](const Table& table, const Table::Row& row) {
    const std::string one = folded(table, row, "one");
    const std::string other = folded(table, row, "other");
    data_.never_same[one].push_back(other);
    data_.never_same[other].push_back(one);
  });
  each_row("lexicon/nicknames.tsv", [&](const Table& table, const Table::Row& row) {
    data_.nicknames.insert(folded(table, row, "form") + ' ' + folded(table, row, "full"));
    data_.full_names[folded(table, row, "form")].push_back(folded(table, row, "full"));
  });
  each_row("lexicon/legal_suffixes.tsv",
           [&](const Table& table, const Table::Row& row) { data_.legal_suffixes.insert(folded(table, row, "form")); });
}

void Builder::read_phrases() {
  each_row("lexicon/singular_shapes.tsv",
           [&](const Table& table, const Table::Row& row) { read_singular(table, row); });
  each_row("lexicon/plural_shapes.tsv", [&](const Table& table, const Table::Row& row) { read_shape(table, row); });
  each_row("resolution/mutual.tsv", [&](const Table& table, const Table::Row& row) {
    const std::string form = cell(table, row, "form");
    const auto tokens = tokenize(form, knowledge_.segmentation);
    if (!tokens.empty()) data_.mutual.push_back({static_cast<std::uint32_t>(tokens.size()), fold_name(form)});
  });
  each_row("values/currency_countries.tsv", [&](const Table& table, const Table::Row& row) {
    data_.currency_countries[cell(table, row, "code")].push_back(
        {cell(table, row, "country"), cell(table, row, "becomes"), table.cell(row, "named") == "yes",
         table.cell(row, "named") == "mainly"});
  });
}

void Builder::read_shape(const Table& table, const Table::Row& row) {
  auto pattern = Regex::compile(table.cell(row, "pattern"));
  if (!pattern) {
    diagnostics_.error(table.range(row), "bad regular expression: " + pattern.error().message);
    return;
  }
  data_.plural_shapes.push_back({std::move(pattern).value(), table.cell(row, "plural") == "yes"});
}

void Builder::read_singular(const Table& table, const Table::Row& row) {
  auto pattern = Regex::compile(table.cell(row, "pattern"));
  const auto drop = Decimal::parse(table.cell(row, "drop"));
  if (!pattern || !drop || drop->to_integer().value_or(-1) < 0) {
    diagnostics_.error(table.range(row), pattern ? "drop: how many letters go, a number"
                                                 : "bad regular expression: " + pattern.error().message);
    return;
  }
  data_.singular_shapes.push_back(
      {std::move(pattern).value(), static_cast<std::size_t>(*drop->to_integer()), std::string(table.cell(row, "add"))});
}

void Builder::index_lists() {
  const auto rows_of = [&](Label label) {
    return label == Label::none ? std::span<const std::uint32_t>() : knowledge_.lists.rows_of(label);
  };
  for (const std::uint32_t row : rows_of(data_.labels.country)) {
    data_.countries.emplace(data_.cell(row, "iso3"), row);
  }
  for (const std::uint32_t row : rows_of(data_.labels.noun)) data_.nouns.emplace(data_.cell(row, "lemma"), row);
  for (const Label label : {data_.labels.noun, data_.labels.counted_noun}) {
    for (const std::uint32_t row : rows_of(label)) data_.counted_lemmas.insert(data_.cell(row, "lemma"));
  }
  const auto index = [&](Label label) {
    std::vector<PlaceKey> places;
    for (const std::uint32_t row : rows_of(label)) {
      places.push_back({checksum(fold_name(knowledge_.lists[row].form)), row, 0});
    }
    std::sort(places.begin(), places.end());
    return Packed(std::move(places));
  };
  data_.cities = index(data_.labels.city);
  data_.regions = index(data_.labels.region);
}

}  // namespace

ResolutionTables ResolutionTables::build(const Knowledge& knowledge, Diagnostics& diagnostics) {
  auto data = std::make_unique<Data>(knowledge);
  Builder(*data, diagnostics).build();
  return ResolutionTables(std::move(data));
}

}  // namespace wirefacts
