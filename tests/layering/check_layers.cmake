# The layer law: cmake -DPIPELINE_DIR=pipeline -P check_layers.cmake
#
# Reads every #include below PIPELINE_DIR. Reported are: a folder that includes a later one or one that is not
# in the list, a file that is not there, a foreign header outside its owner, and any <header> that is neither of
# the C++ or POSIX standard nor in the table below, so that no library slips in without an entry.
cmake_minimum_required(VERSION 3.25)
get_filename_component(PIPELINE_DIR "${PIPELINE_DIR}" ABSOLUTE BASE_DIR "${CMAKE_SOURCE_DIR}")

# A folder may include only itself and folders before it; "." is PIPELINE_DIR itself.
set(LAYERS base document segmentation lexicon values grammar cascade resolution events records . io batch workbench cli)

# PREFIX of a header, and a regular expression of the files that may include it.
set(OWNERS
  "re2/"       "^base/regex\\.cpp$"
  "xxhash.h"   "^base/content_hash\\.cpp$"
  "unicode/"   "^segmentation/unicode[a-z_]*\\.cpp$"
  "nlohmann/"  "^(io|cli)/.*\\.cpp$"
  "simdjson.h" "^io/readers/json_lines_reader\\.cpp$"
  "sqlite3.h"  "^io/sinks/sqlite_database\\.cpp$"
  "libpq-fe.h" "^io/sinks/libpq\\.h$"
  "openssl/"   "^records/digest\\.cpp$"
  "zlib.h"     "^io/gzip\\.cpp$"
  "lzma.h"     "^io/xz\\.cpp$"
  "zstd"       "^io/zstd\\.cpp$"
  "bzlib.h"    "^io/bzip2\\.cpp$"
  "zip.h"      "^io/rule_archive\\.cpp$"
  "mimalloc.h" "^cli/allocator\\.cpp$"
  "elf.h"      "^cli/program_identity\\.cpp$"
  "link.h"     "^cli/program_identity\\.cpp$"
  "spdlog/"    "^cli/[a-z_]*\\.cpp$"
  "CLI/"       "^cli/(main|common_options|command_options)\\.cpp$")

set(STANDARD
  algorithm any array atomic barrier bit bitset cassert cctype cerrno cfenv cfloat charconv chrono cinttypes climits
  clocale cmath compare complex concepts condition_variable coroutine csetjmp csignal cstdarg cstddef cstdint cstdio
  cstdlib cstring ctime cuchar cwchar cwctype deque exception execution filesystem forward_list fstream functional
  future initializer_list iomanip ios iosfwd iostream istream iterator latch limits list locale map memory
  memory_resource mutex new numbers numeric optional ostream queue random ranges ratio regex scoped_allocator
  semaphore set shared_mutex span sstream stack stdexcept stop_token streambuf string string_view system_error thread
  tuple type_traits typeindex typeinfo unordered_map unordered_set utility valarray variant vector version
  dirent.h dlfcn.h errno.h fcntl.h poll.h pthread.h signal.h sys/file.h sys/mman.h sys/resource.h sys/stat.h sys/types.h sys/wait.h time.h
  unistd.h)

set(problems "")

macro(report file line text)
  list(APPEND problems "${file}:${line}: ${text}")
endmacro()

# Layer of a path relative to PIPELINE_DIR; -1: no folder of the list.
function(layer_of path result)
  string(FIND "${path}" "/" slash)
  if(slash EQUAL -1)
    set(folder ".")
  else()
    string(SUBSTRING "${path}" 0 ${slash} folder)
  endif()
  list(FIND LAYERS "${folder}" number)
  set(${result} ${number} PARENT_SCOPE)
endfunction()

macro(check_own file line header)
  layer_of("${file}" from)
  layer_of("${header}" to)
  if(to EQUAL -1)
    report("${file}" ${line} "\"${header}\" is in no folder of the layer law")
  elseif(NOT EXISTS "${PIPELINE_DIR}/${header}")
    report("${file}" ${line} "\"${header}\" does not exist: paths are relative to pipeline/")
  elseif(to GREATER from)
    list(GET LAYERS ${from} from_name)
    list(GET LAYERS ${to} to_name)
    report("${file}" ${line} "${from_name} includes \"${header}\": ${to_name} is a later layer")
  endif()
endmacro()

macro(check_foreign file line header)
  set(known FALSE)
  list(LENGTH OWNERS size)
  math(EXPR last "${size} - 1")
  foreach(at RANGE 0 ${last} 2)
    list(GET OWNERS ${at} prefix)
    string(FIND "${header}" "${prefix}" position)
    if(position EQUAL 0)
      set(known TRUE)
      math(EXPR next "${at} + 1")
      list(GET OWNERS ${next} owner)
      if(NOT "${file}" MATCHES "${owner}")
        report("${file}" ${line} "<${header}> may be included only by ${owner}")
      endif()
    endif()
  endforeach()
  if(NOT known AND NOT "${header}" IN_LIST STANDARD)
    report("${file}" ${line} "<${header}> is no standard header and has no entry in check_layers.cmake")
  endif()
endmacro()

file(GLOB_RECURSE files RELATIVE "${PIPELINE_DIR}" "${PIPELINE_DIR}/*.h" "${PIPELINE_DIR}/*.cpp" "${PIPELINE_DIR}/*.hpp"
  "${PIPELINE_DIR}/*.cc" "${PIPELINE_DIR}/*.inc")
list(SORT files)
list(LENGTH files count)
if(count EQUAL 0)
  message(FATAL_ERROR "no source files below '${PIPELINE_DIR}'")
endif()
foreach(file IN LISTS files)
  layer_of("${file}" own)
  if(own EQUAL -1)
    report("${file}" 1 "the folder is not in the layer law")
    continue()
  endif()
  file(READ "${PIPELINE_DIR}/${file}" text)
  # Brackets and semicolons would cut CMake's lists in the wrong places.
  string(REGEX REPLACE "[][;\\]" " " text "${text}")
  string(REPLACE "\n" ";" lines "${text}")
  set(line 0)
  foreach(content IN LISTS lines)
    math(EXPR line "${line} + 1")
    if(NOT content MATCHES "^[ \t]*#[ \t]*include")
      continue()
    endif()
    if(content MATCHES "include[ \t]*\"([^\"]+)\"")
      set(header "${CMAKE_MATCH_1}")
      check_own("${file}" ${line} "${header}")
    elseif(content MATCHES "include[ \t]*<([^>]+)>")
      set(header "${CMAKE_MATCH_1}")
      string(FIND "${header}" "/" slash)
      layer_of("${header}" layer)
      if(NOT slash EQUAL -1 AND NOT layer EQUAL -1)
        check_own("${file}" ${line} "${header}")
      else()
        check_foreign("${file}" ${line} "${header}")
      endif()
    else()
      report("${file}" ${line} "an include that names no header")
    endif()
  endforeach()
endforeach()

foreach(problem IN LISTS problems)
  message("${problem}")
endforeach()
list(LENGTH problems wrong)
if(wrong GREATER 0)
  message(FATAL_ERROR "${wrong} breaches of the layer law")
endif()
message("${count} files keep the layer law")
