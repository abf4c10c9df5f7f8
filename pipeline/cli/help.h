#pragma once
// Examples that stand below the options in --help.

namespace wirefacts::help {

inline constexpr const char* kProgram = R"(Wire-service news in, queryable facts out: who did what to whom, when, where,
how many, how much, said by whom, each with its sentence and the rule that says so.

  wirefacts run articles/ --to facts.db          extract a folder into SQLite
  sqlite3 facts.db "SELECT who, did, whom, place, time FROM v_fact"
  wirefacts check && wirefacts test              are the rules well-formed, do their examples hold?
  wirefacts COMMAND --help                       examples of each command
)";

inline constexpr const char* kRun = R"(Examples:
  wirefacts run news.jsonl                                      JSON Lines to standard output
  wirefacts run articles/ more.jsonl --to facts.db --to csv:out  two outputs from one run
  wirefacts run dump.jsonl --map text=body,title=headline,published=date --to facts.db
  zcat dump.jsonl.gz | wirefacts run - --threads 8 --to facts.jsonl
  wirefacts run articles/ --rules rules+mine --to facts.db      your rules on top of ours
  wirefacts run articles/ --watch clients.tsv --to facts.db     your own names, by your ids: table watch_hit
  wirefacts run ajc.jsonl --home USA --to facts.db              Georgia is the state

INPUT is a file (.txt: one article; .jsonl, .ndjson, .json, .csv, .tsv; also as .gz .xz .zst .bz2), a folder of
them (.csv and .tsv are read where they are named), or '-'. The id of a text is its name, in a folder the path
from there on. No output may be an input.
TARGET is FILE.jsonl, FILE.db, DIR/, or with its format in front: jsonl:FILE sqlite:FILE csv:DIR
postgres:DATABASE postgres:'host=db dbname=news options=-csearch_path=SCHEMA', or postgresql://USER@HOST/DATABASE;
what is not said comes from PGHOST …, service files and ~/.pgpass, the place for a password.
Stopped or killed, the same command goes on where it was. An article that a database holds unchanged is
skipped; a finished JSONL or CSV begins anew with the first article of the next run. What gives no article is
kept in TARGET.dead.jsonl and does not stop the run.
Exit: 0 done, 1 more errors than allowed or nothing else, 64 usage, 65 rules with mistakes, 66 no input,
73 output cannot be created or another run is writing it, 74 input or output error (an archive that is cut
short, too, when all else is done), 75 stopped by a signal: try again.)";

inline constexpr const char* kCheck = R"(Examples:
  wirefacts check                    the rules of this folder
  wirefacts check rules mine         your layer on top of ours; remarks on ours are only counted
  wirefacts check --json | jq .      for editors; --sarif for code review
  wirefacts check --sample corpus/articles    also what only texts tell: always beaten, too costly
Shows the mistakes of all files at once. Exit: 0 no errors, 1 errors.)";

inline constexpr const char* kTest = R"(Examples:
  wirefacts test                     every example of every rule
  wirefacts test deals               a stage
  wirefacts test person_after_office  a rule, with or without its stage
  wirefacts test 'quote_*'           rules by pattern
  wirefacts test --junit tests.xml   for programs that watch tests
  wirefacts test deals --watch       again within a second of saving a rule
Without names the texts of rules/quiet are read, too: an event found there is a false alarm, unless
rules/quiet/known-false-positives.tsv names it. Exit: 0 all hold, 1 some fail.)";

inline constexpr const char* kTokens = R"(Examples:
  wirefacts tokens "Two people died in Oslo on Monday."
  wirefacts tokens --stage disasters "Two people died in Oslo."    what that stage sees
  wirefacts tokens --features "Police shut down a mill."            lemma, class, voice … of all annotations
  wirefacts tokens article.txt                                      or of a file, or of '-'
ARTICLE is a file, '-', or the words themselves: what is no file and has a blank in it.
A line per token: number, word, norm if it differs, shapes, labels that start there
('Person+1' covers one token more). Then the units of the stage and the groups that
trigger rules walk. --features: each annotation with its fields, written as in a rule.)";

inline constexpr const char* kTypes = R"(Examples:
  wirefacts types                    every type: its rules, its roles (! is required)
  wirefacts types Arrest             fields, columns of v_fact, rules with an example each
  wirefacts types Verb --most 5      a list: its columns, its lines with the forms they match
  wirefacts types strike             rules with that in their names
  wirefacts types --rules rules --rules mine Strike)";

inline constexpr const char* kExplain = R"(Examples:
  wirefacts explain story.txt            every record, down to the lines of rules and lists
  wirefacts explain story.txt --at 120   only records over character 120, with counter lines
  wirefacts explain "Two people died in Oslo on Monday."
  wirefacts explain dump.jsonl --map text=body,published=date --home USA    of a dump, told what 'run' is told
ARTICLE is a file, '-', or the words themselves: what is no file and has a blank in it.
Indented: what a match was made of ('- field 'words' Label: rule or list, file:line'), and what it beat by
the total order. With --at each record has a line for its rule in case it is a false alarm, and matches that a
veto removed are told.)";

inline constexpr const char* kShow = R"(Examples:
  wirefacts show story.txt -o page.html            the text with all that was found, and why
  wirefacts show articles/ -o page.html --most 20  several on one page
  wirefacts show facts.db -o page.html             articles, people, timeline and map of a database
The page is one file and asks for nothing from anywhere. Keys: / search, arrows to move, Enter to open, Esc to
close. A page of a database has the newest articles and says what it left out.)";

inline constexpr const char* kWhy = R"(Examples:
  wirefacts why story.txt names.person_after_office       what the rule did, and where it nearly did
  wirefacts why story.txt sign_agreement_verb --at 120    in the sentence of character 120
  wirefacts why "President Jane Smith left Oslo." person_after_office
ARTICLE is a file, '-', or the words themselves: what is no file and has a blank in it.
kept: the rule did its work. dropped: it did, but the event lacks a required role and gives no record. lost:
another match came first, or a veto. matched: the pattern fits and a condition fails. near: some elements of the
pattern fail (✘); the caret stands under the first of them.
For trigger rules the table has a line per role, and above it the groups of the sentence; of a match only the roles that
stay empty are named, with --at it has its table, too.)";

inline constexpr const char* kGrep = R"(Examples:
  wirefacts grep 'who:[Person] verb:<resign>' corpus/articles
  wirefacts grep '"at" "least" n:[Number]' articles/ --count n
  wirefacts grep 'what:[Count] [VerbGroup voice=passive]' news.jsonl --stage links
PATTERN is what stands behind 'match' in a rule. Without --stage it sees all that the stages make, in units of
the labels it names; with --stage NAME what that stage sees, in its units and with its defines.
Each line: article and character, the match in its sentence, then the captures, divided by tabs.
Exit: 0 something found, 1 nothing, 65 a pattern with mistakes.)";

inline constexpr const char* kDiff = R"(Examples:
  wirefacts diff rules rules+mine corpus/articles            what your layer changes
  wirefacts diff rules rules+mine corpus/articles --only 'strikes.*'
  wirefacts diff ../old/rules rules news.jsonl --html d.html  as a page, too
  wirefacts run news.jsonl --to before.jsonl                 keep records now,
  wirefacts diff before.jsonl rules news.jsonl               compare after editing
OLD and NEW are folders of rules (layers joined by '+') or records of a run. Grouped by rule: + added, - lost,
~ changed, with the sentence. OLD is run only where a changed rule or row can tell; where more than rules and their lists
differs, everywhere. Exit: 0 no difference, 1 differences, 65 the sides are of different texts.)";

inline constexpr const char* kScore = R"(Examples:
  wirefacts score corpus                        P, R, F1 of each type, overlapping and exact
  wirefacts score corpus --split dev --fields   values of fields, too
  wirefacts score corpus --by-rule              which rules are wrong most often
  wirefacts score corpus --errors 20            errors in their sentences
  wirefacts score corpus --write-precision rules/precision.tsv
CORPUS is a folder with articles/ and gold/ (records as JSON), perhaps splits/. A field counts in records that
overlap; its values are right when they are the same words or stand for something with a mention in common.)";

inline constexpr const char* kCover = R"(Examples:
  wirefacts cover corpus/articles                    a line per rule: tried, matched, kept, beaten, time
  wirefacts cover corpus/articles --dead             what never did anything
  wirefacts cover news.jsonl --html cover.html       the rule files, colored by what took part
tried: windows (sentences, paragraphs) that the sieves let through to the rule. matched: its conditions hold.
dropped: kept, but the event lacks a required role and gives no record ('why' says which).
ms: its own matching; what the rules of a stage share is not in it. With --only just those rules are shown.)";

inline constexpr const char* kOverlap = R"(Examples:
  wirefacts overlap corpus/articles                  pairs of rules, most frequent first
  wirefacts overlap news.jsonl --most 200
  wirefacts overlap corpus/articles --only 'deals.*'     pairs in which such a rule takes part
beats: comes first in the total order (earlier, longer, rank, written first). forbids: a veto. stands beside: a
stage that keeps all has both on the very same words. reads the same words as: rules of different stages make an event
of them, and no stage decides between the two. Below each pair its first place.)";

inline constexpr const char* kSuggest = R"(Examples:
  wirefacts suggest corpus                           drafts, those that find most first
  wirefacts suggest corpus -o drafts                 as a layer, too, for --rules rules+drafts
  wirefacts suggest corpus --fewest 5                only what covers five missed records
Of names: words around them and their shapes, where at least half of the places that fit are in the gold. Of
events: the trigger, and where its roles mostly stand. Each draft was tried: it compiles, its examples hold, and a
remark says what it finds that the gold does not have. It is a beginning: make it general, give it counters.)";

inline constexpr const char* kFormat = R"(Examples:
  wirefacts format                       all rule files, in place; prints the changed ones
  wirefacts format mine                  all rule files of a folder
  wirefacts format mine/stages/x.rules
  wirefacts format --check               changes nothing; exit 1 if a file would change)";

}  // namespace wirefacts::help
