#include "bench/start_up.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>
#include <thread>
#include <vector>

namespace wirefacts {
namespace {

namespace fs = std::filesystem;

constexpr int kRuns = 15;
constexpr auto kSettled = std::chrono::milliseconds(2500);  // then files are known by their stamps (io/file_stamp.h)
constexpr const char* kStory =
    "TBILISI, Oct. 4 (Wire) -- Police arrested Ruslan Omarov in Tbilisi on Monday, Interior Minister Giorgi Beridze "
    "said.\n\nRussia and Germany signed an agreement worth $12.5 million in Paris last week.\n";

struct Spent {
  double processor = 0, wall = 0;  // seconds
};

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

std::optional<Spent> run_once(std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  const double begin = wall_seconds();
  pid_t child = 0;
  const bool begun = ::posix_spawn(&child, words.front().c_str(), &actions, nullptr, arguments.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  rusage usage{};
  if (!begun || ::wait4(child, &status, 0, &usage) != child || status != 0) return std::nullopt;
  return Spent{seconds(usage.ru_utime) + seconds(usage.ru_stime), wall_seconds() - begin};
}

}  // namespace

bool measure_start_up(const std::string& program, const std::string& rules, Figures& figures) {
  const fs::path folder = fs::temp_directory_path() / ("wirefacts-start-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::ofstream(folder / "story.txt") << kStory;
  const auto command = [&](const std::string& cache) {
    return run_once({program, "run", "-q", "--rules", rules, "--cache", cache, (folder / "story.txt").string()});
  };
  const std::string cache = (folder / "cache").string();
  const auto plain = command("off"), filling = command(cache);
  std::this_thread::sleep_for(kSettled);
  auto last = command(cache);
  std::vector<double> processor, wall;
  for (int i = 0; i < kRuns && last; ++i) {
    last = command(cache);
    if (!last) break;
    processor.push_back(last->processor * 1e3);
    wall.push_back(last->wall * 1e3);
  }
  fs::remove_all(folder);
  if (!plain || !filling || !last) return false;
  figures.add("start-up: one article, rules compiled", plain->processor, "s", "at most 3");
  figures.add("start-up: the same, and kept", filling->processor, "s");
  figures.add_median("start-up: one article, rules kept, processor", processor, "ms", "goal 20");
  figures.add_median("start-up: one article, rules kept, wall", wall, "ms", "goal 20");
  return true;
}

}  // namespace wirefacts
