#include "io/sinks/output_files.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "base/table.h"
#include "io/json_writer.h"
#include "io/readers/line_reader.h"
#include "records/digest.h"

namespace wirefacts {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 20U;
constexpr std::size_t kCheckpointBytes = std::size_t{64} << 20U;
constexpr std::string_view kManifest = "wirefacts manifest";
constexpr std::size_t kManifestLine = std::size_t{16} << 20U;

/// Of a manifest: what a run must have in common with this one, each part by itself.
std::string first_line_of(const SinkOptions& options) {
  std::string program = options.identity.pipeline;
  for (const std::string& pack : options.identity.rulepacks) program += '\n' + pack;
  std::string out = std::string(kManifest) + " 2";
  for (const std::string& part : {program, options.inputs, options.identity.run_id + '\n' + options.reading}) {
    out += '\t' + hex(sha256(part));
  }
  return out;
}

/// What another program keeps under the name of the manifest would be lost. Of ours the first line may be cut.
Result<void> is_ours(const std::string& manifest) {
  std::error_code none;
  if (!std::filesystem::exists(manifest, none)) return {};
  std::string first(kManifest.size(), '\0');
  if (std::filesystem::is_regular_file(manifest, none)) {
    auto file = File::for_reading(manifest);
    if (!file) return file.error();
    const auto got = file->read(first.data(), first.size());
    if (!got) return got.error();
    if (kManifest.starts_with(std::string_view(first).substr(0, *got))) return {};
  }
  return Error{"cannot write '" + manifest +
                   "': what stands there is not from a run of wirefacts; move it, or name another output",
               ErrorKind::cannot_create};
}

/// "another input than the run that wrote it", of two first lines that differ.
std::string difference(std::string_view there, std::string_view here) {
  constexpr std::string_view kParts[] = {"other rules or another program", "another input", "other options"};
  const auto old = split(there, '\t'), now = split(here, '\t');
  std::string out;
  for (std::size_t i = 1; i < now.size(); ++i) {
    if (old.size() == now.size() && old[i] == now[i]) continue;
    out += (out.empty() ? "" : ", ") + std::string(kParts[i - 1]);
    if (old.size() != now.size()) break;  // a manifest of another program
  }
  return out + " than the run that wrote it";
}

std::string escaped(std::string_view doc_id) {
  std::string out;
  append_json_string(doc_id, out);
  return out;
}

/// "=", the sizes, ".": a line that was cut has no dot.
std::optional<std::vector<std::uint64_t>> parse_sizes(std::string_view line) {
  if (!line.starts_with("=\t") || !line.ends_with("\t.")) return std::nullopt;
  std::vector<std::uint64_t> out;
  for (const std::string_view part : split(line.substr(2, line.size() - 4), '\t')) {
    std::uint64_t size = 0;
    std::from_chars(part.data(), part.data() + part.size(), size);
    out.push_back(size);
  }
  return out;
}

}  // namespace

Result<OutputFiles> OutputFiles::open(const Setup& setup, const SinkOptions& options) {
  OutputFiles out;
  out.name_ = setup.name;
  out.tell_ = options.tell;
  bool regular = true;
  for (const std::string& path : setup.paths) {
    auto file = File::for_appending(path);
    if (!file) return file.error();
    regular = regular && path != "-" && file->is_regular();
    if (path != "-") {
      if (auto locked = file->lock(); !locked) return locked.error();
    }
    out.files_.push_back({std::move(*file), {}, 0});
  }
  out.begun_ = !regular;
  if (!regular) return out;
  out.manifest_path_ = setup.manifest;
  if (auto done = out.find_manifest(options); !done) return done.error();
  return out;
}

/// Whether to go on, which begins at once, or why not.
Result<void> OutputFiles::find_manifest(const SinkOptions& options) {
  if (auto ours = is_ours(manifest_path_); !ours) return ours;
  first_line_ = first_line_of(options);
  if (options.existing == Existing::replace) return {};
  if (::access(manifest_path_.c_str(), F_OK) != 0) {
    why_anew_ = "the run that wrote it had ended";
    return {};
  }
  auto last = read_manifest();
  if (!last) return last.error();
  resumed_ = last->manifest_size > 0;
  return resumed_ ? begin(*last) : Result<void>();
}

bool OutputFiles::holds_others() const {
  return !begun_ &&
         std::any_of(files_.begin(), files_.end(), [](const Output& output) { return output.file.size() > 0; });
}

/// Shortens the files and the manifest to the last checkpoint, or to nothing.
Result<void> OutputFiles::begin(const Checkpoint& last) {
  if (begun_) return {};
  if (tell_ && !why_anew_.empty() && holds_others()) tell_(name_ + " begins anew: " + why_anew_);
  begun_ = true;
  auto manifest = File::for_appending(manifest_path_);
  if (!manifest) return manifest.error();
  manifest_ = std::move(*manifest);
  if (auto done = manifest_.truncate(last.manifest_size); !done) return done;
  for (std::size_t i = 0; i < files_.size(); ++i) {
    files_[i].size = resumed_ ? last.sizes[i] : 0;
    if (auto done = files_[i].file.truncate(files_[i].size); !done) return done;
  }
  const std::string first = first_line_ + "\n";
  manifest_size_ = resumed_ ? last.manifest_size : first.size();
  return resumed_ ? Result<void>() : manifest_.write(first);
}

/// After a failure whole articles stand in the files, the same ones in all of them, as after a checkpoint.
Result<void> OutputFiles::whole(Result<void> done) {
  if (done || lost_) return done;
  lost_ = true;
  if (!manifest_.is_open()) return done;
  static_cast<void>(manifest_.truncate(manifest_size_));
  if (files_.size() == 1) {
    const std::uint64_t there = files_[0].file.size();
    for (const std::uint64_t end : ends_) {
      if (end <= there) files_[0].size = end;
    }
  }
  for (Output& output : files_) static_cast<void>(output.file.truncate(output.size));
  return done;
}

/// The last checkpoint that the files still hold; none (size 0) for another identity.
Result<OutputFiles::Checkpoint> OutputFiles::read_manifest() {
  auto file = File::for_reading(manifest_path_);
  if (!file) return file.error();
  LineReader lines(std::move(*file), kManifestLine);
  Checkpoint last;
  std::vector<std::pair<std::string, std::uint64_t>> pending;
  for (;;) {
    auto line = lines.next();
    if (!line) return line.error();
    if (!*line) return last;
    const std::string_view text = (*line)->text;
    if ((*line)->number == 1) {
      if (text == first_line_) continue;
      why_anew_ = difference(text, first_line_);
      return last;
    }
    const auto sizes = parse_sizes(text);
    if (!sizes) {
      const std::size_t tab = text.find('\t');
      if (tab != std::string_view::npos)
        pending.emplace_back(text.substr(tab + 1), ArticleTable::hash(text.substr(0, tab)));
      continue;
    }
    if (sizes->size() != files_.size()) return last;
    for (std::size_t i = 0; i < files_.size(); ++i) {
      if ((*sizes)[i] > files_[i].file.size()) return last;
    }
    for (const auto& [id, key] : pending) known_.set(id, key);
    articles_ += pending.size();
    pending.clear();
    last = {*sizes, lines.bytes_read()};
  }
}

Result<bool> OutputFiles::holds(std::string_view doc_id, std::string_view content_key) const {
  if (!resumed_) return false;
  const auto key = known_.find(escaped(doc_id));
  if (!key) return false;
  if (*key == ArticleTable::hash(content_key)) return true;
  return Error{"article '" + std::string(doc_id) + "' changed since the run that was interrupted: begin '" +
                   files_.front().file.path() + "' anew",
               ErrorKind::bad_data};
}

Result<void> OutputFiles::article_done(std::string_view doc_id, std::string_view content_key) {
  if (auto done = begin({}); !done) return whole(done);
  ++articles_;
  if (files_.size() == 1) ends_.push_back(files_[0].size + files_[0].buffer.size());
  if (manifest_.is_open()) manifest_buffer_ += std::string(content_key) + "\t" + escaped(doc_id) + "\n";
  std::size_t buffered = manifest_buffer_.size();
  for (const Output& output : files_) buffered += output.buffer.size();
  if (since_checkpoint_ + buffered >= kCheckpointBytes) return checkpoint();
  return buffered >= kBufferBytes ? whole(write_buffers()) : Result<void>();
}

Result<void> OutputFiles::write_buffers() {
  for (Output& output : files_) {
    if (auto done = output.file.write(output.buffer); !done) return done;
  }
  for (Output& output : files_) {
    output.size += output.buffer.size();
    since_checkpoint_ += output.buffer.size();
    output.buffer.clear();
  }
  ends_.clear();
  return {};
}

Result<void> OutputFiles::checkpoint() { return lost_ || !begun_ ? Result<void>() : whole(write_checkpoint()); }

Result<void> OutputFiles::write_checkpoint() {
  if (auto done = write_buffers(); !done) return done;
  since_checkpoint_ = 0;
  if (!manifest_.is_open() || manifest_buffer_.empty()) return {};
  manifest_buffer_ += "=\t";
  for (Output& output : files_) {
    if (auto done = output.file.sync(); !done) return done;
    manifest_buffer_ += std::to_string(output.size) + "\t";
  }
  manifest_buffer_ += ".\n";
  if (auto done = manifest_.write(manifest_buffer_); !done) return done;
  if (auto done = manifest_.sync(); !done) return done;
  manifest_size_ += manifest_buffer_.size();
  manifest_buffer_.clear();
  return {};
}

Result<void> OutputFiles::finish() {
  if (input_failed_ && holds_others()) {
    if (tell_) tell_(name_ + " stays as it was: this run gave no article");
    return {};
  }
  if (auto done = begin({}); !done) return whole(done);
  if (auto done = checkpoint(); !done) return done;
  for (Output& output : files_) {
    if (auto done = output.file.sync(); !done) return done;
  }
  if (manifest_.is_open() && ::unlink(manifest_path_.c_str()) != 0) {
    return file_error(ErrorKind::input_output, "cannot remove", manifest_path_);
  }
  return {};
}

}  // namespace wirefacts
