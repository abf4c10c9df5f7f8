#include "bench/figures.h"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <nlohmann/json.hpp>
#include <utility>

namespace wirefacts {
namespace {

double seconds_on(clockid_t clock) {
  timespec t{};
  clock_gettime(clock, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

std::string fixed(double value) {
  char buffer[32];
  const int digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 0.1 ? 2 : 4;
  return {buffer, static_cast<std::size_t>(std::snprintf(buffer, sizeof buffer, "%.*f", digits, value))};
}

/// Characters, not bytes: names have a division sign in them.
std::string padded(const std::string& text, std::size_t width) {
  const auto characters =
      static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
  return text + std::string(width > characters ? width - characters : 0, ' ');
}

}  // namespace

double thread_seconds() { return seconds_on(CLOCK_THREAD_CPUTIME_ID); }
double process_seconds() { return seconds_on(CLOCK_PROCESS_CPUTIME_ID); }
double wall_seconds() { return seconds_on(CLOCK_MONOTONIC); }

double seconds_of(double (*clock)(), const std::function<void()>& work) {
  const double start = clock();
  work();
  return clock() - start;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

double least(const std::vector<double>& values) { return *std::min_element(values.begin(), values.end()); }

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
}

void Figures::add(std::string name, double value, std::string unit, std::string limit) {
  figures_.push_back({std::move(name), std::move(unit), std::move(limit), value, {}});
}

void Figures::add_median(std::string name, std::vector<double> samples, std::string unit, std::string limit) {
  const double value = median(samples);
  figures_.push_back({std::move(name), std::move(unit), std::move(limit), value, std::move(samples)});
}

std::string Figures::text() const {
  std::string out;
  for (const Figure& figure : figures_) {
    const std::string value = fixed(figure.value);
    std::string line = padded(figure.name, 48) + std::string(value.size() < 9 ? 9 - value.size() : 0, ' ') + value +
                       " " + padded(figure.unit, 11);
    std::string range;
    if (!figure.samples.empty()) {
      const auto [low, high] = std::minmax_element(figure.samples.begin(), figure.samples.end());
      range = fixed(*low) + "–" + fixed(*high);
    }
    line += padded(range, 15) + figure.limit;
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

std::string Figures::json() const {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const Figure& figure : figures_) {
    nlohmann::ordered_json row{{"name", figure.name}, {"value", figure.value}, {"unit", figure.unit}};
    if (!figure.samples.empty()) row["samples"] = figure.samples;
    if (!figure.limit.empty()) row["limit"] = figure.limit;
    rows.push_back(std::move(row));
  }
  return nlohmann::ordered_json{{"figures", std::move(rows)}}.dump(1) + "\n";
}

}  // namespace wirefacts
