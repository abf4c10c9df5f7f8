#include "io/sinks/output_files.h"

#include <unistd.h>

#include <charconv>

#include "base/table.h"
#include "io/json_writer.h"
#include "io/readers/line_reader.h"
#include "records/digest.h"

namespace wirefacts {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 20U;
constexpr std::size_t kCheckpointBytes = std::size_t{64} << 20U;
constexpr std::size_t kManifestLine = std::size_t{16} << 20U;

std::string first_line(const OutputFiles::Setup& setup) {
  return "wirefacts manifest 1\t" + hex(sha256(setup.identity)) + "\n";
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

std::string resume_identity(const SinkOptions& options) {
  std::string out = options.identity.pipeline;
  for (const std::string& pack : options.identity.rulepacks) out += '\n' + pack;
  return out + "\n\n" + options.identity.run_id + '\n' + options.inputs;
}

Result<OutputFiles> OutputFiles::open(const Setup& setup) {
  OutputFiles out;
  bool regular = true;
  for (const std::string& path : setup.paths) {
    auto file = File::for_appending(path);
    if (!file) return file.error();
    regular = regular && path != "-" && file->is_regular();
    out.files_.push_back({std::move(*file), {}, 0});
  }
  if (!regular) return out;
  if (auto done = out.begin_manifest(setup); !done) return done.error();
  return out;
}

/// Shortens the files and the manifest to the last checkpoint, or to nothing.
Result<void> OutputFiles::begin_manifest(const Setup& setup) {
  Checkpoint last;
  if (setup.existing == Existing::resume && ::access(setup.manifest.c_str(), F_OK) == 0) {
    auto found = read_manifest(setup);
    if (!found) return found.error();
    last = std::move(*found);
  }
  resumed_ = last.manifest_size > 0;
  manifest_path_ = setup.manifest;
  auto manifest = File::for_appending(setup.manifest);
  if (!manifest) return manifest.error();
  manifest_ = std::move(*manifest);
  if (auto done = manifest_.truncate(last.manifest_size); !done) return done;
  for (std::size_t i = 0; i < files_.size(); ++i) {
    files_[i].size = resumed_ ? last.sizes[i] : 0;
    if (auto done = files_[i].file.truncate(files_[i].size); !done) return done;
  }
  const std::string first = first_line(setup);
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
Result<OutputFiles::Checkpoint> OutputFiles::read_manifest(const Setup& setup) {
  auto file = File::for_reading(setup.manifest);
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
      if (std::string(text) + "\n" != first_line(setup)) return last;
      continue;
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

Result<void> OutputFiles::checkpoint() { return lost_ ? Result<void>() : whole(write_checkpoint()); }

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
