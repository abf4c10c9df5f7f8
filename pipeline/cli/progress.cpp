#include "cli/progress.h"

#include <cstdio>

#include "cli/log.h"
#include "cli/messages.h"

namespace wirefacts {
namespace {

constexpr double kLogSeconds = 10;
constexpr double kSteadySeconds = 2;  // before that, the speed says nothing about the time left
constexpr double kMegabyte = 1e6;

std::string clock_text(double seconds) {
  const auto total = static_cast<std::uint64_t>(seconds + 0.5);
  const auto two = [](std::uint64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const std::uint64_t hours = total / 3600, minutes = total / 60 % 60;
  if (hours > 0) return std::to_string(hours) + ":" + two(minutes) + ":" + two(total % 60);
  return std::to_string(minutes) + ":" + two(total % 60);
}

}  // namespace

std::string progress_text(const Progress& p) {
  const std::uint64_t articles = p.done + p.dead + p.skipped;
  std::string out = counted(articles, "article");
  if (p.dead > 0) out += " (" + grouped(p.dead) + " dead)";
  if (p.seconds > 0) {
    out += ", " + one_digit(static_cast<double>(articles) / p.seconds) + " articles/s";
    out += ", " + one_digit(static_cast<double>(p.bytes_done) / kMegabyte / p.seconds) + " MB/s";
  }
  if (p.bytes_total == 0 || p.bytes_done > p.bytes_total) return out;
  const double share = static_cast<double>(p.bytes_done) / static_cast<double>(p.bytes_total);
  out += ", " + std::to_string(static_cast<int>(share * 100)) + "% of input";
  if (p.seconds >= kSteadySeconds && share > 0) out += ", " + clock_text(p.seconds * (1 - share) / share) + " left";
  return out;
}

void ProgressDisplay::show(const Progress& progress) {
  if (terminal_) {
    std::fputs(("\r\x1b[K" + progress_text(progress)).c_str(), stderr);
    std::fflush(stderr);
    shown_ = true;
  } else if (progress.seconds - last_line_ >= kLogSeconds) {
    last_line_ = progress.seconds;
    log_line(progress_text(progress));
  }
}

void ProgressDisplay::tell(const std::string& line) {
  end();
  std::fputs(("wirefacts: " + line + "\n").c_str(), stderr);
}

void ProgressDisplay::end() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
  shown_ = false;
}

}  // namespace wirefacts
