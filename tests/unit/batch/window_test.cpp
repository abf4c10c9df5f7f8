#include "batch/window.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <fstream>

namespace wirefacts {
namespace {

/// Lets the process have only so many more bytes of addresses, of which every thread takes some for its stack.
class LittleRoom {
 public:
  explicit LittleRoom(rlim_t bytes) {
    std::uint64_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    getrlimit(RLIMIT_AS, &before_);
    const rlimit limit{pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE)) + bytes, before_.rlim_max};
    setrlimit(RLIMIT_AS, &limit);
  }
  LittleRoom(const LittleRoom&) = delete;
  LittleRoom& operator=(const LittleRoom&) = delete;
  ~LittleRoom() { setrlimit(RLIMIT_AS, &before_); }

 private:
  rlimit before_{};
};

TEST(Window, MakesDoWithFewerThreadsThanAskedFor) {
#ifdef WIREFACTS_SANITIZED
  GTEST_SKIP() << "a sanitizer needs all addresses";
#endif
  const WorkerFactory names_alone = [] {
    return [](const Article& article) -> Result<Extraction> {
      Extraction out;
      out.doc.doc_id = article.id;
      return out;
    };
  };
  constexpr std::uint32_t kAsked = 1000;
  std::optional<LittleRoom> little(rlim_t{256} << 20U);
  Window window(names_alone, {kAsked, kAsked, 1U << 20U, [] { return 0.0; }});
  little.reset();
  EXPECT_GE(window.workers(), 1U);
  EXPECT_LT(window.workers(), kAsked);
  for (const char* id : {"a", "b", "c"}) {
    ReadArticle read;
    read.article.id = id;
    window.push(std::move(read));
  }
  for (const char* id : {"a", "b", "c"}) EXPECT_EQ(std::get<Extracted>(window.pop()).extraction.doc.doc_id, id);
}

TEST(ExtractOne, TellsWhatTheReaderPassedOver) {
  ReadArticle read;
  read.notes = {"bad_date"};
  const auto outcome = extract_one([](const Article&) -> Result<Extraction> { return Extraction(); }, std::move(read));
  const std::vector<DiagnosticRecord>& found = std::get<Extracted>(outcome).extraction.meta.diagnostics;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].code, "bad_date");
}

}  // namespace
}  // namespace wirefacts
