#include "io/rule_archive.h"

#include <zip.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "io/file.h"
#include "io/rule_directory.h"

namespace wirefacts {
namespace {

constexpr zip_int64_t kMostEntries = 10'000;
constexpr std::uint64_t kFileBytes = std::uint64_t{256} << 20U;
constexpr std::uint64_t kAllBytes = std::uint64_t{512} << 20U;
constexpr zip_uint32_t kUnixLink = 0xA000, kUnixType = 0xF000;

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

Error refused(const std::string& path, const std::string& reason) {
  return {"cannot read '" + path + "': " + reason, ErrorKind::bad_data};
}

std::vector<std::string_view> components(std::string_view name) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    out.push_back(name.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

struct Entry {
  std::string name;
  zip_uint64_t number = 0;
};

/// Reads one archive.
class ZipReader {
 public:
  explicit ZipReader(const std::string& path) : path_(path) {}

  Result<SourceSet> read() {
    if (const auto opened = open(); !opened) return opened.error();
    if (entries_.empty()) {
      return Error{"cannot read '" + path_ + "': no .types, .cascade, .rules or .tsv file in it", ErrorKind::no_input};
    }
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
    SourceSet out;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (i > 0 && entries_[i].name == entries_[i - 1].name)
        return refused(path_, entries_[i].name + " stands in it twice");
      auto text = unpack(entries_[i]);
      if (!text) return text.error();
      out.push_back(SourceFile(entries_[i].name, std::move(*text)));
    }
    return out;
  }

  Result<bool> unpack_others(const std::string& folder, const std::string& target) {
    if (const auto opened = open(); !opened) return opened.error();
    bool any = false;
    for (const Entry& entry : others_) {
      if (!entry.name.starts_with(folder + "/") || entry.name.ends_with('/')) continue;
      auto text = unpack(entry);
      if (!text) return text.error();
      const std::filesystem::path file = std::filesystem::path(target) / entry.name;
      std::error_code code;
      std::filesystem::create_directories(file.parent_path(), code);
      if (const auto written = replace_file(file.string(), *text); !written) return written.error();
      any = true;
    }
    return any;
  }

 private:
  Result<void> open() {
    int code = 0;
    archive_.reset(zip_open(path_.c_str(), ZIP_RDONLY, &code));
    if (!archive_) {
      zip_error_t error;
      zip_error_init_with_code(&error, code);
      std::string reason = zip_error_strerror(&error);
      zip_error_fini(&error);
      if (code == ZIP_ER_NOZIP) reason = "no zip archive: name a folder of rules, or a zip of one";
      return Error{"cannot read '" + path_ + "': " + reason,
                   code == ZIP_ER_NOENT ? ErrorKind::no_input : ErrorKind::bad_data};
    }
    if (const auto listed = list(); !listed) return listed.error();
    strip_own_name();
    return {};
  }

  Result<void> list() {
    const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
    if (count > kMostEntries) return refused(path_, "more than 10,000 entries");
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
      const char* const raw = zip_get_name(archive_.get(), i, 0);
      if (raw == nullptr) return refused(path_, zip_strerror(archive_.get()));
      const std::string name = raw;
      const std::vector<std::string_view> parts = components(name);
      const bool outside = name.starts_with('/') || name.find('\\') != std::string::npos ||
                           std::find(parts.begin(), parts.end(), "..") != parts.end();
      if (outside) return refused(path_, "entry '" + name + "' leaves the pack");
      zip_uint8_t system = 0;
      zip_uint32_t attributes = 0;
      zip_file_get_external_attributes(archive_.get(), i, 0, &system, &attributes);
      if (system == ZIP_OPSYS_UNIX && ((attributes >> 16U) & kUnixType) == kUnixLink) {
        return refused(path_, "entry '" + name + "' is a link");
      }
      const bool hidden =
          std::any_of(parts.begin(), parts.end(), [](std::string_view p) { return p.starts_with('.'); });
      if (!hidden) (is_rule_file_name(name) ? entries_ : others_).push_back({name, i});
    }
    return {};
  }

  /// mine.zip: mine/stages/x.rules → stages/x.rules.
  void strip_own_name() {
    const std::string own = std::filesystem::path(path_).stem().string() + "/";
    if (!std::all_of(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.name.starts_with(own); })) return;
    for (Entry& entry : entries_) entry.name.erase(0, own.size());
    for (Entry& entry : others_) {
      if (entry.name.starts_with(own)) entry.name.erase(0, own.size());
    }
  }

  Result<std::string> unpack(const Entry& entry) {
    const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive_.get(), entry.number, 0));
    if (!file) return refused(path_, "entry '" + entry.name + "': " + zip_strerror(archive_.get()));
    std::string out;
    std::vector<char> buffer(std::size_t{1} << 16U);
    for (;;) {
      const zip_int64_t size = zip_fread(file.get(), buffer.data(), buffer.size());
      if (size < 0) return refused(path_, "entry '" + entry.name + "': " + zip_file_strerror(file.get()));
      if (size == 0) return out;
      total_ += static_cast<std::uint64_t>(size);
      out.append(buffer.data(), static_cast<std::size_t>(size));
      if (out.size() > kFileBytes) return refused(path_, "entry '" + entry.name + "' has more than 256 MiB");
      if (total_ > kAllBytes) return refused(path_, "more than 512 MiB when unpacked");
    }
  }

  std::string path_;
  std::unique_ptr<zip_t, CloseArchive> archive_;
  std::vector<Entry> entries_, others_;  // rule files; what is none
  std::uint64_t total_ = 0;
};

}  // namespace

Result<SourceSet> read_rule_archive(const std::string& path) { return ZipReader(path).read(); }

Result<bool> unpack_rule_archive(const std::string& path, const std::string& folder, const std::string& target) {
  return ZipReader(path).unpack_others(folder, target);
}

}  // namespace wirefacts
