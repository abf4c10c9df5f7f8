# Files as one C++ source, without the indentation and the lines of comment of scripts and styles: cmake -DOUT=FILE.cpp -DFOLDER=DIR -DNAMES=a,b,c -P embed.cmake
string(REPLACE "," ";" NAMES "${NAMES}")
set(arrays "")
set(cases "")
set(number 0)
foreach(name IN LISTS NAMES)
  file(READ "${FOLDER}/${name}" text)
  string(REGEX REPLACE "\n +" "\n" text "${text}")
  if(name MATCHES "\\.js$")
    string(REGEX REPLACE "\n/[/*][^\n]*" "" text "${text}")
  endif()
  string(HEX "${text}" bytes)
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
  string(APPEND arrays "constexpr char kFile${number}[] = {${bytes}};\n")
  string(APPEND cases "  if (name == \"${name}\") return {kFile${number}, sizeof kFile${number}};\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE "${OUT}" "// Made by pipeline/workbench/page/embed.cmake.
#include \"workbench/page_files.h\"

namespace wirefacts {
namespace {

${arrays}
}  // namespace

std::string_view page_file(std::string_view name) {
${cases}  return {};
}

}  // namespace wirefacts
")
