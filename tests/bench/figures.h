#pragma once
// Clocks, medians, and the table that a benchmark prints.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace wirefacts {

/// Seconds of this thread on a processor: other programs do not disturb them.
double thread_seconds();
/// Seconds of all threads of this process on processors.
double process_seconds();
/// Seconds of a clock on the wall: only for what several threads gain.
double wall_seconds();
/// What `clock` advances while `work` runs.
double seconds_of(double (*clock)(), const std::function<void()>& work);

/// REQUIRES: !values.empty().
double median(std::vector<double> values);
double least(const std::vector<double>& values);

/// The largest resident memory of this process so far, in MB (1,000,000 bytes).
double peak_megabytes();

/// One line: a figure, its unit, the limit it is held against, and least and largest where it is a median.
struct Figure {
  std::string name, unit, limit;
  double value = 0;
  std::vector<double> samples;
};

/// Figures in order, for people (one line each) or for programs (one JSON object).
class Figures {
 public:
  void add(std::string name, double value, std::string unit, std::string limit = {});
  /// The median of samples, shown with their range.
  void add_median(std::string name, std::vector<double> samples, std::string unit, std::string limit = {});
  [[nodiscard]] std::string text() const;
  [[nodiscard]] std::string json() const;

 private:
  std::vector<Figure> figures_;
};

}  // namespace wirefacts
