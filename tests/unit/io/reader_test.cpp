#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <stdexcept>

#include "io/readers/article_builder.h"
#include "io/readers/line_reader.h"
#include "io/readers/publication_date.h"
#include "unit/io/io_fixture.h"

namespace wirefacts {
namespace {

using test::read_all;
using test::TemporaryFolder;
using Lines = std::vector<std::string>;

Lines read_lines(std::string_view content, ArticleOptions options = {}) {
  const TemporaryFolder folder;
  options.paths = {folder.write("in.jsonl", content)};
  return read_all(options);
}

/// The only article of one line.
Article article_of(std::string_view line, ArticleOptions options = {}) {
  const TemporaryFolder folder;
  options.paths = {folder.write("in.jsonl", line)};
  auto reader = open_articles(options);
  auto item = (*reader)->next();
  if (const auto* dead = std::get_if<DeadLetter>(&*item)) ADD_FAILURE() << dead->code << ": " << dead->message;
  return std::get<ReadArticle>(*item).article;
}

TEST(JsonLines, JoinsTitleBlankLineAndText) {
  EXPECT_EQ(read_lines(R"({"id":"a","title":"Head","text":"Body."})"), Lines{"article a|6|Head\n\nBody."});
}

TEST(JsonLines, DoesNotRepeatATitleThatBeginsTheText) {
  EXPECT_EQ(read_lines(R"({"id":"a","title":"Head","text":"Head\n\nBody."})"), Lines{"article a|0|Head\n\nBody."});
  EXPECT_EQ(read_lines(R"({"id":"a","title":" Head ","text":"\n Head\r\nBody."})"),
            Lines{"article a|0|\n Head\r\nBody."});
}

TEST(JsonLines, RepeatsATitleThatOnlyBeginsTheFirstSentence) {
  EXPECT_EQ(read_lines(R"({"id":"a","title":"Putin visits","text":"Putin visits Astana."})"),
            Lines{"article a|14|Putin visits\n\nPutin visits Astana."});
}

TEST(JsonLines, PutsTheSourceBeforeTheId) {
  EXPECT_EQ(article_of(R"({"id":"7","source":"tass","text":"x"})").id, "tass/7");
  EXPECT_EQ(article_of(R"({"id":7,"source":"a/b%","text":"x"})").id, "a%2Fb%25/7");
  ArticleOptions options;
  options.source = "dpa";
  EXPECT_EQ(article_of(R"({"id":"7","text":"x"})", options).id, "dpa/7");
  EXPECT_EQ(article_of(R"({"id":"7","source":"tass","text":"x"})", options).id, "tass/7");
}

TEST(JsonLines, NamesAnArticleWithoutIdByItsText) {
  // sha256("x") begins with these digits.
  EXPECT_EQ(article_of(R"({"source":"tass","text":"x"})").id, "sha256-2d711642b726b04401627ca9fbac32f5");
  EXPECT_EQ(article_of(R"({"id":" ","text":"x"})").id, "sha256-2d711642b726b04401627ca9fbac32f5");
}

TEST(JsonLines, OneBadLineCostsOneLine) {
  std::string content;
  for (int i = 0; i < 201; ++i) {
    content +=
        i == 100 ? "{\"id\":\"100\",\"text\":\"broken\n" : R"({"id":")" + std::to_string(i) + "\",\"text\":\"x\"}\n";
  }
  const Lines found = read_lines(content);
  ASSERT_EQ(found.size(), 201U);
  EXPECT_EQ(found[100].substr(0, 22), "dead bad_json line 101");
  EXPECT_EQ(found[99], "article 99|0|x");
  EXPECT_EQ(found[101], "article 101|0|x");
}

TEST(JsonLines, TellsWhereTheDamageIs) {
  const std::string good = R"({"id":"a","text":"x"})";
  EXPECT_EQ(read_lines(good + "\r\n\n  \n{\"id\":\"b\"}\r\n" + good),
            (Lines{"article a|0|x", "dead missing_text line 4 at " + std::to_string(good.size() + 6) + "+11",
                   "article a|0|x"}));
}

TEST(JsonLines, RefusesWhatIsNoArticle) {
  const auto code = [](std::string_view line) { return read_lines(line).at(0).substr(5, 12); };
  EXPECT_EQ(code("[1,2]"), "bad_json lin");
  EXPECT_EQ(code("{\"text\":\"x\"} {\"text\":\"y\"}"), "bad_json lin");
  EXPECT_EQ(code("{\"text\":\"x\xFF\"}"), "bad_utf8 lin");
  EXPECT_EQ(code("{\"text\":null}"), "missing_text");
  EXPECT_EQ(code("{\"text\":\" \\n\"}"), "missing_text");
  EXPECT_EQ(code("{\"text\":[1]}"), "missing_text");
  EXPECT_EQ(code("{\"text\":\"a\\u0001\\u0002\\u0003\"}"), "not_text lin");
  EXPECT_EQ(code(std::string(100'000, '[')), "bad_json lin");
}

TEST(JsonLines, KeepsCrLfNulAndEmojiOfTheText) {
  const Article article = article_of("{\"text\":\"one\\r\\ntwo\\u0000three four five \\ud83d\\ude00\"}\r\n");
  EXPECT_EQ(article.text, std::string("one\r\ntwo\0three four five \xF0\x9F\x98\x80", 29));
}

TEST(JsonLines, ReplacesHalfSurrogates) {
  EXPECT_EQ(article_of(R"({"text":"a\ud83db\\ud83d \ude00 \ud83d\ude00"})").text,
            "a\xEF\xBF\xBD"
            "b\\ud83d \xEF\xBF\xBD \xF0\x9F\x98\x80");
}

TEST(JsonLines, OfAKeyTwiceTheLastCounts) {
  EXPECT_EQ(article_of(R"({"text":"old","id":"a","text":"new","id":"b"})").text, "new");
  EXPECT_EQ(article_of(R"({"text":"old","id":"a","text":"new","id":"b"})").id, "b");
}

TEST(JsonLines, TakesTheFirstOfSeveralNames) {
  EXPECT_EQ(article_of(R"({"maintext":"later","text":"first","content":"second"})").text, "first");
  EXPECT_EQ(article_of(R"({"maintext":"only"})").text, "only");
}

TEST(JsonLines, ReadsKeysByMap) {
  ArticleOptions options;
  options.fields = *parse_field_map("text=body,title=head|hl1,published=day");
  const Article article = article_of(R"({"text":"not this","body":"this","hl1":"T","day":"2016-10-04"})", options);
  EXPECT_EQ(article.text, "T\n\nthis");
  EXPECT_EQ(article.published, "2016-10-04");
}

TEST(JsonLines, ReadsKeysOfObjectsByMap) {
  ArticleOptions options;
  options.fields = *parse_field_map("text=fields.body,title=a.b.head,published=fields.date");
  const Article article = article_of(
      R"({"id":"g","fields":{"body":"this","date":"2016-10-04","head":"no"},"a":{"b":{"head":"T"}}})", options);
  EXPECT_EQ(article.text, "T\n\nthis");
  EXPECT_EQ(article.published, "2016-10-04");
  EXPECT_EQ(article_of(R"({"fields.body":"flat"})", options).text, "flat");
}

/// What a file with this line gives.
ReadItem item_of(const std::string& line) {
  const TemporaryFolder folder;
  ArticleOptions options;
  options.paths = {folder.write("in.jsonl", line)};
  return std::move(*(*open_articles(options))->next());
}

TEST(JsonLines, SaysHowAFieldIsNamedBesideThoseOfTheMap) {
  const TemporaryFolder folder;
  ArticleOptions options;
  options.fields = *parse_field_map("text=body");
  options.paths = {folder.write("in.jsonl", R"({"id":"a","text":"x"})")};
  const ReadItem item = std::move(*(*open_articles(options))->next());
  EXPECT_EQ(std::get<DeadLetter>(item).message, "no field of text, only id text: name it with --map 'text=body|FIELD'");
}

std::string message(const std::string& line) { return std::get<DeadLetter>(item_of(line)).message; }

TEST(JsonLines, SaysWhatStandsInsteadOfAText) {
  EXPECT_EQ(message(R"({"id":"a","text":null})"),
            "'text' is null, not a text: name another field with --map text=FIELD");
  EXPECT_EQ(message(R"({"id":"a","text":42})"),
            "'text' is a number, not a text: name another field with --map text=FIELD");
  EXPECT_EQ(message(R"({"id":"a","fields":{"body":"x","n":1}})"),
            "no field of text, only id fields.body: name it with --map text=FIELD");
  EXPECT_EQ(message(R"({"response":{"results":[{"text":null},{"text":"x"}]}})"),
            "no article, but a list of them in 'response.results': write them one by one, "
            "jq -c '.response.results[]' FILE > articles.jsonl");
  EXPECT_EQ(message(R"({"hits":{"total":1,"hits":[{"_id":1,"_source":{"id":"a","text":"x"}}]}})"),
            "no article, but a list of them in 'hits.hits': write them one by one, "
            "jq -c '.hits.hits[]._source' FILE > articles.jsonl");
}

TEST(JsonLines, ReadsAListOfParagraphs) {
  const ReadArticle texts = std::get<ReadArticle>(item_of(R"({"text":["One.",null,"Two."]})"));
  EXPECT_EQ(texts.article.text, "One.\n\nTwo.");
  EXPECT_TRUE(texts.notes.empty());
  const ReadArticle blocks = std::get<ReadArticle>(
      item_of(R"({"content":[{"type":"p","content":"One."},"Two.",{"type":"p","text":"Three."}]})"));
  EXPECT_EQ(blocks.article.text, "One.\n\nTwo.\n\nThree.");
  EXPECT_TRUE(blocks.notes.empty());
  const ReadArticle mixed =
      std::get<ReadArticle>(item_of(R"({"text":[{"type":"image","src":"a.png"},"One.",["Two."],7]})"));
  EXPECT_EQ(mixed.article.text, "One.");
  EXPECT_EQ(mixed.notes, std::vector<std::string>{"parts_left_out"});
}

TEST(JsonLines, SaysWhereALineIsBroken) {
  EXPECT_EQ(message(R"({"id":"é","text":"cut)"),
            "column 21: syntax error while parsing value - invalid string: missing closing quote");
  EXPECT_EQ(message(R"({"id":"a" "text":"x"})"),
            "column 16: syntax error while parsing object - unexpected string literal; expected '}'");
}

TEST(JsonLines, ReadsTheEnvelope) {
  const Article article = article_of(
      R"({"id":1,"text":"x","url":"u","authors":["A. B","C"],"section":{"x":1},"slug":"s","ednote":"e","status":"kill","supersedes":"0"})");
  EXPECT_EQ(article.url, "u");
  EXPECT_EQ(article.author, "A. B, C");
  EXPECT_EQ(article.section, std::nullopt);
  EXPECT_EQ(article.slug, "s");
  EXPECT_EQ(article.ednote, "e");
  EXPECT_EQ(article.status, "kill");
  EXPECT_EQ(article.supersedes, "0");
}

TEST(JsonLines, PassesOverAByteOrderMarkOfTheFile) {
  EXPECT_EQ(read_lines("\xEF\xBB\xBF{\"id\":\"a\",\"text\":\"x\"}\n"), Lines{"article a|0|x"});
}

TEST(JsonLines, NotesADateThatIsNone) {
  const TemporaryFolder folder;
  ArticleOptions options;
  options.paths = {folder.write("in.jsonl", R"({"text":"x","date":"last Tuesday"})")};
  auto reader = open_articles(options);
  const auto item = (*reader)->next();
  EXPECT_EQ(std::get<ReadArticle>(*item).notes, std::vector<std::string>{"bad_date"});
  EXPECT_EQ(std::get<ReadArticle>(*item).article.published, std::nullopt);
}

/// The notes of the only article of a file.
std::vector<std::string> notes_of(const std::string& name, std::string_view content) {
  const TemporaryFolder folder;
  ArticleOptions options;
  options.paths = {folder.write(name, content)};
  auto reader = open_articles(options);
  const auto item = (*reader)->next();
  return std::get<ReadArticle>(*item).notes;
}

TEST(TextFiles, NoteWhatLooksLikeAnotherForm) {
  using Notes = std::vector<std::string>;
  EXPECT_EQ(notes_of("a.txt", "Hans M\xFCller met Maria Lopez in Quito on Monday."), Notes{"bad_bytes"});
  EXPECT_EQ(notes_of("a.txt", "{\"text\": \"Maria Lopez left.\"}\n"), Notes{"json_as_text"});
  EXPECT_EQ(notes_of("a.txt", "id,title,text\n1,A,Maria Lopez left.\n"), Notes{"table_as_text"});
  EXPECT_EQ(notes_of("a.txt", "id\tcontent\r\n1\tMaria Lopez left.\n"), Notes{"table_as_text"});
  EXPECT_EQ(notes_of("a.txt", "In the text, content is all.\n"), Notes{});
}

TEST(JsonLines, NotesHtmlAndJoinsParagraphs) {
  const TemporaryFolder folder;
  ArticleOptions options;
  options.paths = {folder.write("in.jsonl", R"({"text":["One.","Two &amp; three."]})")};
  auto reader = open_articles(options);
  const auto item = (*reader)->next();
  EXPECT_EQ(std::get<ReadArticle>(*item).article.text, "One.\n\nTwo &amp; three.");
  EXPECT_EQ(std::get<ReadArticle>(*item).notes, std::vector<std::string>{"markup"});
}

TEST(JsonLines, TellsMarkupFromWhatOnlyLooksLikeIt) {
  const auto marked = [](const std::string& text) {
    return !std::get<ReadArticle>(item_of(R"({"text":")" + text + "\"}")).notes.empty();
  };
  for (const char* text : {"<P>One.</P>", "<p>One.", "<div class='a'>One.", "One.<br/>", "<span id=x>One",
                           "Joe&#8217;s", "Joe&#x2019;s", "&ldquo;One", "a &lt; b", "One.</div>"}) {
    EXPECT_TRUE(marked(text)) << text;
  }
  for (const char* text : {"a < b", "<GM> rose", "<BP.L> fell", "AT&T; R&D", "x <y z> w", "1 <2", "S&P 500", "&"}) {
    EXPECT_FALSE(marked(text)) << text;
  }
}

TEST(PublicationDate, ReadsMailAndUnixTime) {
  EXPECT_EQ(publication_date("Tue, 04 Oct 2016 17:20:00 GMT"), "2016-10-04T17:20:00Z");
  EXPECT_EQ(publication_date("4 Oct 2016 17:20:00 +0200"), "2016-10-04T17:20:00+02:00");
  EXPECT_EQ(publication_date("26-FEB-1987 15:01:01.79"), "1987-02-26T15:01:01");
  EXPECT_EQ(publication_date("1475599200"), "2016-10-04T16:40:00Z");
  EXPECT_EQ(publication_date("983613600"), "2001-03-03T10:00:00Z");
  EXPECT_EQ(publication_date("1475599200123"), "2016-10-04T16:40:00Z");
  EXPECT_EQ(publication_date("20161004172000"), "2016-10-04T17:20:00");
  for (const char* wrong : {"10/04/2016", "31 Feb 2016", "4 Okt 2016", "Tue 4 Oct 2016", "4 Oct 2016 17:20:00 EST",
                            "14755992001", "-147559920"}) {
    EXPECT_EQ(publication_date(wrong), std::nullopt) << wrong;
  }
}

TEST(PublicationDate, ReadsTheNameOfTheMonth) {
  for (const char* day :
       {"4 October 2016", "October 4, 2016", "Oct 4, 2016", "Oct. 4, 2016", "Oct. 4 2016", "04 Oct. 2016",
        "Tuesday, October 4, 2016", "Tuesday, 4 October 2016", "2016/10/04", " OCTOBER 04, 2016 "}) {
    EXPECT_EQ(publication_date(day), "2016-10-04") << day;
  }
  for (const char* time :
       {"October 4, 2016 17:20", "4 October 2016, 5:20 p.m.", "Oct. 4, 2016 5:20 PM", "2016/10/04 17:20:00"}) {
    EXPECT_EQ(publication_date(time), "2016-10-04T17:20:00") << time;
  }
  EXPECT_EQ(publication_date("Sept. 4, 2016 12:05 am"), "2016-09-04T00:05:00");
  EXPECT_EQ(publication_date("May 4, 2016 9:05 GMT"), "2016-05-04T09:05:00Z");
  for (const char* wrong : {"October 2016", "Oc 4, 2016", "Octobre 4, 2016", "October 42, 2016", "October 4",
                            "October 4, 16", "4/10/2016", "2016/10-04", "October 4, 2016 13:20 pm",
                            "October 4, 2016 - October 5, 2016", "Tuesday October, 2016", "October 4, 2016 soon"}) {
    EXPECT_EQ(publication_date(wrong), std::nullopt) << wrong;
  }
}

TEST(PublicationDate, IsAsWrittenButForTheMarks) {
  EXPECT_EQ(publication_date("2016-10-04"), "2016-10-04");
  EXPECT_EQ(publication_date(" 2016-10-04T17:20:00Z "), "2016-10-04T17:20:00Z");
  EXPECT_EQ(publication_date("2016-10-04 17:20"), "2016-10-04T17:20:00");
  EXPECT_EQ(publication_date("2016-10-04 17:20:05.123 +0530"), "2016-10-04T17:20:05+05:30");
  EXPECT_EQ(publication_date("20210516T080625+0000"), "2021-05-16T08:06:25+00:00");
  EXPECT_EQ(publication_date("20210516"), "2021-05-16");
  EXPECT_EQ(publication_date("2000-02-29"), "2000-02-29");
  for (const char* wrong : {"", "2016", "2016-10", "2016-13-01", "2016-02-30", "1900-02-29", "2016-1004", "2016-10-04T",
                            "2016-10-04T25:00", "2016-10-04T10:00X", "14756004", "147560040012", "2016-10-04 foo"}) {
    EXPECT_EQ(publication_date(wrong), std::nullopt) << wrong;
  }
}

TEST(TextFile, IsOneArticleAsItStandsThere) {
  const TemporaryFolder folder;
  const std::string text = "Head\r\n\r\nBody\xEF\xBB\xBF \xFF\n";
  ArticleOptions options;
  options.paths = {folder.write("a.b.txt", text)};
  EXPECT_EQ(read_all(options), Lines{"article a.b|0|" + text});
  options.paths = {folder.write("a.b.txt", "\xEF\xBB\xBF" + text)};
  EXPECT_EQ(read_all(options), Lines{"article a.b|0|" + text});
  options.source = "tass";
  EXPECT_EQ(read_all(options), Lines{"article tass/a.b|0|" + text});
}

TEST(TextFile, RefusesEmptyAndForeignFiles) {
  const TemporaryFolder folder;
  folder.write("a.txt", "");
  folder.write("b.txt", std::string("PNG\0\0\1\2\3 and more", 17));
  ArticleOptions options;
  options.paths = {folder.path("")};
  EXPECT_EQ(read_all(options), (Lines{"dead missing_text line 0 at 0+0", "dead not_text line 0 at 0+17"}));
}

TEST(JsonFile, IsOneObjectOrLines) {
  const TemporaryFolder folder;
  ArticleOptions options;
  options.paths = {folder.write("lines.json", "{\"id\":\"1\",\"text\":\"x\"}\n{\"id\":\"2\",\"text\":\"y\"}\n"),
                   folder.write("broken.json", "{\n \"id\": \"z\",\n \"text\": \"x\n}\n")};
  const Lines found = read_all(options);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[1], "article 2|0|y");
  EXPECT_EQ(found[2], "dead bad_json line 0 at 0+28");
}

TEST(JsonFile, ADamagedFirstLineCostsNoOther) {
  const TemporaryFolder folder;
  ArticleOptions options;
  options.paths = {folder.write("lines.json", "{\"id\":\"1\",\n{\"id\":\"2\",\"text\":\"y\"}\n")};
  const Lines found = read_all(options);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].substr(0, 20), "dead bad_json line 1");
  EXPECT_EQ(found[1], "article 2|0|y");
}

TEST(JsonFile, WithItsArticlesInAListSaysSo) {
  const TemporaryFolder folder;
  ArticleOptions options;
  const std::string answer = R"({"status":"ok","sources":[{"id":"tass"}],"articles":[{"id":"1","text":"x"}]})";
  options.paths = {folder.write("answer.json", answer)};
  auto reader = open_articles(options);
  const auto item = (*reader)->next();
  EXPECT_EQ(
      std::get<DeadLetter>(*item).message,
      "no article, but a list of them in 'articles': write them one by one, jq -c '.articles[]' FILE > articles.jsonl");
}

TEST(Paths, WithoutAnEndingAreToldByTheirFirstByte) {
  const TemporaryFolder folder;
  ArticleOptions options;
  options.paths = {folder.write("one", "\n{\"id\":\"1\",\"text\":\"x\"}"), folder.write("two", "Plain {text}")};
  EXPECT_EQ(read_all(options), (Lines{"article 1|0|x", "article two|0|Plain {text}"}));
}

TEST(Paths, ThatAreNotThereAreAnError) {
  const TemporaryFolder folder;
  ArticleOptions options;
  options.paths = {folder.path("missing")};
  const auto reader = open_articles(options);
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().kind, ErrorKind::no_input);
}

TEST(Paths, TellHowFarReadingIs) {
  const TemporaryFolder folder;
  ArticleOptions options;
  options.paths = {folder.write("a.txt", "12345"), folder.write("b.jsonl", "{\"text\":\"x\"}\n")};
  auto reader = open_articles(options);
  EXPECT_EQ((*reader)->position().bytes_total, 18U);
  for (int i = 0; i < 3; ++i) static_cast<void>((*reader)->next());
  EXPECT_EQ((*reader)->position().bytes_done, 18U);
}

TEST(InputFields, ExplainsMistakes) {
  EXPECT_EQ(parse_field_map("publishd=day").error().message, "unknown field 'publishd', did you mean 'published'?");
  EXPECT_EQ(parse_field_map("text").error().kind, ErrorKind::usage);
  EXPECT_EQ(parse_field_map("text=body,text=content")->text, (std::vector<std::string>{"body", "content"}));
  EXPECT_EQ(parse_field_map("text=").error().kind, ErrorKind::usage);
}

/// Standard input is a pipe while this lives.
class PipedInput {
 public:
  PipedInput() : saved_(::dup(STDIN_FILENO)) {
    int ends[2] = {-1, -1};
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
    ::dup2(ends[0], STDIN_FILENO);
    ::close(ends[0]);
    writer_ = ends[1];
  }
  PipedInput(const PipedInput&) = delete;
  PipedInput& operator=(const PipedInput&) = delete;
  ~PipedInput() {
    ::close(writer_);
    ::dup2(saved_, STDIN_FILENO);
    ::close(saved_);
  }
  void write(std::string_view text) const {
    ASSERT_EQ(::write(writer_, text.data(), text.size()), static_cast<ssize_t>(text.size()));
  }

 private:
  int saved_, writer_ = -1;
};

TEST(StandardInput, SaysWhenNothingComesAndEndsWhenAsked) {
  const PipedInput input;
  std::atomic<bool> stop = false;
  ArticleOptions options;
  options.paths = {"-"};
  options.stop = &stop;
  auto reader = open_articles(options);
  ASSERT_TRUE(reader);
  EXPECT_TRUE(std::holds_alternative<NothingYet>(*(*reader)->next()));
  input.write("{\"id\":\"1\",\"text\":\"x\"}\n{\"id\":\"2\",\"text\":\"x\"}\n");
  for (const std::string id : {"1", "2"}) {
    const auto item = (*reader)->next();
    ASSERT_TRUE(std::holds_alternative<ReadArticle>(*item)) << item->index();
    EXPECT_EQ(std::get<ReadArticle>(*item).article.id, id);
  }
  EXPECT_TRUE(std::holds_alternative<NothingYet>(*(*reader)->next()));
  stop = true;
  EXPECT_TRUE(std::holds_alternative<EndOfInput>(*(*reader)->next()));
}

TEST(LineReader, CutsLinesOverTheLimit) {
  const TemporaryFolder folder;
  const std::string path = folder.write("in", "short\n" + std::string(3'000'000, 'x') + "\nend");
  LineReader lines(File::for_reading(path).value(), 1000);
  EXPECT_EQ((*lines.next())->text, "short");
  const Line cut = **lines.next();
  EXPECT_TRUE(cut.is_cut());
  EXPECT_EQ(cut.length, 3'000'000U);
  EXPECT_EQ(cut.offset, 6U);
  const Line end = **lines.next();
  EXPECT_EQ(end.text, "end");
  EXPECT_EQ(end.number, 3U);
  EXPECT_EQ(end.offset, 3'000'007U);
  EXPECT_FALSE(lines.next()->has_value());
}

TEST(LineReader, GivesTheLinesOfAnyLength) {
  const TemporaryFolder folder;
  std::string content;
  std::vector<std::string> want;
  for (std::size_t i = 0; i < 400; ++i) {
    want.emplace_back(i * i % 7919, static_cast<char>('a' + i % 26));
    content += want.back() + "\n";
  }
  LineReader lines(File::for_reading(folder.write("in", content)).value(), 1 << 20);
  std::uint64_t offset = 0;
  for (const std::string& line : want) {
    const auto found = *lines.next();
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->text, line);
    EXPECT_EQ(found->offset, offset);
    offset += line.size() + 1;
  }
  EXPECT_FALSE(lines.next()->has_value());
}

}  // namespace
}  // namespace wirefacts
