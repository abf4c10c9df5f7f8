#include "grammar/layers.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

#include "grammar/parser.h"

namespace wirefacts {
namespace {

bool written(SourceRange range) { return range.file != SourceRange::kNoFile; }

/// `stage NAME before|after OTHER`.
bool has_place(const CascadeLine& line) { return !line.skip && line.names.size() == 3; }

/// `rule NAME` alone: in a later layer it removes the rule.
bool is_bare(const Rule& rule) {
  return !rule.broken && !rule.makes && rule.vetoes.empty() && rule.shape() == RuleShape::none && rule.lines.empty() &&
         rule.in.empty() && rule.contexts.empty() && rule.given.empty() && rule.where.empty() && rule.set.empty() &&
         !rule.span && rule.rank == 0 && rule.examples.empty();
}

class LayerMerger {
 public:
  LayerMerger(const SourceSet& sources, Diagnostics& diagnostics) : sources_(sources), diagnostics_(diagnostics) {}

  Grammar run(std::vector<Layer> layers) {
    std::vector<CascadeLine> cascade;
    for (Layer& layer : layers) {
      ++layer_;
      stage_missing_ = stage_missing_ || layer.stage_missing;
      cascade_broken_ = cascade_broken_ || layer.cascade_broken;
      cascade_unread_ = cascade_unread_ || layer.cascade_broken;
      for (Stage& stage : layer.stages) add(std::move(stage));
      if (layer.cascade) lay_over(cascade, std::move(*layer.cascade));
    }
    return arrange(cascade);
  }

 private:
  struct Entry {
    Stage stage;
    SourceRange here;  // the name in the layer that spoke of it last
    std::uint32_t layer = 0;
    bool placed = false;
  };

  void advise(SourceRange range, const std::string& what, SourceRange earlier) {
    diagnostics_.advice(range, what + " replaces that of " + file_and_line(sources_, earlier), "",
                        {earlier, "no longer counts"});
  }

  /// Lines with a place of their own add; all others together are a cascade.
  void lay_over(std::vector<CascadeLine>& known, std::vector<CascadeLine> later) {
    const auto placed =
        std::stable_partition(later.begin(), later.end(), [](const CascadeLine& line) { return !has_place(line); });
    std::vector<CascadeLine> added(std::make_move_iterator(placed), std::make_move_iterator(later.end()));
    later.erase(placed, later.end());
    const bool only_skips = std::all_of(later.begin(), later.end(), [](const CascadeLine& line) { return line.skip; });
    if (!later.empty() && !added.empty() && only_skips) {
      diagnostics_.error(later.front().names.front().range, "'skip' beside stages that have a place",
                         "it belongs to a whole cascade: write all stages, or leave it out");
      cascade_broken_ = true;
    } else if (!later.empty()) {
      if (!known.empty()) advise(later.front().names.front().range, "this cascade", known.front().names.front().range);
      known = std::move(later);
    }
    while (!added.empty() && insert_some(known, added)) {
    }
    for (const CascadeLine& line : added) report_missing_place(known, line);
  }

  /// Lines whose neighbor is there; false: there is none. A line may stand in front of that which its place is by.
  static bool insert_some(std::vector<CascadeLine>& known, std::vector<CascadeLine>& added) {
    std::vector<CascadeLine> left;
    const std::size_t before_size = known.size();
    for (CascadeLine& line : added) {
      const std::string& beside = line.names.back().text;
      auto at = std::find_if(known.begin(), known.end(),
                             [&](const CascadeLine& l) { return !l.skip && l.names.front().text == beside; });
      if (at == known.end()) {
        left.push_back(std::move(line));
        continue;
      }
      if (line.names[1].text == "after") {
        ++at;  // behind those that said so earlier, too
        while (at != known.end() && same_place(*at, line)) ++at;
      }
      known.insert(at, std::move(line));
    }
    added = std::move(left);
    return known.size() > before_size;
  }

  static bool same_place(const CascadeLine& a, const CascadeLine& b) {
    return has_place(a) && a.names[1].text == b.names[1].text && a.names[2].text == b.names[2].text;
  }

  void report_missing_place(const std::vector<CascadeLine>& known, const CascadeLine& line) {
    std::vector<std::string> stages;
    for (const CascadeLine& l : known) {
      if (!l.skip) stages.push_back(l.names.front().text);
    }
    if (cascade_unread_) return;
    const Name& beside = line.names.back();
    diagnostics_.error(beside.range, "no stage '" + beside.text + "' in the cascade",
                       did_you_mean(beside.text, stages));
    cascade_broken_ = true;
  }

  void add(Stage stage) {
    const auto [at, added] = numbers_.emplace(stage.name.text, stages_.size());
    if (added) {
      const SourceRange here = stage.name.range;
      stages_.push_back({std::move(stage), here, layer_});
      return;
    }
    Entry& known = stages_[at->second];
    if (known.layer == layer_) {
      diagnostics_.error(stage.name.range, "stage '" + stage.name.text + "' exists already",
                         "a layer has one file of a stage: put the rules into " + file_and_line(sources_, known.here),
                         {known.here, "the first one of this layer"});
      repeated_.push_back(std::move(stage));
      return;
    }
    known.layer = layer_;
    known.here = stage.name.range;
    lay_over(known.stage, std::move(stage));
  }

  void lay_over(Stage& known, Stage&& later) {
    if (written(later.over_range)) {
      known.over_paragraph = later.over_paragraph;
      known.over_range = later.over_range;
    }
    if (written(later.keeps_range)) {
      known.keeps_all = later.keeps_all;
      known.keeps_range = later.keeps_range;
    }
    if (!written(known.uses_range)) known.uses_range = later.uses_range;
    for (Name& label : later.uses) {
      const bool used = std::any_of(known.uses.begin(), known.uses.end(),
                                    [&](const Name& other) { return other.text == label.text; });
      if (!used) known.uses.push_back(std::move(label));
    }
    known.incomplete = known.incomplete || later.incomplete;
    for (auto& [name, pattern] : later.defines) {
      const SourceRange range = later.define_ranges[name];
      if (known.defines.count(name) != 0) {
        advise(range, "define '" + name + "'", known.define_ranges[name]);
      }
      known.defines[name] = std::move(pattern);
      known.define_ranges[name] = range;
    }
    for (Recall& recall : later.recalls) lay_over(known, std::move(recall));
    lay_over_rules(known, std::move(later.rules));
  }

  void lay_over(Stage& known, Recall&& recall) {
    const auto at = std::find_if(known.recalls.begin(), known.recalls.end(),
                                 [&](const Recall& r) { return r.label.text == recall.label.text; });
    if (at == known.recalls.end()) {
      known.recalls.push_back(std::move(recall));
      return;
    }
    advise(recall.label.range, "recall of '" + recall.label.text + "'", at->label.range);
    *at = std::move(recall);
  }

  void lay_over_rules(Stage& known, std::vector<Rule>&& later) {
    std::map<std::string, std::size_t> numbers;
    for (std::size_t i = 0; i < known.rules.size(); ++i) numbers.emplace(known.rules[i].name.text, i);
    std::vector<bool> removed(known.rules.size(), false);
    const std::size_t earlier = known.rules.size();
    for (Rule& rule : later) {
      const auto at = numbers.find(rule.name.text);
      // A name that stands twice in this layer is an error of `check`: keep both.
      if (at == numbers.end() || known.rules[at->second].name.range.file == rule.name.range.file) {
        known.rules.push_back(std::move(rule));
        continue;
      }
      Rule& old = known.rules[at->second];
      if (is_bare(rule)) {
        diagnostics_.advice(rule.name.range,
                            "rule '" + rule.name.text + "' removes that of " + file_and_line(sources_, old.name.range),
                            "", {old.name.range, "no longer counts"});
        removed[at->second] = true;
      } else {
        advise(rule.name.range, "rule '" + rule.name.text + "'", old.name.range);
        old = std::move(rule);
      }
    }
    std::vector<Rule> left;
    for (std::size_t i = 0; i < known.rules.size(); ++i) {
      if (i >= earlier || !removed[i]) left.push_back(std::move(known.rules[i]));
    }
    known.rules = std::move(left);
  }

  Grammar arrange(const std::vector<CascadeLine>& cascade) {
    Grammar grammar;
    std::vector<Name> hidden;
    std::map<std::string, SourceRange> seen;
    for (const CascadeLine& line : cascade) {
      if (line.skip) {
        hidden.insert(hidden.end(), line.names.begin(), line.names.end());
        continue;
      }
      const Name& name = line.names.front();
      const auto [first, added] = seen.emplace(name.text, name.range);
      const auto at = numbers_.find(name.text);
      if (!added) {
        diagnostics_.error(name.range, "stage '" + name.text + "' stands twice in the cascade",
                           file_and_line(sources_, first->second), {first->second, "the first one"});
      } else if (at != numbers_.end()) {
        stages_[at->second].placed = true;
        grammar.stages.push_back(std::move(stages_[at->second].stage));
        grammar.skips.push_back(hidden);
      } else if (!stage_missing_) {
        unknown_stage(name);
      }
    }
    if (cascade.empty()) {
      diagnostics_.error({}, "the pack has no cascade",
                         "write a file news.cascade with a line 'stage NAME' for each stage");
    }
    std::vector<std::string> placed;
    for (const Stage& stage : grammar.stages) placed.push_back(stage.name.text);
    for (Entry& entry : stages_) {
      if (entry.placed) continue;
      if (!cascade.empty() && !cascade_broken_) report_unplaced(entry, placed);
      append_unplaced(grammar, std::move(entry.stage));
    }
    for (Stage& stage : repeated_) append_unplaced(grammar, std::move(stage));
    return grammar;
  }

  /// A layer may have meant a stage of ours: that one has the `uses` and `defines` which its own file need not repeat.
  void report_unplaced(Entry& entry, const std::vector<std::string>& placed) {
    Stage& stage = entry.stage;
    const std::string did = did_you_mean(stage.name.text, placed);
    stage.incomplete = stage.incomplete || (!did.empty() && !written(stage.uses_range));
    diagnostics_.error(
        stage.name.range, "stage '" + stage.name.text + "' is not in the cascade: its rules would never run",
        did.empty() ? "write 'stage " + stage.name.text + " before OTHER' into a file that ends in .cascade" : did);
  }

  static void append_unplaced(Grammar& grammar, Stage stage) {
    stage.unplaced = true;
    grammar.stages.push_back(std::move(stage));
    grammar.skips.emplace_back();
  }

  void unknown_stage(const Name& name) {
    std::vector<std::string> known;
    for (const auto& [stage, number] : numbers_) known.push_back(stage);
    const std::string did = did_you_mean(name.text, known);
    diagnostics_.error(
        name.range, "unknown stage '" + name.text + "'",
        did.empty() ? "no file has a line 'stage " + name.text + "': begin one that ends in .rules with it" : did);
  }

  const SourceSet& sources_;
  Diagnostics& diagnostics_;
  std::uint32_t layer_ = 0;
  bool stage_missing_ = false;
  bool cascade_broken_ = false;
  bool cascade_unread_ = false;  // a line of it: it may give a place to any stage
  std::vector<Entry> stages_;
  std::vector<Stage> repeated_;                 // whose names were taken
  std::map<std::string, std::size_t> numbers_;  // name → place in stages_
};

void add_cascade(Layer& layer, std::vector<CascadeLine> read, SourceRange file, Diagnostics& diagnostics) {
  if (layer.cascade) {
    diagnostics.error(file, "a pack has one cascade", "write all stages into one file");
    return;
  }
  layer.cascade = std::move(read);
}

}  // namespace

Layer parse_layer(const SourceSet& sources, std::uint32_t begin, std::uint32_t end, Diagnostics& diagnostics) {
  Layer layer;
  for (std::uint32_t file = begin; file < end; ++file) {
    const SourceFile& source = sources[file];
    const std::string_view name = source.name();
    if (name.ends_with(".rules")) {
      if (auto stage = parse_rules(source, file, diagnostics)) {
        layer.stages.push_back(std::move(*stage));
      } else {
        layer.stage_missing = true;
      }
    } else if (name.ends_with(".types")) {
      layer.schemas.push_back(parse_schema(source, file, diagnostics));
    } else if (name.ends_with(".cascade")) {
      const std::size_t errors = diagnostics.count(Severity::error);
      add_cascade(layer, parse_cascade(source, file, diagnostics), {file, 0, 0}, diagnostics);
      layer.cascade_broken = layer.cascade_broken || diagnostics.count(Severity::error) > errors;
    }
  }
  return layer;
}

Grammar merge_layers(std::vector<Layer> layers, const SourceSet& sources, Diagnostics& diagnostics) {
  return LayerMerger(sources, diagnostics).run(std::move(layers));
}

}  // namespace wirefacts
